using System.Collections.Immutable;
using Casus.Evaluation.Clusters;
using Casus.Evaluation.Entities;
using Casus.Evaluation.Muc4;
using Casus.Evaluation.Newsdesk;
using Casus.Evaluation.Places;
using Casus.Evaluation.Plover;
using Casus.Evaluation.Times;
using Casus.Evaluation.Treebanks;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>Finds the gold sets in a folder laid out with one subfolder per kind of set.</summary>
public static class GoldSets
{
    /// <summary>The sets that are there, in a fixed order; files to train on are passed over.</summary>
    /// <param name="folder">The folder with <c>muc4</c>, <c>newsdesk</c>, <c>plover</c>, … below it; any of them may be
    /// missing.</param>
    /// <param name="data">Where the comparing lists are read from.</param>
    /// <param name="only">Beginnings of names; sets with another name are not read. All are when empty.</param>
    /// <exception cref="CasusException">CAS0901: a file cannot be read; CAS0902: a line is damaged; CAS0903: there is
    /// no such set.</exception>
    public static ImmutableArray<IGoldSet> In(string folder, DataFolder data, IReadOnlyList<string>? only = null)
    {
        var search = new Search(folder, data, only ?? []);
        ImmutableArray<IGoldSet> sets =
        [
            .. search.Muc4(), .. search.Newsdesk(), .. search.Plover(), .. search.Times(), .. search.Places(), .. search.Entities(),
            .. search.Treebanks(), .. search.Clusters(),
        ];
        return sets.IsEmpty
            ? throw new CasusException(
                "CAS0903",
                folder,
                "there is no such gold set in this folder. Name the folder that holds muc4, newsdesk, plover and so on; docs/evaluation.md describes each.")
            : sets;
    }

    private sealed class Search(string folder, DataFolder data, IReadOnlyList<string> only)
    {
        public IEnumerable<IGoldSet> Muc4()
        {
            foreach (var file in Files("muc4", ".jsonl"))
                yield return new Muc4Set(
                    Name("muc4", file), GoldFile.Lines(file, GoldJson.Default.Muc4Document), PlaceNames.From(data));
        }

        public IEnumerable<IGoldSet> Newsdesk()
        {
            var (reports, incidents) = (Path.Combine(folder, "newsdesk", "reports.jsonl"), Path.Combine(folder, "newsdesk", "incidents.jsonl"));
            if (IsWanted("newsdesk") && File.Exists(reports) && File.Exists(incidents))
                yield return new NewsdeskSet("newsdesk", new(GoldFile.Lines(reports, GoldJson.Default.NewsdeskReport), GoldFile.Lines(incidents, GoldJson.Default.NewsdeskIncident), data));
        }

        public IEnumerable<IGoldSet> Plover()
        {
            foreach (var file in Files("plover", ".jsonl"))
            {
                var stem = Path.GetFileNameWithoutExtension(file);
                if (stem.StartsWith("gsr", StringComparison.Ordinal))
                    yield return new PloverSet(Name("plover", file), GoldFile.Lines(file, GoldJson.Default.PloverRecord));
                else if (stem.StartsWith("actors", StringComparison.Ordinal))
                    yield return new ActorSet(Name("plover", file), GoldFile.Lines(file, GoldJson.Default.ActorCase), data);
            }
        }

        public IEnumerable<IGoldSet> Times() =>
            Files("time", ".jsonl").Select(f => new TimeSet(Name("time", f), GoldFile.Lines(f, GoldJson.Default.TimeDocument)));

        public IEnumerable<IGoldSet> Places() =>
            Files("geo", ".jsonl").Select(f => new PlaceSet(Name("geo", f), GoldFile.Lines(f, GoldJson.Default.PlaceDocument)));

        // GUM's names are derived by rule and BTC is tweets: they are there to learn from, not to measure with.
        public IEnumerable<IGoldSet> Entities()
        {
            foreach (var file in Files("entities", ".jsonl"))
            {
                var stem = Path.GetFileNameWithoutExtension(file);
                if (stem.StartsWith("re3d", StringComparison.Ordinal))
                    yield return new EntitySet(
                        Name("entities", file),
                        GoldFile.Lines(file, GoldJson.Default.EntityDocument),
                        EntityScheme.Re3d);
                else if (stem.StartsWith("uner", StringComparison.Ordinal)
                    || stem.StartsWith("wikigold", StringComparison.Ordinal))
                    yield return new EntitySet(
                        Name("entities", file),
                        GoldFile.Lines(file, GoldJson.Default.EntityDocument),
                        EntityScheme.Names);
            }
        }

        public IEnumerable<IGoldSet> Treebanks()
        {
            foreach (var file in Files("syntax", ".conllu"))
            {
                using var reader = new StreamReader(file);
                yield return new TreebankSet(Name("syntax", file), TreebankReader.Read(file, reader));
            }
        }

        public IEnumerable<IGoldSet> Clusters()
        {
            foreach (var file in Files("fusion", ".jsonl").Where(f => !f.EndsWith(".incidents.jsonl", StringComparison.Ordinal)))
            {
                var reports = GoldFile.Lines(file, GoldJson.Default.ClusterReport);
                var facts = Path.ChangeExtension(file, ".incidents.jsonl");
                if (reports.Any(r => r.IncidentId is not null))
                    yield return new ClusterSet(
                        Name("fusion", file),
                        reports,
                        File.Exists(facts) ? GoldFile.Lines(facts, GoldJson.Default.ClusterFacts) : []);
                else if (reports.Any(r => r.Gold is not null))
                    yield return new TollSet(Name("fusion", file), reports);
            }
        }

        private static string Name(string folder, string file) => folder + " " + Path.GetFileNameWithoutExtension(file);

        private IEnumerable<string> Files(string subfolder, string extension) =>
            GoldFile.In(folder, subfolder, extension).Where(f => IsWanted(Name(subfolder, f)));

        private bool IsWanted(string name) => only.Count == 0 || only.Any(o => name.StartsWith(o, StringComparison.Ordinal));
    }
}
