using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;
using Casus.Server.ReportPages;

namespace Casus.Server.Hosting;

/// <summary>What of Casus the workbench works with; each part is loaded when it is first needed. Tests hand in their own.</summary>
public sealed class WorkbenchParts
{
    /// <summary>The data folder.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>Program and version, <c>casus 0.1.0</c>.</summary>
    public required string Program { get; init; }

    /// <summary>Loads what reads reports.</summary>
    public required Func<ReadingPipeline> LoadPipeline { get; init; }

    /// <summary>Makes what codes reports; <see langword="null"/> for the pipeline.</summary>
    public Func<Report, CodedReport>? Code { get; init; }

    /// <summary>Loads the register of actors.</summary>
    public required Func<ActorRegister> LoadActors { get; init; }

    /// <summary>Loads what files reports by incident.</summary>
    public required Func<IncidentFuser> LoadFuser { get; init; }

    /// <summary>Looks at every data file.</summary>
    public Func<IReadOnlyList<DoctorFinding>> Doctor { get; init; } = () => [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>What was found of a data file.</summary>
/// <param name="Name">The file or what it holds.</param>
/// <param name="State"><c>ok</c>, <c>missing</c>, <c>damaged</c>, or <c>unknown</c> where it took too long to look.</param>
/// <param name="Detail">In words.</param>
/// <param name="Remedy">What to do, or <see langword="null"/>.</param>
public sealed record DoctorFinding(string Name, string State, string Detail, string? Remedy);

/// <summary>The parts as the routes use them. Thread-safe.</summary>
internal sealed class Loaded(WorkbenchParts parts, Store store, string location)
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Lazy<ReadingPipeline> pipeline = new(parts.LoadPipeline);
    private readonly Lazy<ActorRegister> actors = new(parts.LoadActors);
    private readonly Lazy<EventTypes> types = new(() => EventTypes.Load(parts.Data));
    private readonly Lazy<Dictionary<string, string>> countries = new(() => parts.Data
        .Stanzas("gazetteer/countries.txt")
        .Select(s => (Code: s.Require("code").Split(' ')[^1], Name: s.List("names").First()))
        .DistinctBy(c => c.Code)
        .ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal));

    private readonly Lock writing = new();
    private long? tried;
    private bool isWritable;
    private readonly Lazy<Graphic> graphic = new(() => Graphic.Load(parts.Data));

    /// <summary>The data folder.</summary>
    public DataFolder Data => parts.Data;

    /// <summary>What people should not have to see unasked.</summary>
    public Graphic Graphic => graphic.Value;

    /// <summary>Program and version.</summary>
    public string Program => parts.Program;

    /// <summary>The clock.</summary>
    public TimeProvider Time => parts.Time;

    /// <summary>The archive.</summary>
    public Store Store => store;

    /// <summary>Whether the archive could be written to when that was last tried, which is once a minute at most and waits for nobody.</summary>
    public bool IsWritable
    {
        get
        {
            lock (writing)
            {
                if (tried is null || parts.Time.GetElapsedTime(tried.Value) > TryAgainAfter)
                {
                    isWritable = ArchiveFacts.IsWritable(Store.At(location, new() { Patience = TimeSpan.FromSeconds(1), Attempts = 1 }));
                    tried = parts.Time.GetTimestamp();
                }

                return isWritable;
            }
        }
    }

    /// <summary>What reads reports.</summary>
    public ReadingPipeline Pipeline => pipeline.Value;

    /// <summary>The register of actors.</summary>
    public ActorRegister Actors => actors.Value;

    /// <summary>The codebook's types.</summary>
    public EventTypes Types => types.Value;

    /// <summary>Countries by their codes.</summary>
    public IReadOnlyDictionary<string, string> Countries => countries.Value;

    /// <summary>Codes a report.</summary>
    public CodedReport Code(Report report) => parts.Code is { } code ? code(report) : RecordBuilder.Build(Pipeline.Read(report), parts.Program);

    /// <summary>Makes what derives incidents.</summary>
    public Deriver Deriver(int threads = 1) => new(store, parts.LoadFuser, parts.Time) { Threads = threads };

    /// <summary>Looks at every data file.</summary>
    public IReadOnlyList<DoctorFinding> Doctor() => parts.Doctor();

    /// <summary>The label of an event type; of one that the codebook does not have, its name in words.</summary>
    public string TypeLabel(string type) => Types.TryNamed(type, out var known) ? known.Label : type.Replace('-', ' ');

    /// <summary>The name of a country, or its code.</summary>
    public string CountryName(string code) => Countries.GetValueOrDefault(code, code);

    /// <summary>The name of an actor, or its id in words.</summary>
    public string ActorName(string id) => Actors.TryGet(id, out var actor) ? actor.Name : id.Replace('-', ' ');
}
