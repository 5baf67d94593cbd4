using Casus.Fusion.Incidents;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>Files coded reports by incident. Reports may be added at any time and in any order; the incidents are the same.</summary>
/// <remarks>
/// Of each report it keeps what is compared, some hundred numbers, and not the record; whoever asks for incidents hands the records in again. Not thread-safe.
/// </remarks>
public sealed class IncidentFuser
{
    private const int FingerprintLength = 16;
    private static readonly string[] Files = ["models/" + FusionModel.FileName, "models/" + TermWeights.FileName, "fusion/words.txt", "fusion/agencies.txt"];

    private readonly FusionModel model;
    private readonly TellingReader reader;
    private readonly ReportClusters clusters;
    private readonly SourceCounter counter;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    private IncidentFuser(FusionModel model, TellingReader reader, ReportClusters clusters, SourceCounter counter) =>
        (this.model, this.reader, this.clusters, this.counter) = (model, reader, clusters, counter);

    /// <summary>Tells what it goes by from what other versions of the files come to.</summary>
    internal string Fingerprint { get; private init; } = "";

    /// <summary>How many reports were added.</summary>
    public int Count => clusters.Table.Count;

    /// <summary>Loads what was learned.</summary>
    /// <exception cref="CasusException">A file is missing or damaged.</exception>
    public static IncidentFuser Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var model = FusionModel.Load(data);
        return new(model, new(TermWeights.Load(data)), new(model), SourceCounter.Load(data))
        {
            Fingerprint = FingerprintOf(Files.Select(data.ReadText)),
        };
    }

    /// <summary>Adds reports.</summary>
    /// <param name="reports">Their records; one under an id that was added before is passed over.</param>
    /// <param name="threads">How many are compared at once; it makes no difference to the result.</param>
    /// <returns>The ids of those that were passed over.</returns>
    public IReadOnlyList<string> Add(IEnumerable<CodedReport> reports, int threads = 1) => Add(reports.Select(reader.Read), threads);

    /// <summary>The incidents, in the order of their ids.</summary>
    /// <param name="record">Gives the record of a report that was added, by its id; asked several times for one, and by several threads.</param>
    /// <param name="threads">How many are built at once; it makes no difference to the result.</param>
    public IEnumerable<Incident> Incidents(Func<string, CodedReport> record, int threads = 1) =>
        Filing(record, threads).Incidents().Select(f => f.Incident);

    /// <summary>The reports that are filed together, by their ids: those of one incident as their lead, and those that tell of no event and are worded like each other.</summary>
    public IEnumerable<IReadOnlyList<string>> Groups() => clusters.All().Select(c => (IReadOnlyList<string>)[.. c.Select(clusters.Table.Report)]);

    /// <summary>Takes down what people said of how reports are filed, in the place of what was said before.</summary>
    /// <remarks>It holds whatever reports are like, and whenever they are added.</remarks>
    public void Judge(FilingJudgements judgements) => clusters.Judgements = judgements;

    /// <summary>What is compared of a report. Thread-safe.</summary>
    internal Telling Read(CodedReport report) => reader.Read(report);

    /// <summary>Files all reports.</summary>
    internal IncidentFiling Filing(Func<string, CodedReport> record, int threads) => new(clusters, Drafts(record), threads);

    /// <summary>Makes incidents of drafts.</summary>
    internal DraftBuilder Drafts(Func<string, CodedReport> record) => new(clusters, new(clusters, new(clusters, model, reader), counter, reader), record);

    /// <summary>One that goes by the same files and holds no report yet.</summary>
    internal IncidentFuser Empty() => new(model, reader, new(model), counter) { Fingerprint = Fingerprint };

    /// <summary>The clusters.</summary>
    internal ReportClusters Clusters => clusters;

    private static string FingerprintOf(IEnumerable<string> texts) =>
        Sha256Hex.Of(string.Join('\n', texts))[..FingerprintLength];

    /// <summary>Adds reports by what is compared of them.</summary>
    internal IReadOnlyList<string> Add(IEnumerable<Telling> tellings, int threads)
    {
        var (fresh, passedOver) = (new List<Telling>(), new List<string>());
        foreach (var telling in tellings)
        {
            if (numbers.TryAdd(telling.Report, clusters.Table.Count + fresh.Count))
                fresh.Add(telling);
            else
                passedOver.Add(telling.Report);
        }

        clusters.Add(fresh, threads);
        return passedOver;
    }
}
