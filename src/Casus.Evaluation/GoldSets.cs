using System.Collections.Immutable;
using Casus.Evaluation.Muc4;
using Casus.Evaluation.Newsdesk;
using Casus.Evaluation.Plover;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>Finds the gold sets in a folder laid out with one subfolder per kind of set.</summary>
public static class GoldSets
{
    /// <summary>The sets that are there, in a fixed order; files to train on are passed over.</summary>
    /// <param name="folder">The folder with <c>muc4</c>, <c>newsdesk</c>, <c>plover</c>, … below it; any of them may be missing.</param>
    /// <param name="data">Where the comparing lists are read from.</param>
    /// <exception cref="CasusException">CAS0901: a file cannot be read; CAS0902: a line is damaged; CAS0903: there is no set in the folder.</exception>
    public static ImmutableArray<IGoldSet> In(string folder, DataFolder data)
    {
        ImmutableArray<IGoldSet> sets = [.. Muc4(folder, data), .. Newsdesk(folder, data), .. Plover(folder, data)];
        return sets.IsEmpty
            ? throw new CasusException("CAS0903", folder, "there is no gold set in this folder. Name the folder that holds muc4, newsdesk, plover and so on; docs/evaluation.md describes each.")
            : sets;
    }

    private static IEnumerable<IGoldSet> Muc4(string folder, DataFolder data)
    {
        foreach (var file in GoldFile.In(folder, "muc4", ".jsonl"))
            yield return new Muc4Set(Name("muc4", file), GoldFile.Lines(file, GoldJson.Default.Muc4Document), PlaceNames.From(data));
    }

    private static IEnumerable<IGoldSet> Newsdesk(string folder, DataFolder data)
    {
        var (reports, incidents) = (Path.Combine(folder, "newsdesk", "reports.jsonl"), Path.Combine(folder, "newsdesk", "incidents.jsonl"));
        if (File.Exists(reports) && File.Exists(incidents))
            yield return new NewsdeskSet("newsdesk", new(GoldFile.Lines(reports, GoldJson.Default.NewsdeskReport), GoldFile.Lines(incidents, GoldJson.Default.NewsdeskIncident), data));
    }

    private static IEnumerable<IGoldSet> Plover(string folder, DataFolder data)
    {
        foreach (var file in GoldFile.In(folder, "plover", ".jsonl"))
        {
            var stem = Path.GetFileNameWithoutExtension(file);
            if (stem.StartsWith("gsr", StringComparison.Ordinal))
                yield return new PloverSet(Name("plover", file), GoldFile.Lines(file, GoldJson.Default.PloverRecord));
            else if (stem.StartsWith("actors", StringComparison.Ordinal))
                yield return new ActorSet(Name("plover", file), GoldFile.Lines(file, GoldJson.Default.ActorCase), data);
        }
    }

    private static string Name(string folder, string file) => folder + " " + Path.GetFileNameWithoutExtension(file);
}
