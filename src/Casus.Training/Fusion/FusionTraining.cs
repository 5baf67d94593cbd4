using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Pipeline;
using Casus.Records;
using Casus.Reports;
using Casus.Training.Events;

namespace Casus.Training.Fusion;

/// <summary>Learns which reports tell of one incident, and how common words are among reports.</summary>
/// <param name="data">A folder with <c>fusion/</c> and <c>newsdesk/</c> (reports with their incidents) and further reports to count words in.</param>
/// <param name="files">The data folder of Casus.</param>
/// <param name="output">The folder that the files go to.</param>
/// <param name="progress">Told of each step.</param>
public sealed class FusionTraining(string data, DataFolder files, string output, Action<string> progress)
{
    private const string Model = "fusion.txt";
    private const double Sparsity = 0.2;
    private const int Passes = 6;
    private const double NearlyBest = 0.995;

    private static readonly string[] SetNames = ["newsdesk", "gvc", "gva", "aw", "ecb"];

    /// <summary>What is written.</summary>
    public static ImmutableArray<string> FileNames { get; } = [Model, WordFrequencies.FileName];

    /// <summary>Counts words, compares reports, learns the weights, and writes both files.</summary>
    /// <exception cref="CasusException">CAS0360: the reports cannot be read; CAS0364: a line is damaged; CAS1001: a file cannot be written.</exception>
    public void Train()
    {
        var stems = WordStems.Load(files);
        var shares = WordFrequencies.Count(data, stems, WordFrequencies.RecurringNames(files));
        var reader = new TellingReader(TermWeights.From(shares, stems));
        progress($"{shares.Count} words counted");
        var sets = Read(reader);
        foreach (var set in sets)
        {
            set.Compare();
            var (all, compared) = set.SamePairs();
            progress($"{set.Name}: {set.Table.Count} reports, {set.Pairs.Count} pairs compared, of {all} of one incident {compared}");
        }

        var held = new HeldOut(sets, Fit).Scores(progress);
        var threshold = Measured(sets, held);
        var weights = Fit(sets, (_, _) => true);
        Write(weights, threshold, shares);
    }

    private static double[] Fit(IReadOnlyList<FusionSet> sets, Func<FusionSet, (int A, int B), bool> isIn)
    {
        var (examples, answers) = (new List<int[]>(), new List<bool>());
        foreach (var set in sets)
        {
            for (var p = 0; p < set.Pairs.Count; p++)
            {
                if (!isIn(set, set.Pairs[p]))
                    continue;
                var same = set.IsSame(set.Pairs[p].A, set.Pairs[p].B);
                // Pairs with hardly a word in common teach nothing after the first thousands.
                if (!same && set.Features[p][1] != 1 && p % 4 != 0)
                    continue;
                for (var copy = 0; copy < (set.Name == "newsdesk" ? 6 : 1); copy++)
                {
                    examples.Add(set.Features[p]);
                    answers.Add(same);
                }
            }
        }

        foreach (var set in sets)
        {
            foreach (var (pair, features) in set.Twins.Where(t => isIn(set, t.Pair)))
            {
                examples.Add(features);
                answers.Add(false);
            }
        }

        var model = new LogisticRegression(MatchFeatures.Names.Length, Sparsity, Passes);
        model.Learn(examples, answers);
        return [.. Enumerable.Range(0, MatchFeatures.Names.Length).Select(model.Weight)];
    }

    private float Measured(List<FusionSet> sets, Dictionary<FusionSet, HeldOutScores> held)
    {
        var tried = new List<(double Sum, float Threshold)>();
        foreach (var threshold in Enumerable.Range(4, 13).Select(t => t * 0.05f))
        {
            var line = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"from {threshold:0.00} on, pairs P/R/F1:"));
            var sum = 0.0;
            foreach (var set in sets)
            {
                var (right, said, wanted) = held[set].Pairs(threshold);
                var f1 = 200.0 * right / (said + wanted);
                sum += f1;
                line.Append(CultureInfo.InvariantCulture, $"  {set.Name} {100.0 * right / said:0.0}/{100.0 * right / wanted:0.0}/{f1:0.0}");
            }

            progress(line.ToString());
            tried.Add((sum, threshold));
        }

        // Of those that are nearly as good as the best, the lowest: reports of one incident left apart are harder to find than others joined.
        var best = tried.Max(t => t.Sum);
        return tried.First(t => t.Sum >= NearlyBest * best).Threshold;
    }

    private List<FusionSet> Read(TellingReader reader)
    {
        var pipeline = StandardPipeline.Load(files);
        var sets = new List<FusionSet>();
        foreach (var name in SetNames)
        {
            var path = name == "newsdesk" ? Path.Combine(data, name, "reports.jsonl") : Path.Combine(data, "fusion", name + ".jsonl");
            var reports = GoldLines.Read(path, e => (Report: ReportOf(e), Incident: IncidentOf(e))).Where(r => r.Incident is not null).ToList();
            var records = Code(pipeline, reports.ConvertAll(r => r.Report));
            var set = new FusionSet(name);
            foreach (var (record, report) in records.Zip(reports))
                set.Add(reader.Read(record), report.Incident!);
            sets.Add(set);
        }

        return sets;
    }

    private static List<CodedReport> Code(Readings.ReadingPipeline pipeline, List<Report> reports)
    {
        var records = new CodedReport[reports.Count];
        Parallel.For(0, records.Length, i => records[i] = RecordBuilder.Build(pipeline.Read(reports[i]), "training"));
        return [.. records];
    }

    private static Report ReportOf(JsonElement e) => new()
    {
        Id = GoldLines.IdOf(e),
        Text = GoldLines.TextOf(e),
        Title = e.TryGetProperty("title", out var title) ? title.GetString() : null,
        PublishedOn = e.TryGetProperty("publishedOn", out var on) && PublicationTime.TryParse(on.GetString(), out var published) ? published : null,
        Publisher = e.TryGetProperty("publisher", out var publisher) ? publisher.GetString() : null,
        Url = e.TryGetProperty("url", out var url) ? url.GetString() : null,
        Language = e.TryGetProperty("language", out var language) ? language.GetString() : null,
    };

    // One incident, or none to learn from: several, or a report that tells of none.
    private static string? IncidentOf(JsonElement e)
    {
        if (e.TryGetProperty("incidents", out var several))
            return several.GetArrayLength() == 1 ? several[0].GetString() : several.GetArrayLength() == 0 ? "none " + GoldLines.IdOf(e) : null;
        return e.GetProperty("incident").ValueKind == JsonValueKind.String ? e.GetProperty("incident").GetString() : null;
    }

    private void Write(double[] weights, float threshold, SortedDictionary<string, double> shares)
    {
        var logit = Math.Log(threshold / (1 - threshold));
        progress(string.Create(CultureInfo.InvariantCulture, $"threshold {threshold:0.00} ({logit:0.00})"));
        var text = new StringBuilder("# fusion.txt: made by 'casus train fusion'; README.md tells how to read it.\noutcomes\tsame\n");
        text.Append(CultureInfo.InvariantCulture, $"threshold\t{threshold:0.##}\n");
        for (var f = 0; f < weights.Length; f++)
        {
            if (Math.Abs(weights[f]) >= 0.005)
                text.Append(MatchFeatures.Names[f]).Append('\t').Append(weights[f].ToString("0.##", CultureInfo.InvariantCulture)).Append('\n');
        }

        TrainingFiles.WriteText(Path.Combine(output, Model), text.ToString());
        WordFrequencies.Write(Path.Combine(output, WordFrequencies.FileName), shares);
    }
}
