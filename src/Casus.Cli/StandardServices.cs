using Casus.Cli.Dossier;
using Casus.Knowledge;
using Casus.Knowledge.Actors;

namespace Casus.Cli;

/// <summary>The coder of the program as it is shipped.</summary>
internal static class StandardServices
{
    /// <summary>Makes it available; loads nothing yet.</summary>
    public static Services Create() => new()
    {
        LoadCountries = actors => CountryNames.Load(DataFolder.Find(), ActorRegister.Load(DataFolder.Find(), actors)),
        LoadActors = actors => ActorRegister.Load(DataFolder.Find(), actors),
        LoadCoder = actors => PipelineCoder.Load(DataFolder.Find(), actors),
        LoadReader = () => PipelineReader.Load(DataFolder.Find()),
    };
}
