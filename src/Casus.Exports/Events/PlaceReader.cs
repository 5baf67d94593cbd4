using Casus.Exports.Knowledge;
using Casus.Fusion.Incidents;
using Casus.Knowledge.Places;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>Says where an incident happened, as exactly as a profile allows.</summary>
internal sealed class PlaceReader(ExportKnowledge knowledge, Profile profile)
{
    /// <summary>The place, and the names that may not be told in its stead.</summary>
    /// <param name="location">Where it happened.</param>
    /// <param name="relation">How it lies to the place.</param>
    /// <param name="site">The kind of site that is not given away, or <see langword="null"/>.</param>
    /// <param name="isCorrected">Whether a reviewer named the place.</param>
    /// <param name="loss">Takes what was changed.</param>
    public (ExportPlace Place, string[] Hidden) Read(IncidentLocation location, LocationRelation relation, string? site, bool isCorrected, Losses loss)
    {
        var entry = knowledge.Place(location.GeonameId);
        var place = Plain(location, relation, entry);
        if (profile.CoarsensSites && site is not null)
        {
            var coarse = Division(location, relation, entry);
            loss.Add("location", "coarsened", $"site-{site}", Precision(coarse));
            return (coarse, Hidden(place, coarse));
        }

        // What a reviewer wrote and no gazetteer has may be anybody's house.
        var isWritten = isCorrected && entry is null;
        if (!profile.GazetteerPointsOnly || (place.Latitude is null && !isWritten))
            return (place, []);
        if (entry is { } known && !IsSpot(known.Feature))
            return (place with { Latitude = known.Latitude, Longitude = known.Longitude }, []);
        if (location.Precision is LocationPrecision.Admin1 && knowledge.Division(location.Admin1 ?? location.Name, location.Country ?? "") is { } division)
            return (place with { Latitude = division.Latitude, Longitude = division.Longitude }, []);
        var wider = Division(location, relation, entry);
        loss.Add("location", "coarsened", "no-gazetteer-point", Precision(wider));
        return (wider, Hidden(place, wider));
    }

    private ExportPlace Plain(IncidentLocation location, LocationRelation relation, GazetteerEntry? entry) => new()
    {
        Name = location.Name,
        Admin1 = knowledge.At(entry?.Admin1Index ?? -1)?.Name ?? location.Admin1 ?? "",
        Admin2 = knowledge.At(entry?.Admin2Index ?? -1)?.Name ?? "",
        Latitude = Round(location.Latitude),
        Longitude = Round(location.Longitude),
        GeonameId = location.GeonameId is > 0 ? location.GeonameId : null,
        Feature = entry?.Feature ?? "",
        Precision = location.Precision,
        Relation = relation,
    };

    // The second-order division of the place; without one the first-order one; without that the country, which has no point.
    private ExportPlace Division(IncidentLocation location, LocationRelation relation, GazetteerEntry? entry)
    {
        var second = knowledge.At(entry?.Admin2Index ?? -1);
        var first = knowledge.At(entry?.Admin1Index ?? -1) ?? knowledge.Division(location.Admin1, location.Country ?? "");
        var division = second ?? first;
        return new()
        {
            Name = division?.Name ?? knowledge.NameOf(location.Country),
            Admin1 = first?.Name ?? "",
            Admin2 = second?.Name ?? "",
            Latitude = Round(division?.Latitude),
            Longitude = Round(division?.Longitude),
            GeonameId = division?.GeonameId is > 0 ? division?.GeonameId : null,
            Feature = division?.Feature ?? "",
            Precision = second is not null ? LocationPrecision.Admin2 : first is not null ? LocationPrecision.Admin1 : LocationPrecision.Country,
            Relation = relation == LocationRelation.Near ? LocationRelation.In : relation,
            IsCoarsened = true,
        };
    }

    // A division may bear the name of its chief town: such a name tells nothing that the division does not.
    private static string[] Hidden(ExportPlace place, ExportPlace coarse) =>
        place.Name.Length > 0 && !new[] { coarse.Name, coarse.Admin1, coarse.Admin2 }.Any(n => Shares(n, place.Name)) ? [place.Name] : [];

    private static bool Shares(string known, string name) =>
        string.Concat(Safety.FoldedText.Words(known)).Contains(string.Concat(Safety.FoldedText.Words(name)), StringComparison.Ordinal);

    private double? Round(double? degrees) => degrees is { } value ? Math.Round(value, profile.Decimals, MidpointRounding.AwayFromZero) : null;

    private static string Precision(ExportPlace place) => place.Precision.ToString().ToLowerInvariant();

    // GeoNames' classes S and R: buildings, bases, roads.
    private static bool IsSpot(string feature) => feature.Length > 0
        && !(feature.StartsWith("PPL", StringComparison.Ordinal) || feature.StartsWith("ADM", StringComparison.Ordinal) || feature.StartsWith("PCL", StringComparison.Ordinal)
            || feature is "TERR" or "RGN" or "SEA" or "OCN" or "GULF" or "STRT" or "CHN" or "BAY" or "STM" or "LK" or "ISL" or "ISLS" or "MT" or "MTS" or "DSRT" or "VAL" or "PEN" or "ZN" or "PRSH" or "CONT" or "AREA");
}
