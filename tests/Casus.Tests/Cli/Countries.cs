using Casus.Cli.Dossier;
using Casus.Knowledge;
using Casus.Knowledge.Actors;

namespace Casus.Tests.Cli;

/// <summary>The names of countries, loaded once.</summary>
internal static class Countries
{
    private static readonly DataFolder Data = DataFolder.At(Repository.File("data"));

    public static CountryNames Names { get; } = CountryNames.Load(Data, ActorRegister.Load(Data));
}
