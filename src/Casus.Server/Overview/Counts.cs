using System.Globalization;

namespace Casus.Server.Overview;

/// <summary>How many incidents a value of a filter leaves.</summary>
internal sealed record ValueCount(string Value, string Label, long Count);

/// <summary>How many incidents fit, and how many each value of a filter would leave with the others as they are.</summary>
internal sealed record IncidentCounts
{
    public required long Total { get; init; }

    public required long Unplaced { get; init; }

    public required long Undated { get; init; }

    public required long All { get; init; }

    public required IReadOnlyList<ValueCount> Country { get; init; }

    public required IReadOnlyList<ValueCount> Type { get; init; }

    public required IReadOnlyList<ValueCount> Actor { get; init; }

    public required IReadOnlyList<ValueCount> Grade { get; init; }

    public required IReadOnlyList<ValueCount> Certainty { get; init; }

    public required IReadOnlyList<ValueCount> Review { get; init; }

    public required IReadOnlyList<ValueCount> Killed { get; init; }
}

/// <summary>Counts in one pass: an entry that fails one filter alone counts beside that filter.</summary>
internal sealed class Counter(IncidentIndex index, Selection selection, Func<string, string> countryName, Func<string, string> typeLabel, Func<string, string> actorName)
{
    private const int MostValues = 250;
    private const int MostActors = 50;
    private static readonly int[] TollSteps = [1, 5, 10, 25, 50, 100];

    private readonly long[] countries = new long[index.Countries.Count];
    private readonly long[] types = new long[index.Types.Count];
    private readonly long[] grades = new long[index.Grades.Count];
    private readonly long[] reviews = new long[index.Reviews.Count];
    private readonly long[] tolls = new long[TollSteps.Length];
    private readonly long[] certainties = new long[IncidentIndex.Certainties.Count];
    private readonly long[] actors = new long[index.Actors.Count];
    private long total;
    private long unplaced;
    private long undated;

    /// <summary>Counts.</summary>
    public IncidentCounts Count()
    {
        var misfits = new Selection.Misfit[Selection.AtOnce];
        for (var from = 0; from < index.Count; from += Selection.AtOnce)
        {
            var some = misfits.AsSpan(0, Math.Min(Selection.AtOnce, index.Count - from));
            selection.MisfitsOf(from, some);
            Count(from, some);
        }

        return new()
        {
            Total = total,
            Unplaced = unplaced,
            Undated = undated,
            All = index.Standing,
            Country = Values(countries, index.Countries, countryName, MostValues),
            Type = Values(types, index.Types, typeLabel, MostValues),
            Actor = Values(actors, index.Actors, actorName, MostActors),
            Grade = Values(grades, index.Grades, g => g, MostValues),
            Certainty = [.. Enumerable.Range(0, certainties.Length).Where(c => certainties[c] > 0).Select(c => new ValueCount(IncidentIndex.Certainties[c], IncidentIndex.Certainties[c], certainties[c]))],
            Review = Values(reviews, index.Reviews, r => r, MostValues),
            Killed = [.. TollSteps.Select((step, i) => new ValueCount(step.ToString(CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"{step} or more"), tolls[i]))],
        };
    }

    private void Count(int from, ReadOnlySpan<Selection.Misfit> misfits)
    {
        for (var i = 0; i < misfits.Length; i++)
        {
            var (entry, misfit) = (from + i, misfits[i]);
            if ((misfit & Selection.Misfit.Other) != 0)
                continue;
            var hasPart = selection.HasPart(entry);
            if (hasPart)
                CountFacets(entry, misfit);
            if (misfit != Selection.Misfit.None)
                continue;
            CountParts(entry);
            if (!hasPart)
                continue;
            total++;
            unplaced += double.IsNaN(index.Latitude[entry]) ? 1 : 0;
            undated += index.First[entry] == IncidentIndex.NoDay ? 1 : 0;
        }
    }

    private void CountFacets(int entry, Selection.Misfit misfit)
    {
        if ((misfit & ~Selection.Misfit.Country) == 0)
            countries[index.Country[entry]]++;
        if ((misfit & ~Selection.Misfit.Type) == 0)
            types[index.Type[entry]]++;
        if ((misfit & ~Selection.Misfit.Grade) == 0)
            grades[index.Grade[entry]]++;
        if ((misfit & ~Selection.Misfit.Review) == 0)
            reviews[index.Review[entry]]++;
        if ((misfit & ~Selection.Misfit.Killed) != 0)
            return;
        for (var i = 0; i < TollSteps.Length && index.Killed[entry] >= TollSteps[i]; i++)
            tolls[i]++;
    }

    private void CountParts(int entry)
    {
        var sure = 0;
        Span<int> seen = stackalloc int[16];
        var known = 0;
        foreach (var part in index.PartsOf(entry))
        {
            if (selection.IsAskedFor(part))
                sure |= 1 << part.Certainty;
            if (part.Actor == 0 || !selection.IsSureEnough(part) || seen[..known].Contains(part.Actor))
                continue;
            actors[part.Actor]++;
            if (known < seen.Length)
                seen[known++] = part.Actor;
        }

        for (var c = 0; c < certainties.Length; c++)
            certainties[c] += (sure >> c) & 1;
    }

    private static IReadOnlyList<ValueCount> Values(long[] counts, Interned names, Func<string, string> label, int most) =>
    [
        .. Enumerable.Range(0, counts.Length)
            .Where(n => counts[n] > 0 && names[n].Length > 0)
            .Select(n => new ValueCount(names[n], label(names[n]), counts[n]))
            .OrderByDescending(v => v.Count)
            .ThenBy(v => v.Value, StringComparer.Ordinal)
            .Take(most),
    ];
}
