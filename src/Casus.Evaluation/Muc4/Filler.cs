using Casus.Reports;

namespace Casus.Evaluation.Muc4;

/// <summary>One filler of a slot: an entity with all the strings that name it.</summary>
internal sealed class Filler
{
    private readonly List<string> all;
    private readonly HashSet<string> heads;

    /// <summary>Makes a filler.</summary>
    /// <param name="canonical">The string that stands for it; the first of <paramref name="strings"/> when absent.</param>
    /// <param name="strings">Everything it is called; strings of nothing but articles and punctuation are passed
    /// over.</param>
    /// <param name="key">The entity it came from, for telling repeats; absent in gold.</param>
    /// <param name="certainty">How sure its part is; absent in gold.</param>
    public Filler(string? canonical, IEnumerable<string> strings, string? key = null, Certainty? certainty = null)
    {
        var usable = strings.Where(s => FillerText.Normalise(s).Length > 0).ToList();
        if (canonical is null || FillerText.Normalise(canonical).Length == 0)
            canonical = usable.FirstOrDefault() ?? "";
        Canonical = FillerText.Normalise(canonical);
        all = [.. usable.Select(FillerText.Normalise).Prepend(Canonical).Distinct(StringComparer.Ordinal)];
        heads = [.. usable.Append(canonical).Where(s => s.Length > 0).Select(FillerText.Head)];
        (Key, Certainty) = (key, certainty);
    }

    private Filler(Filler other)
    {
        (Canonical, Key, Certainty) = (other.Canonical, other.Key, other.Certainty);
        (all, heads) = ([.. other.all], [.. other.heads]);
    }

    /// <summary>The normalised string that stands for it; empty when it has no usable string.</summary>
    public string Canonical { get; }

    /// <summary>Every normalised string, the canonical one first.</summary>
    public IReadOnlyList<string> All => all;

    /// <summary>The entity it came from.</summary>
    public string? Key { get; }

    /// <summary>How sure its part is.</summary>
    public Certainty? Certainty { get; }

    /// <summary>A filler that can take in others and leave this one as it is.</summary>
    public Filler Copy() => new(this);

    /// <summary>Takes in the strings of another mention of the same entity.</summary>
    public void Absorb(Filler other)
    {
        all.AddRange(other.all.Where(s => !all.Contains(s)).ToList());
        heads.UnionWith(other.heads);
    }

    /// <summary>Whether this gold filler is what <paramref name="predicted"/> names.</summary>
    public bool Matches(Filler predicted, FillerMatch by) => by switch
    {
        FillerMatch.One => all.Contains(predicted.Canonical),
        FillerMatch.Set => predicted.all.All(all.Contains),
        FillerMatch.Any => predicted.all.Any(all.Contains),
        _ => heads.Overlaps(predicted.heads) || predicted.all.Any(all.Contains),
    };

    /// <summary>Whether one's strings are all among the other's.</summary>
    public bool Repeats(Filler other) => all.All(other.all.Contains) || other.all.All(all.Contains);
}

/// <summary>What makes a predicted filler right.</summary>
internal enum FillerMatch
{
    /// <summary>Its canonical string is one of the key's: for systems that print one string per filler.</summary>
    One,

    /// <summary>All of its strings are.</summary>
    Set,

    /// <summary>One of its strings is.</summary>
    Any,

    /// <summary>A head word agrees, or one of its strings does.</summary>
    Head,
}
