using Casus.Cli.Dossier;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Language.Treebanks;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;
using Casus.Sources.Fetching;

namespace Casus.Cli;

/// <summary>The parts of Casus that commands work with.</summary>
internal sealed record Services
{
    /// <summary>Finds the data folder.</summary>
    /// <exception cref="CasusException">There is none.</exception>
    public Func<DataFolder> FindData { get; init; } = DataFolder.Find;

    /// <summary>Loads the names of countries and actors, for pages that people read, with a file of actors of a project's own or <see langword="null"/>.</summary>
    /// <exception cref="CasusException">The file is missing or damaged.</exception>
    public required Func<string?, CountryNames> LoadCountries { get; init; }

    /// <summary>
    /// Loads dictionaries and models and makes the coder, with a file of actors of a project's own or <see langword="null"/>.
    /// </summary>
    /// <exception cref="CasusException">An asset is missing or damaged.</exception>
    public required Func<string?, IReportCoder> LoadCoder { get; init; }

    /// <summary>Loads the register of actors alone, with a file of a project's own or <see langword="null"/>.</summary>
    /// <exception cref="CasusException">A file is missing or damaged.</exception>
    public required Func<string?, ActorRegister> LoadActors { get; init; }

    /// <summary>Loads what files reports by incident; a new one each time, as it keeps what is added.</summary>
    /// <exception cref="CasusException">An asset is missing or damaged.</exception>
    public Func<IncidentFuser> LoadFuser { get; init; } = () => IncidentFuser.Load(DataFolder.Find());

    /// <summary>Makes what fetches pages, where that is allowed. It asks the machine's own resolver, and sites of the public internet alone.</summary>
    public Func<FetchOptions, IFetcher> MakeFetcher { get; init; } = options => new SafeFetcher(options, TimeProvider.System);

    /// <summary>Finds the data folder that exports go by.</summary>
    /// <exception cref="CasusException">There is none.</exception>
    public Func<DataFolder> FindExportData { get; init; } = DataFolder.Find;

    /// <summary>Loads what reads the language alone.</summary>
    /// <exception cref="CasusException">An asset is missing or damaged.</exception>
    public required Func<ILanguageReader> LoadReader { get; init; }
}

/// <summary>Reads the language of reports. Thread-safe.</summary>
internal interface ILanguageReader
{
    /// <summary>Writes what was read as CoNLL-U.</summary>
    ConlluWriter Conllu { get; }

    /// <summary>A reading with tokens, sentences, syntax and names.</summary>
    Reading Read(Report report);
}

/// <summary>Codes reports. Thread-safe.</summary>
internal interface IReportCoder
{
    /// <summary>The record of <paramref name="report"/>.</summary>
    CodedReport Code(Report report);

    /// <summary>What led to each value of the record, and what was dropped.</summary>
    Explanation Explain(Report report);
}
