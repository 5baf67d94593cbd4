using System.Globalization;
using BenchmarkDotNet.Running;
using Casus.Benchmarks;

// "whole-run FILE [THREADS]" times a whole run over JSON Lines; anything else goes to BenchmarkDotNet.
if (args is ["whole-run", var file, .. var rest])
{
    var threads = 1;
    if (rest.Length == 0 || (rest.Length == 1 && int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out threads) && threads > 0))
        return WholeRun.Go(file, threads);
    Console.Error.WriteLine($"'{string.Join(' ', rest)}' is no number of threads. Usage: whole-run FILE [THREADS]");
    return 2;
}

// "language FILE" times the language stages alone.
if (args is ["language", var texts])
    return LanguageRun.Go(texts);

// "places FILE" times finding and resolving place names.
if (args is ["places", var reports])
    return PlacesRun.Go(reports);

// "fusion REPORTS... [--threads N]" times filing made-up reports by incident.
if (args is ["fusion", .. var counts])
{
    var at = Array.IndexOf(counts, "--threads");
    var sizes = (at < 0 ? counts : counts[..at]).Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToList();
    return FusionRun.Go(sizes, at < 0 ? 1 : int.Parse(counts[at + 1], CultureInfo.InvariantCulture));
}

// "archive LOCATION INCIDENTS" fills an archive with made-up incidents and times its filters.
if (args is ["archive", var archive, var size])
    return ArchiveRun.Go(archive, int.Parse(size, CultureInfo.InvariantCulture));

// "arrival LOCATION REPORTS..." times one report that comes into an archive of so many, and one judgement.
if (args is ["arrival", var into, .. var numbers])
    return ArrivalRun.Go(into, [.. numbers.Select(n => int.Parse(n, CultureInfo.InvariantCulture))]);

// "keeping FILE LOCATION [RECORDS]" times what an archive costs beside coding.
if (args is ["keeping", var kept, var where, .. var known])
    return KeepingRun.Go(kept, where, known.FirstOrDefault());

// "history LOCATION INCIDENTS" times questions about the past of an archive whose incidents changed ten times.
if (args is ["history", var past, var states])
    return HistoryRun.Go(past, int.Parse(states, CultureInfo.InvariantCulture));

// "exports FOLDER INCIDENTS..." measures time and memory of exports in every format, over made-up incidents with records.
if (args is ["exports", var bundles, .. var amounts])
    return ExportRun.Go(bundles, [.. amounts.Select(n => int.Parse(n, CultureInfo.InvariantCulture))]);

// "serve LOCATION INCIDENTS SECONDS [Casus.Cli.dll]" starts a real 'casus serve' over an archive of made-up incidents and times it under fifty readers.
if (args is ["serve", var served, var many, var seconds, .. var program])
    return await ServerRun.Go(served, int.Parse(many, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), program.FirstOrDefault());

// "pages LOCATION INCIDENTS [RUNS] [Casus.Cli.dll]" opens the overview in Chromium over an archive of made-up incidents, and moves its map.
if (args is ["pages", var shown, var inside, .. var how])
    return await PagesRun.Go(shown, int.Parse(inside, CultureInfo.InvariantCulture), how.Length > 0 ? int.Parse(how[0], CultureInfo.InvariantCulture) : 5, how.ElementAtOrDefault(1));

// "dump FOLDER PLACES NAMES" writes lists in GeoNames' form; "gazetteer FOLDER" builds a gazetteer from them and times it.
if (args is ["dump", var dump, var places, var names])
    return GazetteerRun.Generate(dump, int.Parse(places, CultureInfo.InvariantCulture), int.Parse(names, CultureInfo.InvariantCulture));
if (args is ["gazetteer", var lists])
    return GazetteerRun.Go(lists);

BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args);
return 0;
