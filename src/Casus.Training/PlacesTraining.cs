using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Knowledge.Places;
using Casus.Language;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Fits the weights by which the place of a name is chosen, and says how they do on reports that they were not fitted on.</summary>
/// <remarks>
/// The recognised names whose place is known are resolved again and again with one weight changed; a change stays where the places
/// nearer than 161 km to the known one gain likelihood. Each corpus counts the same.
/// </remarks>
/// <param name="data">A folder with <c>geo/*.jsonl</c>: texts with toponyms, their offsets in code points, and coordinates.</param>
/// <param name="files">The data folder of Casus.</param>
/// <param name="output">The folder that the file goes to.</param>
/// <param name="progress">Told of each step.</param>
public sealed class PlacesTraining(string data, DataFolder files, string output, Action<string> progress)
{
    /// <summary>What is written.</summary>
    public const string FileName = "toponym-weights.txt";

    private const double NearKm = 161;
    private const int Folds = 5;
    private const int Passes = 2;

    // A likelihood is never taken for less: a hopeless name shall not decide.
    private const double Floor = 0.03;

    // What a change by its own step must gain: weights stay where they were set without reason to move.
    private const double Inertia = 0.0004;

    // Seen too seldom in the corpora, or not at all.
    private static readonly HashSet<ToponymFactor> ByHand =
        [ToponymFactor.PublisherHome, ToponymFactor.HistoricName, ToponymFactor.FormerCountry];

    private readonly List<Case[]> corpora = [];

    /// <summary>Fits, measures by cross-validation, and writes the file.</summary>
    /// <exception cref="CasusException">CAS0360: the texts are missing or cannot be read; CAS0364: a line of them is of another form;
    /// CAS1001: the file cannot be written.</exception>
    public void Train()
    {
        var resolver = ToponymResolver.Load(files);
        var start = ToponymWeights.Load(files);
        ReadCorpora(resolver);
        var held = new List<(int Corpus, int Before, int After)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var fitted = Fit(resolver, start, c => c % Folds != fold);
            for (var corpus = 0; corpus < corpora.Count; corpus++)
            {
                var (before, after) = (Near(resolver.With(start), corpus, fold), Near(resolver.With(fitted), corpus, fold));
                held.Add((corpus, before, after));
                progress(string.Create(CultureInfo.InvariantCulture, $"part {fold + 1} of {Folds}, set {corpus + 1}: within {NearKm} km {before} before, {after} fitted on the other parts"));
            }
        }

        for (var corpus = 0; corpus < corpora.Count; corpus++)
        {
            var all = corpora[corpus].Sum(c => c.Wanted.Length);
            progress(string.Create(CultureInfo.InvariantCulture,
                $"set {corpus + 1}: {Percent(held, corpus, all, h => h.Before)} % before, {Percent(held, corpus, all, h => h.After)} % cross-validated, of {all} names"));
        }

