using Casus.Cli.Dossier;
using Casus.Knowledge;

namespace Casus.Tests.Cli;

/// <summary>The names of countries, loaded once.</summary>
internal static class Countries
{
    public static CountryNames Names { get; } = CountryNames.Load(DataFolder.At(Repository.File("data")));
}
