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
        LoadCoder = () => PipelineCoder.Load(DataFolder.Find()),
        LoadReader = () => PipelineReader.Load(DataFolder.Find()),
    };
}
