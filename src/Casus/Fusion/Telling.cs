namespace Casus.Fusion;

/// <summary>A report as one telling of one thing: what of it is compared with other reports.</summary>
internal sealed record Telling
{
    /// <summary>The report's id.</summary>
    public required string Report { get; init; }

    /// <summary>Days, place, kind, tolls.</summary>
    public required TellingFacts Facts { get; init; }

    /// <summary>Hashes of the weightiest stems, ascending.</summary>
    public required uint[] Terms { get; init; }

    /// <summary>Their weights, as parts of a vector of length 1.</summary>
    public required float[] Weights { get; init; }

    /// <summary>Hashes of the stems it is found by, weightiest first.</summary>
    public required uint[] Keys { get; init; }

    /// <summary>Hashes of the headline's stems, ascending.</summary>
    public required uint[] Title { get; init; }

    /// <summary>Hashes of the stems of headline and first sentences, ascending.</summary>
    public required uint[] Lead { get; init; }

    /// <summary>Their weights, as parts of a vector of length 1.</summary>
    public required float[] LeadWeights { get; init; }

    /// <summary>Hashes of the last names of the people named first or most often, ascending.</summary>
    public required uint[] ChiefPeople { get; init; }

    /// <summary>Days on which violent events happened that it tells or retells, ascending.</summary>
    public required int[] EventDays { get; init; }

    /// <summary>Years that the text names, ascending.</summary>
    public required int[] Years { get; init; }

    /// <summary>Hashes of the people's last names, ascending.</summary>
    public required uint[] People { get; init; }

    /// <summary>Hashes of the register's entries of those who did it or say so, ascending.</summary>
    public required uint[] Actors { get; init; }

    /// <summary>GeoNames' numbers of all places below a country, ascending.</summary>
    public required int[] Places { get; init; }

    /// <summary>Hashes of numbers in figures that are no years, ascending.</summary>
    public required uint[] Numbers { get; init; }

    /// <summary>Days of the year that the text names, as month times 32 plus day, ascending.</summary>
    public required int[] Dates { get; init; }

    /// <summary>What it tells beside its lead, in the order of the record.</summary>
    public required ExtraEvent[] Extras { get; init; }

    /// <summary>MinHash of the text.</summary>
    public required uint[] Signature { get; init; }
}
