using System.Collections;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Fusion;
using Casus.Grounding;

namespace Casus.Server.Overview;

/// <summary>A filter, made ready for one state of the index.</summary>
internal sealed class Selection
{
    private const double KmPerDegree = 111.0;

    private readonly IncidentIndex index;
    private readonly int from;
    private readonly int to;
    private readonly bool? dated;
    private readonly bool? placed;
    private readonly HashSet<ushort>? countries;
    private readonly HashSet<ushort>? types;
    private readonly bool[]? grades;
    private readonly bool[] reviews;
    private readonly bool[]? certainties;
    private readonly bool hasActor;
    private readonly int actor;
    private readonly ulong actorName;
    private readonly int killedMin;
    private readonly int place;
    private readonly bool hasPlace;
    private readonly (double Latitude, double Longitude, double Km)? circle;
    private readonly Rectangle? rectangle;
    private readonly BitArray? words;

    /// <summary>Makes it ready.</summary>
    /// <param name="index">The state.</param>
    /// <param name="filter">The filter, checked.</param>
    /// <param name="store">Where words are looked for.</param>
    /// <param name="pointOf">The point of a place of the gazetteer, or <see langword="null"/>.</param>
    /// <exception cref="Reports.CasusException">The archive cannot be used.</exception>
    public Selection(IncidentIndex index, IncidentFilter filter, Store store, Func<int, (double Latitude, double Longitude)?> pointOf)
    {
        this.index = index;
        from = filter.From is null ? IncidentIndex.NoDay : IncidentIndex.DayOf(filter.From);
        to = filter.To is null ? int.MaxValue : IncidentIndex.DayOf(filter.To);
        // What has no day is in no stretch of days.
        dated = filter.Dated is { } d ? d == "yes" : filter.From is not null || filter.To is not null ? true : null;
        placed = filter.Placed is { } p ? p == "yes" : null;
        countries = Numbers(index.Countries, filter.Country);
        types = Numbers(index.Types, filter.Type);
        grades = Flags(index.Grades, filter.Grade);
        reviews = Flags(index.Reviews, filter.Review is "any" ? null : filter.Review) ?? Standing(index.Reviews, filter.Review is "any");
        certainties = filter.Certainty is null ? null : [.. IncidentIndex.Certainties.Select(c => IncidentFilter.Words(filter.Certainty).Contains(c))];
        hasActor = filter.Actor is { Length: > 0 };
        actor = hasActor ? index.Actors.Find(filter.Actor!) : -1;
        actorName = hasActor ? IncidentIndex.Fingerprint(string.Join(' ', FoldedWords.Of(filter.Actor!))) : 0;
        killedMin = filter.KilledMin ?? 0;
        var point = filter.GeonameId is { } id ? pointOf(id) ?? (double.NaN, double.NaN) : filter.Lat is { } lat ? (lat, filter.Lon!.Value) : ((double, double)?)null;
        circle = point is { } middle ? (middle.Item1, middle.Item2, filter.RadiusKm ?? 50) : null;
        hasPlace = circle is null && filter.Place is { Length: > 0 };
        place = hasPlace ? index.Places.Find(string.Join(' ', FoldedWords.Of(filter.Place!))) : -1;
        rectangle = filter.Bbox is null ? null : Rectangle.Parse("bbox", filter.Bbox);
        words = filter.Text is { Length: > 0 } ? Having(IncidentRows.WithWords(store, filter.Text)) : null;
    }

    /// <summary>What an entry does not fit.</summary>
    [Flags]
    internal enum Misfit
    {
        None = 0,
        Country = 1,
        Type = 2,
        Grade = 4,
        Review = 8,
        Killed = 16,
        Other = 32,
    }

    /// <summary>Whether an entry fits.</summary>
    public bool Fits(int entry) => MisfitOf(entry) == Misfit.None && HasPart(entry);

    /// <summary>Which of the filters that are counted beside themselves an entry does not fit, actors and certainties apart.</summary>
    public Misfit MisfitOf(int entry)
    {
        if (index.IsGone(entry))
            return Misfit.Other;
        var misfit = Misfit.None;
        if (countries is not null && !countries.Contains(index.Country[entry]))
            misfit |= Misfit.Country;
        if (types is not null && !types.Contains(index.Type[entry]))
            misfit |= Misfit.Type;
        if (grades is not null && !grades[index.Grade[entry]])
            misfit |= Misfit.Grade;
        if (!reviews[index.Review[entry]])
            misfit |= Misfit.Review;
        if (index.Killed[entry] < killedMin && killedMin > 0)
            misfit |= Misfit.Killed;
        return FitsOthers(entry) ? misfit : Misfit.Other;
    }

    /// <summary>Whether somebody had the part that is asked for, as surely as asked.</summary>
    public bool HasPart(int entry)
    {
        if (!hasActor && certainties is null)
            return true;
        foreach (var part in index.PartsOf(entry))
        {
            if (IsAskedFor(part) && IsSureEnough(part))
                return true;
        }

        return false;
    }

    /// <summary>Whether a part is of whom is asked for; where nobody is, of whoever acted.</summary>
    public bool IsAskedFor(IncidentIndex.Part part) => hasActor
        ? (actor > 0 && part.Actor == actor) || part.Name == actorName
        : part.Role == 0;

    /// <summary>Whether a part is as sure as asked for.</summary>
    public bool IsSureEnough(IncidentIndex.Part part) => certainties is null || certainties[part.Certainty];

    private bool FitsOthers(int entry)
    {
        var (first, last) = (index.First[entry], index.Last[entry]);
        if (dated is { } d && d == (first == IncidentIndex.NoDay))
            return false;
        if (first != IncidentIndex.NoDay && (last < from || first > to))
            return false;
        var (latitude, longitude) = (index.Latitude[entry], index.Longitude[entry]);
        if (placed is { } p && p == double.IsNaN(latitude))
            return false;
        if (hasPlace && index.Place[entry] != place)
            return false;
        if (words is not null && !words[entry])
            return false;
        if (rectangle is { } box && (double.IsNaN(latitude) || !box.Holds(latitude, longitude)))
            return false;
        return circle is not { } around
            || (Math.Abs(latitude - around.Latitude) <= around.Km / KmPerDegree * 1.01
                && GreatCircle.DistanceKm(latitude, longitude, around.Latitude, around.Longitude) <= around.Km);
    }

    private BitArray Having(IReadOnlyList<long> numbers)
    {
        var bits = new BitArray(index.Count);
        foreach (var number in numbers)
        {
            if (index.Find(number) is var at and >= 0)
                bits[at] = true;
        }

        return bits;
    }

    private static HashSet<ushort>? Numbers(Interned names, string? value) =>
        value is { Length: > 0 } ? [.. IncidentFilter.Words(value).Select(names.Find).Where(n => n >= 0).Select(n => (ushort)n)] : null;

    private static bool[]? Flags(Interned names, string? value)
    {
        if (value is not { Length: > 0 })
            return null;
        var flags = new bool[byte.MaxValue + 1];
        foreach (var number in IncidentFilter.Words(value).Select(names.Find).Where(n => n >= 0))
            flags[number] = true;
        return flags;
    }

    private static bool[] Standing(Interned names, bool isAll)
    {
        var flags = new bool[byte.MaxValue + 1];
        Array.Fill(flags, true);
        foreach (var hidden in new[] { "dismissed", "merged" }.Select(names.Find).Where(n => n >= 0))
            flags[hidden] = isAll;
        return flags;
    }
}
