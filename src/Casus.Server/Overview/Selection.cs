using System.Collections;
using Casus.Fusion;
using Casus.Grounding;

namespace Casus.Server.Overview;

/// <summary>A filter, made ready for one state of the index.</summary>
internal sealed class Selection
{
    /// <summary>How many entries are looked at together: so many that their columns stay in the processor's cache.</summary>
    public const int AtOnce = 2048;

    private const double KmPerDegree = 111.0;

    private readonly IncidentIndex index;
    private readonly int from;
    private readonly int to;
    private readonly bool? dated;
    private readonly bool? placed;
    private readonly bool[]? countries;
    private readonly bool[]? types;
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
    /// <param name="hits">Where words occur.</param>
    /// <param name="pointOf">The point of a place of the gazetteer, or <see langword="null"/>.</param>
    /// <exception cref="Reports.CasusException">The archive cannot be used.</exception>
    public Selection(IncidentIndex index, IncidentFilter filter, WordHits hits, Func<int, (double Latitude, double Longitude)?> pointOf)
    {
        this.index = index;
        from = filter.From is null ? IncidentIndex.NoDay : IncidentIndex.DayOf(filter.From);
        to = filter.To is null ? int.MaxValue : IncidentIndex.DayOf(filter.To);
        // What has no day is in no stretch of days.
        dated = filter.Dated is { } d ? d == "yes" : filter.From is not null || filter.To is not null ? true : null;
        placed = filter.Placed is { } p ? p == "yes" : null;
        countries = Flags(index.Countries, filter.Country);
        types = Flags(index.Types, filter.Type);
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
        words = filter.Text is { Length: > 0 } ? Having(index, hits.Of(filter.Text, index.Mark.Incident)) : null;
    }

    /// <summary>What an entry does not fit.</summary>
    [Flags]
    internal enum Misfit : byte
    {
        None = 0,
        Country = 1,
        Type = 2,
        Grade = 4,
        Review = 8,
        Killed = 16,
        Other = 32,
    }

    /// <summary>Whether it was made for a state.</summary>
    public bool IsOf(IncidentIndex state) => ReferenceEquals(state, index);

    /// <summary>Whether an entry fits.</summary>
    public bool Fits(int entry)
    {
        Span<Misfit> misfit = stackalloc Misfit[1];
        MisfitsOf(entry, misfit);
        return misfit[0] == Misfit.None && HasPart(entry);
    }

    /// <summary>The entries that fit, ascending.</summary>
    public IEnumerable<int> Fitting()
    {
        var misfits = new Misfit[AtOnce];
        for (var from = 0; from < index.Count; from += AtOnce)
        {
            var length = Math.Min(AtOnce, index.Count - from);
            MisfitsOf(from, misfits.AsSpan(0, length));
            for (var i = 0; i < length; i++)
            {
                if (misfits[i] == Misfit.None && HasPart(from + i))
                    yield return from + i;
            }
        }
    }

    /// <summary>
    /// Which of the filters that are counted beside themselves some entries do not fit, actors and certainties apart. One column is gone through after the other, and only those that are asked for.
    /// </summary>
    /// <param name="from">The first entry.</param>
    /// <param name="misfits">Takes one value for each entry.</param>
    public void MisfitsOf(int from, Span<Misfit> misfits)
    {
        var length = misfits.Length;
        misfits.Clear();
        if (countries is not null)
            Mark(index.Country.Slice(from, length), countries, Misfit.Country, misfits);
        if (types is not null)
            Mark(index.Type.Slice(from, length), types, Misfit.Type, misfits);
        if (grades is not null)
            Mark(index.Grade.Slice(from, length), grades, Misfit.Grade, misfits);
        Mark(index.Review.Slice(from, length), reviews, Misfit.Review, misfits);
        if (killedMin > 0)
        {
            var killed = index.Killed.Slice(from, length);
            for (var i = 0; i < length; i++)
                misfits[i] |= killed[i] < killedMin ? Misfit.Killed : Misfit.None;
        }

        MarkOthers(from, misfits);
        if (index.Standing == index.Count)
            return;
        for (var i = 0; i < length; i++)
            misfits[i] = index.IsGone(from + i) ? Misfit.Other : misfits[i];
    }

    private void MarkOthers(int from, Span<Misfit> misfits)
    {
        var length = misfits.Length;
        if (dated is not null || this.from != IncidentIndex.NoDay || to != int.MaxValue)
        {
            var first = index.First.Slice(from, length);
            var last = index.Last.Slice(from, length);
            for (var i = 0; i < length; i++)
            {
                var isUndated = first[i] == IncidentIndex.NoDay;
                if (dated == isUndated || (!isUndated && (last[i] < this.from || first[i] > to)))
                    misfits[i] = Misfit.Other;
            }
        }

        if (hasPlace)
        {
            var places = index.Place.Slice(from, length);
            for (var i = 0; i < length; i++)
                misfits[i] = places[i] == place ? misfits[i] : Misfit.Other;
        }

        if (words is not null)
        {
            for (var i = 0; i < length; i++)
                misfits[i] = words[from + i] ? misfits[i] : Misfit.Other;
        }

        if (placed is null && rectangle is null && circle is null)
            return;
        var latitude = index.Latitude.Slice(from, length);
        var longitude = index.Longitude.Slice(from, length);
        for (var i = 0; i < length; i++)
            misfits[i] = FitsPoint(latitude[i], longitude[i]) ? misfits[i] : Misfit.Other;
    }

    private static void Mark<T>(ReadOnlySpan<T> column, bool[] fits, Misfit misfit, Span<Misfit> misfits)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (var i = 0; i < column.Length; i++)
        {
            if (!fits[int.CreateTruncating(column[i])])
                misfits[i] |= misfit;
        }
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

    private bool FitsPoint(double latitude, double longitude)
    {
        if (placed is { } p && p == double.IsNaN(latitude))
            return false;
        if (rectangle is { } box && (double.IsNaN(latitude) || !box.Holds(latitude, longitude)))
            return false;
        return circle is not { } around
            || (Math.Abs(latitude - around.Latitude) <= around.Km / KmPerDegree * 1.01
                && GreatCircle.DistanceKm(latitude, longitude, around.Latitude, around.Longitude) <= around.Km);
    }

    // Both ascend, so that they are gone through side by side.
    private static BitArray Having(IncidentIndex index, ReadOnlyMemory<long> numbers)
    {
        var bits = new BitArray(index.Count);
        var all = index.Number;
        var at = 0;
        foreach (var number in numbers.Span)
        {
            if (at < all.Length && all[at] < number)
                at = Next(all, at, number);
            if (at < all.Length && all[at] == number)
                bits[at] = true;
        }

        return bits;
    }

    // Mostly the next one.
    private static int Next(ReadOnlySpan<long> all, int at, long number)
    {
        for (var steps = 0; steps < 8; steps++)
        {
            if (++at >= all.Length || all[at] >= number)
                return at;
        }

        return all[at..].BinarySearch(number) is var found && found >= 0 ? at + found : at + ~found;
    }

    private static bool[]? Flags(Interned names, string? value)
    {
        if (value is not { Length: > 0 })
            return null;
        var flags = new bool[Math.Max(byte.MaxValue, names.Count) + 1];
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
