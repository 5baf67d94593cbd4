using Casus.Cli.Dossier;
using Casus.Knowledge;

namespace Casus.Cli;

/// <summary>The coder of the program as it is shipped.</summary>
internal static class StandardServices
{
    /// <summary>Makes it available; loads nothing yet.</summary>
    public static Services Create() => new()
    {
        LoadCountries = () => CountryNames.Load(DataFolder.Find()),
        LoadCoder = actors => PipelineCoder.Load(DataFolder.Find(), actors),
        LoadReader = () => PipelineReader.Load(DataFolder.Find()),
    };
}
