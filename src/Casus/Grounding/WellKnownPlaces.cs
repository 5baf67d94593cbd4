using System.Collections.Frozen;
using Casus.Knowledge;
using Casus.Knowledge.Places;

namespace Casus.Grounding;

/// <summary>
/// Names of places that reports of conflict have made known, whatever the size of the place: those of <c>gazetteer/supplement.txt</c> and
/// <c>conflict-places.txt</c>; and which country news of conflict means by a name that several have: <c>well-known.txt</c>.
/// </summary>
public sealed class WellKnownPlaces
{
    private readonly FrozenSet<(ulong Name, string Country)> known;
    private readonly FrozenSet<(ulong Name, string Country)> meant;

    private WellKnownPlaces(IEnumerable<(ulong Name, string Country)> known, IEnumerable<(ulong Name, string Country)> meant) =>
        (this.known, this.meant) = (known.ToFrozenSet(), meant.ToFrozenSet());

    /// <summary>Reads the lists.</summary>
    /// <exception cref="Reports.CasusException">CAS0301 to CAS0304: a file is missing or damaged.</exception>
    public static WellKnownPlaces Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var written = PlaceTexts.Supplements.SelectMany(s => data.Stanzas("gazetteer/" + s)).Where(s => s["country"] is not null);
        return new(
            written.SelectMany(s => NamesOf(s, s.List("names").Prepend(s.Require("name")))),
            data.Stanzas("gazetteer/well-known.txt").SelectMany(s => NamesOf(s, s.List("names"))));
    }

    /// <summary>Whether reports have made the place known.</summary>
    /// <param name="name">The hash of the name's <see cref="PlaceKey"/>.</param>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    internal bool Know(ulong name, string country) => known.Contains((name, country));

    /// <summary>Whether, all else unknown, the places of this name are meant that lie in the country.</summary>
    /// <inheritdoc cref="Know"/>
    internal bool Mean(ulong name, string country) => meant.Contains((name, country));

    private static IEnumerable<(ulong Name, string Country)> NamesOf(Stanza stanza, IEnumerable<string> names) =>
        names.Select(n => (PlaceKey.Of(n).Hash, stanza.Require("country")));
}
