using System.Globalization;

namespace Casus.Sources.Watching;

/// <summary>What came of a round.</summary>
internal sealed class RoundCount
{
    private readonly Lock gate = new();

    /// <summary>Sources that were looked at.</summary>
    public int Sources { get; set; }

    /// <summary>Those of which something could not be had.</summary>
    public int Failed { get; set; }

    /// <summary>Those that failed before and are not asked yet.</summary>
    public int Waiting { get; set; }

    /// <summary>Pages and reports that were not known.</summary>
    public long Found { get; set; }

    /// <summary>Reports that were handed on and not known as they are.</summary>
    public long Kept { get; set; }

    /// <summary>Of these those that were not read.</summary>
    public int Unread { get; set; }

    /// <summary>Pages with words that were kept before.</summary>
    public int Duplicates { get; set; }

    /// <summary>Pages that cannot be had.</summary>
    public int Refused { get; set; }

    /// <summary>Pages that are asked for again later.</summary>
    public int Later { get; set; }

    /// <summary>Adds what came of a part of the round. Thread-safe.</summary>
    public void Add(RoundCount part)
    {
        ArgumentNullException.ThrowIfNull(part);
        lock (gate)
        {
            (Sources, Failed, Waiting) = (Sources + part.Sources, Failed + part.Failed, Waiting + part.Waiting);
            (Found, Kept, Unread) = (Found + part.Found, Kept + part.Kept, Unread + part.Unread);
            (Duplicates, Refused, Later) = (Duplicates + part.Duplicates, Refused + part.Refused, Later + part.Later);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Sources:N0} sources ({Failed:N0} failed{(Waiting > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Waiting:N0} waiting") : "")}), {Found:N0} new, {Kept:N0} kept ({Unread:N0} unread), {Duplicates:N0} duplicates, {Refused:N0} refused, {Later:N0} later");
}
