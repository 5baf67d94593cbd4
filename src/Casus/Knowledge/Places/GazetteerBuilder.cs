using Casus.Reports;

namespace Casus.Knowledge.Places;

/// <summary>Builds the gazetteer's file from GeoNames' lists and the texts in <c>data/gazetteer</c>.</summary>
public static class GazetteerBuilder
{
    /// <summary>
    /// Reads all sources and writes the file at <paramref name="output"/>. The same sources give the same bytes.
    /// </summary>
    /// <param name="sources">Where to read from.</param>
    /// <param name="output">The file to write; one that is there is replaced once everything has been read.</param>
    /// <param name="progress">Told of each step, every 50,000 lines within one.</param>
    /// <param name="cancel">Stops the reading; nothing is written then.</param>
    /// <exception cref="CasusException">
    /// CAS0301, CAS0302, CAS0406: a source is damaged; CAS0407: a source is missing; CAS0408: there are too many places.
    /// </exception>
    public static GazetteerSummary Build(
        GazetteerSources sources, string output, Action<GazetteerProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var dumps = FilesNamed(sources, "cities*.txt", "allCountries.txt");
        if (dumps.Count == 0)
            throw PlaceErrors.NoSource(
                string.Join(", ", sources.Folders), "no list of towns ('cities500.txt') is in these folders");
        var places = new PlaceCollection();
        var words = DivisionWords.Read(sources.Texts);
        PlaceTexts.ReadCountries(sources.Texts, places);
        foreach (var path in FilesNamed(sources, "admin1CodesASCII.txt", "admin1.json"))
            GeonamesReader.ReadDivisions(path, "ADM1", places.Admin1, places);
        foreach (var path in FilesNamed(sources, "admin2Codes.txt", "admin2.json"))
            GeonamesReader.ReadDivisions(path, "ADM2", places.Admin2, places);
        if (places.Admin1.Count == 0)
            throw PlaceErrors.NoSource(
                string.Join(", ", sources.Folders),
                "no list of first-order divisions ('admin1CodesASCII.txt', 'admin1.json') is in these folders");
        foreach (var path in dumps)
            GeonamesReader.ReadDump(path, places, sources, progress, cancel);
        RefuseUnknownCountries(places);
        PlaceTexts.ReadDivisions(sources.Texts, words, places);
        PlaceTexts.ReadSupplement(sources.Texts, places);
        PlaceTexts.ReadDemonyms(sources.Texts, places);
        places.CompleteDivisions();
        cancel.ThrowIfCancellationRequested();
        progress?.Invoke(new("writing " + Path.GetFileName(output), places.Places.Count));
        return new GazetteerWriter(places, words).Write(output);
    }

    private static void RefuseUnknownCountries(PlaceCollection places)
    {
        var unknown = places.Places
            .Select(p => p.Country)
            .Where(c => !places.Alpha3.ContainsKey(c))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0)
            throw PlaceErrors.BadSource(
                "countries.txt",
                $"the lists have towns in countries without a stanza: {string.Join(", ", unknown)}. Add them");
    }

    // Folders in the order given, files by name: the order decides which of two sources of one division counts.
    private static List<string> FilesNamed(GazetteerSources sources, params string[] patterns)
    {
        var found = new List<string>();
        foreach (var folder in sources.Folders)
        {
            if (!Directory.Exists(folder))
                throw PlaceErrors.NoSource(folder, "there is no such folder");
            foreach (var pattern in patterns)
                found.AddRange(Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        }

        return found;
    }
}
