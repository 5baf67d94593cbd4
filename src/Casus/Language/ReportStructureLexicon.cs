using System.Buffers;
using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Language;

/// <summary>
/// The words that tell the parts of a report apart, read from <c>data/structure</c>. Immutable and thread-safe.
/// </summary>
public sealed class ReportStructureLexicon
{
    private ReportStructureLexicon(DataFolder data)
    {
        var bylines = Lists.Read(data, "structure/bylines.txt");
        (BylineBegins, BylineDated, BylineIs) = (bylines.Phrases("begins"), bylines.Phrases("dated"), bylines.Phrases("is"));
        (BylineWords, TimeWords) = (Words([.. bylines.List("roles"), .. bylines.List("between")]), Words(bylines.List("time-words")));
        OutletWords = Words(bylines.List("outlets"));
        var captions = Lists.Read(data, "structure/captions.txt");
        (CaptionBegins, CaptionHolds) = (captions.Phrases("begins"), SearchValues.Create([.. captions.List("holds")], StringComparison.OrdinalIgnoreCase));
        var credits = Lists.Read(data, "structure/credits.txt");
        (CreditBegins, Sources) = (credits.Phrases("begins"), credits.Phrases("sources"));
        CreditOpenings = SearchValues.Create(CreditBegins.All, StringComparison.OrdinalIgnoreCase);
        (SourceWords, CreditBetween) = (Words(credits.List("source-words")), Words(credits.List("between")));
        var datelines = Lists.Read(data, "structure/datelines.txt");
        (Months, DateWords) = (Words(datelines.List("months")), Words([.. datelines.List("months"), .. datelines.List("weekdays")]));
        (NotAPlace, OpensText) = (datelines.Phrases("not-a-place"), Words(datelines.List("opens-text")));
        var boxes = Lists.Read(data, "structure/boxes.txt");
        (BoxAsks, BoxLists) = (boxes.Phrases("asks"), boxes.Phrases("lists"));
        var furniture = Lists.Read(data, "structure/furniture.txt");
        (FurnitureBegins, FurnitureIs) = (furniture.Phrases("begins"), furniture.Phrases("is"));
    }

    internal ReportStructurePhrases BylineBegins { get; }

    internal ReportStructurePhrases BylineDated { get; }

    internal ReportStructurePhrases BylineIs { get; }

    /// <summary>Words of a byline that are no names: what writers are, and what stands between.</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BylineWords { get; }

    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TimeWords { get; }

    /// <summary>Words that names of newspapers and their desks end in.</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OutletWords { get; }

    internal ReportStructurePhrases CaptionBegins { get; }

    internal SearchValues<string> CaptionHolds { get; }

    internal ReportStructurePhrases CreditBegins { get; }

    /// <summary>The same phrases, to be searched for inside a line.</summary>
    internal SearchValues<string> CreditOpenings { get; }

    internal ReportStructurePhrases Sources { get; }

    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SourceWords { get; }

    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CreditBetween { get; }

    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Months { get; }

    /// <summary>Months and weekdays.</summary>
    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DateWords { get; }

    internal ReportStructurePhrases NotAPlace { get; }

    internal FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OpensText { get; }

    internal ReportStructurePhrases BoxAsks { get; }

    internal ReportStructurePhrases BoxLists { get; }

    internal ReportStructurePhrases FurnitureBegins { get; }

    internal ReportStructurePhrases FurnitureIs { get; }

    /// <summary>Reads the lists.</summary>
    /// <exception cref="Reports.CasusException">CAS0301, CAS0302, CAS0304: a file is damaged, a list is missing, a file
    /// is missing.</exception>
    public static ReportStructureLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The stanzas of one file, as if they were one.</summary>
    private sealed class Lists(IReadOnlyList<Stanza> stanzas)
    {
        public static Lists Read(DataFolder data, string file) => new(data.Stanzas(file));

        public ReportStructurePhrases Phrases(string key) => new(List(key));

        public IEnumerable<string> List(string key) => stanzas.SelectMany(s => s.List(key)).ToList() is { Count: > 0 } list
            ? list
            : throw stanzas[0].Error("CAS0302", $"the field '{key}' is missing. Add it to the stanza.");
    }
}
