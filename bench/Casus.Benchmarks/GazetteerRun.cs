using System.Diagnostics;
using System.Globalization;
using Casus.Knowledge;
using Casus.Knowledge.Places;

namespace Casus.Benchmarks;

/// <summary>Builds a gazetteer from a folder of lists, and times opening it and looking names up.</summary>
internal static class GazetteerRun
{
    private const int Lookups = 1_000_000;

    /// <summary>Writes the lists that <see cref="Go"/> reads.</summary>
    public static int Generate(string folder, int places, int names)
    {
        var started = Stopwatch.GetTimestamp();
        new GeonamesDump(folder, places, names).Write();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{places:N0} places, {names:N0} names written in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
        return 0;
    }

    /// <summary>Builds and measures; the file stays in the folder.</summary>
    public static int Go(string folder)
    {
        var output = Path.Combine(folder, "places.bin");
        var sources = new GazetteerSources { Folders = [folder], Texts = Texts(folder) };
        var started = Stopwatch.GetTimestamp();
        var step = "";
        var summary = GazetteerBuilder.Build(sources, output, p =>
        {
            if (p.Step != step)
                Print($"{Stopwatch.GetElapsedTime(started).TotalSeconds,8:F1} s  {step = p.Step}");
        });
        Print($"{Stopwatch.GetElapsedTime(started).TotalSeconds,8:F1} s  built: {summary.Places:N0} places, {summary.Names:N0} names, {summary.Bytes:N0} bytes");
        Print($"peak of memory       {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB, managed heap after {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB");
        started = Stopwatch.GetTimestamp();
        using var gazetteer = Gazetteer.Open(output);
        Print($"opened in            {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F2} ms");
        LookUp(gazetteer);
        return 0;
    }

    // Everything written by hand but the adjectives of towns: invented lists have no London.
    private static string Texts(string folder)
    {
        var texts = Directory.CreateDirectory(Path.Combine(folder, "texts")).FullName;
        foreach (var name in new[] { "countries.txt", "divisions.txt", "supplement.txt", "conflict-places.txt", "division-words.txt" })
            File.Copy(DataFolder.Find().File("gazetteer/" + name), Path.Combine(texts, name), overwrite: true);
        File.WriteAllText(Path.Combine(texts, "demonyms.txt"), "");
        return texts;
    }

    private static void LookUp(Gazetteer gazetteer)
    {
        var step = Math.Max(1, gazetteer.Count / 10_000);
        var names = Enumerable.Range(0, Math.Min(10_000, gazetteer.Count)).Select(i => gazetteer[i * step].Name).ToArray();
        Time("names that are there", gazetteer, names);
        Time("names that are not", gazetteer, [.. names.Select(n => n + "xq")]);
        var started = Stopwatch.GetTimestamp();
        var found = 0;
        for (var i = 0; i < Lookups; i++)
            found += gazetteer.LongestNameFrom(PlaceKey.Of(names[i % names.Length])) > 0 ? 1 : 0;
        Print($"filter of first words {Stopwatch.GetElapsedTime(started).TotalNanoseconds / Lookups:F0} ns ({found:N0} pass)");
    }

    private static void Time(string what, Gazetteer gazetteer, string[] names)
    {
        foreach (var name in names)
            _ = gazetteer.Find(name).Count;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        long places = 0;
        for (var i = 0; i < Lookups; i++)
            places += gazetteer.Find(names[i % names.Length]).Count;
        var nanoseconds = Stopwatch.GetElapsedTime(started).TotalNanoseconds / Lookups;
        Print($"{what,-20} {nanoseconds:F0} ns a lookup, {(double)places / Lookups:F1} places each, {GC.GetAllocatedBytesForCurrentThread() - before} bytes allocated in all");
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
