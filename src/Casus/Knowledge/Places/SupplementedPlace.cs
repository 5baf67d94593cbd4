namespace Casus.Knowledge.Places;

/// <summary>
/// A place of <see cref="PlaceTexts.Supplements"/>. Where the lists have it already it only adds its names to theirs; that shows while the lists
/// pass by.
/// </summary>
internal sealed class SupplementedPlace(PlaceDraft draft, IReadOnlyList<string> names)
{
    private const double SamePlaceDegrees = 0.35;
    private int bestName = int.MaxValue;

    public PlaceDraft Draft => draft;

    public IReadOnlyList<string> Names => names;

    /// <summary>GeoNames' number of the same place in the lists; 0 as long as none was seen.</summary>
    public int SameAs { get; private set; }

    /// <summary>The names by which the lists may have it, in the order in which they count; none for what is no town.</summary>
    public IEnumerable<string> SoughtNames =>
        draft.Feature.StartsWith("PPL", StringComparison.Ordinal) ? names.Prepend(draft.Name) : [];

    /// <summary>Compares a place of the lists that bears one of the sought names.</summary>
    public void Compare(int name, int id, string country, double latitude, double longitude)
    {
        if (name < bestName && country == draft.Country
            && Math.Abs(latitude - draft.Latitude) < SamePlaceDegrees && Math.Abs(longitude - draft.Longitude) < SamePlaceDegrees)
        {
            (bestName, SameAs) = (name, id);
        }
    }
}

/// <summary>A stanza of <c>demonyms.txt</c>: adjectives of the largest town of a name in a country.</summary>
internal sealed class TownAdjectives(Stanza stanza, string place, IReadOnlyList<string> demonyms)
{
    private long population = -1;

    public Stanza Stanza => stanza;

    public string Place => place;

    public IReadOnlyList<string> Demonyms => demonyms;

    /// <summary>GeoNames' number of the town, 0 as long as none was seen.</summary>
    public int Town { get; private set; }

    /// <summary>The town where it is one of the supplement.</summary>
    public PlaceDraft? Written { get; private set; }

    public bool IsFound => population >= 0;

    /// <summary>Compares a place of that name and country.</summary>
    public void Compare(int id, long inhabitants, PlaceDraft? written = null)
    {
        if (inhabitants > population)
            (population, Town, Written) = (inhabitants, id, written);
    }
}