        Write(start, Fit(resolver, start, _ => true));
    }

    private static string Percent(List<(int Corpus, int Before, int After)> held, int corpus, int all, Func<(int Corpus, int Before, int After), int> count) =>
        (100.0 * held.Where(h => h.Corpus == corpus).Sum(count) / all).ToString("0.00", CultureInfo.InvariantCulture);

    private ToponymWeights Fit(ToponymResolver resolver, ToponymWeights weights, Func<int, bool> isIn)
    {
        var best = Likelihood(resolver.With(weights), isIn);
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var factor in ToponymWeights.Factors.Where(f => !ByHand.Contains(f)))
            {
                var step = Math.Max(0.2, Math.Abs(weights[factor]) * 0.25) / (pass + 1);
                if (factor is ToponymFactor.InCountry or ToponymFactor.SameCountry or ToponymFactor.InDivision
                    or ToponymFactor.CountrySize or ToponymFactor.DivisionSize or ToponymFactor.DistrictSize)
                {
                    step = 0.3 * weights[factor] / (pass + 1);
                }

                foreach (var direction in new[] { 1, -1 })
                {
                    var moved = false;
                    while (weights.With(factor, weights[factor] + (direction * step)) is var changed
                        && Likelihood(resolver.With(changed), isIn) is var likelihood && likelihood > best + Inertia)
                    {
                        (weights, best, moved) = (changed, likelihood, true);
                    }

                    if (moved)
                        break;
                }
            }

            progress(string.Create(CultureInfo.InvariantCulture, $"pass {pass + 1}: mean log-likelihood {best:0.0000}"));
        }

        return weights;
    }

    // The mean over the corpora of the mean over names.
    private double Likelihood(ToponymResolver resolver, Func<int, bool> isIn) => corpora.Average(corpus =>
    {
        var sums = new double[corpus.Length];
        var counts = new int[corpus.Length];
        Parallel.For(0, corpus.Length, c =>
        {
            if (!isIn(c))
                return;
            var ranked = resolver.Rank(corpus[c].Reading, corpus[c].Mentions);
            foreach (var wanted in corpus[c].Wanted)
            {
                var share = ranked[wanted.Mention].Where(r => corpus[c].IsNear(wanted, r.Candidate)).Sum(r => r.Share);
                sums[c] += Math.Log(Floor + ((1 - Floor) * share));
                counts[c]++;
            }
        });
        return sums.Sum() / Math.Max(1, counts.Sum());
    });

    private int Near(ToponymResolver resolver, int corpus, int fold) => corpora[corpus].Where((_, c) => c % Folds == fold).Sum(document =>
    {
        var ranked = resolver.Rank(document.Reading, document.Mentions);
        return document.Wanted.Count(w => ranked[w.Mention].Length > 0 && document.IsNear(w, ranked[w.Mention][0].Candidate));
    });

    private void ReadCorpora(ToponymResolver resolver)
    {
        var folder = Path.Combine(data, "geo");
        if (!Directory.Exists(folder))
            throw new CasusException("CAS0360", folder, "the texts with places are missing. Name by --data the folder that holds 'geo'.");
        var language = LanguagePipeline.Load(files, TokenRules.Load(files));
        foreach (var path in TrainingFiles.Read(folder, f => Directory.GetFiles(f, "*.jsonl")).Order(StringComparer.Ordinal))
        {
            var texts = GoldLines.Read(path, PlacedText.Of).ToArray();
            var cases = new Case[texts.Length];
            Parallel.For(0, texts.Length, i => cases[i] = Case.Of(texts[i], language, resolver));
            corpora.Add(cases);
            progress($"{Path.GetFileName(path)}: {cases.Length} reports, {cases.Sum(c => c.Wanted.Length)} recognised names with a known place");
        }
    }

    private void Write(ToponymWeights start, ToponymWeights fitted)
    {
        var text = new StringBuilder();
        var factor = ToponymFactor.Country;
        foreach (var line in TrainingFiles.Read(files.File("gazetteer/" + FileName), File.ReadAllLines))
        {
            // Comments and wordings stay as they are.
            if (line.StartsWith("factor: ", StringComparison.Ordinal))
                factor = ToponymWeights.Factors.Single(f => ToponymWeights.NameOf(f) == line["factor: ".Length..].Trim());
            text.Append(line.StartsWith("weight: ", StringComparison.Ordinal)
                ? "weight: " + Math.Round(fitted[factor], 3).ToString(CultureInfo.InvariantCulture)
                : line).Append('\n');
        }

        foreach (var f in ToponymWeights.Factors.Where(f => Math.Abs(start[f] - fitted[f]) > 1e-9))
            progress(string.Create(CultureInfo.InvariantCulture, $"{ToponymWeights.NameOf(f)}: {start[f]:0.###} → {fitted[f]:0.###}"));
        TrainingFiles.WriteText(Path.Combine(output, FileName), text.ToString());
    }

    /// <summary>A text of the corpora, and where in it names with a known place stand.</summary>
    private sealed record PlacedText(string Id, string Text, List<(TextSpan Span, double Latitude, double Longitude)> Places)
    {
        public static PlacedText Of(JsonElement document)
        {
            var text = GoldLines.TextOf(document);
            var map = OffsetMap.For(text);
            var places = new List<(TextSpan, double, double)>();
            foreach (var toponym in document.GetProperty("toponyms").EnumerateArray())
            {
                var span = GoldLines.SpanOf(toponym, map);
                if (toponym.TryGetProperty("latitude", out var latitude) && latitude.ValueKind == JsonValueKind.Number)
                    places.Add((span, latitude.GetDouble(), toponym.GetProperty("longitude").GetDouble()));
            }

            return new(GoldLines.IdOf(document), text, places);
        }
    }

    /// <summary>A report with its recognised names, and those among them whose place is known.</summary>
    private sealed record Case(Reading Reading, ImmutableArray<ToponymMention> Mentions, Known[] Wanted, Gazetteer Gazetteer)
    {
        public static Case Of(PlacedText told, ReadingPipeline language, ToponymResolver resolver)
        {
            var reading = language.Read(new Report { Id = told.Id, Text = told.Text });
            var mentions = resolver.Recognizer.Find(reading);
            var bySpan = mentions.Select((m, i) => (m, i)).ToDictionary(p => p.m.Span, p => p.i);
            var wanted = new List<Known>();
            foreach (var (span, latitude, longitude) in told.Places)
            {
                if (bySpan.TryGetValue(span, out var mention) && mentions[mention].Candidates.Length > 0)
                    wanted.Add(new(mention, latitude, longitude));
            }

            return new(reading, mentions, [.. wanted], resolver.Gazetteer);
        }

        public bool IsNear(Known known, PlaceRef candidate)
        {
            var place = Gazetteer[candidate.Index];
            return GreatCircle.DistanceKm(known.Latitude, known.Longitude, place.Latitude, place.Longitude) <= NearKm;
        }
    }

    private readonly record struct Known(int Mention, double Latitude, double Longitude);
}
