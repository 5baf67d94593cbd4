using Casus.Reports;

namespace Casus.Knowledge.Places;

/// <summary>Builds the gazetteer's file from GeoNames' lists and the texts in <c>data/gazetteer</c>.</summary>
/// <remarks>
/// Places and names pass through files that are sorted in parts, so that lists of any length need the same memory but for four bytes
/// a place: some 300 MB for all of GeoNames.
/// </remarks>
public static class GazetteerBuilder
{
    /// <summary>
    /// Reads all sources and writes the file at <paramref name="output"/>. The same sources give the same bytes.
    /// </summary>
    /// <param name="sources">Where to read from.</param>
    /// <param name="output">The file to write; one that is there is replaced once everything has been read and written.</param>
    /// <param name="progress">Told of each step, and often within one.</param>
    /// <param name="cancel">Stops the building; nothing is left behind then.</param>
    /// <exception cref="CasusException">
    /// CAS0301, CAS0302, CAS0406: a source is damaged; CAS0407: a source is missing or cannot be read; CAS0408: there are too many places; CAS0409: an
    /// archive is cut off.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static GazetteerSummary Build(
        GazetteerSources sources, string output, Action<GazetteerProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var dumps = SourceFiles.Named(sources, "cities*.txt", "cities*.zip", "allCountries.txt", "allCountries.zip");
        if (dumps.Count == 0)
            throw PlaceErrors.NoSource(
                string.Join(", ", sources.Folders), "no list of towns ('cities500.txt', 'allCountries.zip') is in these folders");
        var alternates = SourceFiles.Named(sources, "alternateNamesV2.txt", "alternateNamesV2.zip");
        var places = new PlaceCollection();
        var words = DivisionWords.Read(sources.Texts);
        PlaceTexts.ReadCountries(sources.Texts, places);
        var lists = ReadDivisions(sources, places);
        var divisions = PlaceTexts.ReadDivisions(sources.Texts, words, places);
        Note(places, cancel, [Path.Combine(sources.Texts, "countries.txt"), .. lists, .. dumps, .. alternates]);
        Note(places, cancel, [.. new[] { "divisions.txt", "demonyms.txt" }.Concat(PlaceTexts.Supplements).Select(t => Path.Combine(sources.Texts, t))]);

        using var folder = new BuildFolder(output);
        using var gathering = new PlaceGathering(places, sources, folder, alternates.Count == 0);
        foreach (var path in dumps)
            gathering.ReadDump(path, progress, cancel);
        gathering.Complete(divisions);
        return new GazetteerWriter(places, words, gathering, folder).Write(output, alternates, progress, cancel);
    }

    private static List<string> ReadDivisions(GazetteerSources sources, PlaceCollection places)
    {
        var first = SourceFiles.Named(sources, "admin1CodesASCII.txt", "admin1.json");
        var second = SourceFiles.Named(sources, "admin2Codes.txt", "admin2.json");
        foreach (var path in first)
            SourceFiles.Read(path, p => GeonamesReader.ReadDivisions(p, "ADM1", places.Admin1));
        foreach (var path in second)
            SourceFiles.Read(path, p => GeonamesReader.ReadDivisions(p, "ADM2", places.Admin2));
        if (places.Admin1.Count == 0)
            throw PlaceErrors.NoSource(
                string.Join(", ", sources.Folders),
                "no list of first-order divisions ('admin1CodesASCII.txt', 'admin1.json') is in these folders");
        return [.. first, .. second];
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Sha256Hex.Of(file);
    }

    /// <summary>Writes the sources into the recipe, by name and SHA-256.</summary>
    private static void Note(PlaceCollection places, CancellationToken cancel, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            cancel.ThrowIfCancellationRequested();
            if (File.Exists(path))
                SourceFiles.Read(path, p => places.Recipe.Add($"{Path.GetFileName(p)} sha256:{Hash(p)}"));
        }
    }
}
