using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;

namespace Casus.Grounding;

public sealed partial class ToponymResolver
{
    private const double SiteScore = 0.3;

    /// <summary>A country or capital that is the subject of a verb of saying or deciding, that is accused, or whose act or answer is told of, stands for its government.</summary>
    private ToponymUsage UsageOf(Reading reading, ToponymMention mention)
    {
        if (mention.Kind == ToponymKind.Demonym)
            return ToponymUsage.Demonym;
        if (!mention.Candidates.Any(c => gazetteer[c.Index] is { IsCountry: true } or { Feature: "PPLC" })
            || !reading.Has(Syntax.Layer))
            return ToponymUsage.Literal;
        var syntax = reading.Get(Syntax.Layer);
        var tokens = reading.Get(Tokens.Layer);
        var last = mention.Range.End - 1;
        // "Iran-backed": no subject, whatever the tree says.
        if (last + 1 < tokens.Count && tokens[last + 1] is "-" or "–" && !tokens.SpaceAfter(last))
            return ToponymUsage.Literal;
        for (var token = mention.Range.Start; token <= last; token++)
        {
            var head = syntax.Heads[token];
            if (head >= 0 && !mention.Range.Contains(head)
                && syntax.Relations[token] is Relation.Nsubj or Relation.NsubjOuter)
                return syntax.Tags[head] == UniversalTag.Verb && words.SpeechVerbs.Contains(syntax.Lemmas[DoneBy(syntax, head)])
                    ? ToponymUsage.Metonymic
                    : ToponymUsage.Literal;
            if (head >= 0 && !mention.Range.Contains(head) && syntax.Relations[token] == Relation.NmodPoss && head > token && (words.StateActs.Contains(syntax.Lemmas[head]) || IsOwnAttack(syntax, tokens, head)))
                return ToponymUsage.Metonymic;
            if (head >= 0 && !mention.Range.Contains(head) && IsAccused(syntax, tokens, token, head))
                return ToponymUsage.Metonymic;
        }

        return ToponymUsage.Literal;
    }

    // "began striking targets": what is begun says who acts; "continued to suffer" says that nobody does.
    private int DoneBy(Syntax syntax, int verb) => words.Beginnings.Contains(syntax.Lemmas[verb]) && syntax.Child(verb, Relation.Xcomp) is var begun and >= 0 ? begun : verb;

    // "Tehran's attack on Panjgur"; not "Moscow's attack on a concert hall", which may name the scene.
    private bool IsOwnAttack(Syntax syntax, Tokens tokens, int deed) => words.OwnAttacks.Contains(syntax.Lemmas[deed])
        && syntax.Child(deed, Relation.Nmod) is var what and >= 0 && what > deed && NounPhrases.Preposition(syntax, what) is var on and >= 0 && tokens[on] is "on" or "against"
        && syntax.Tags[what] == UniversalTag.Propn;

    // "accused Kyiv", "blamed the strike on Tehran"
    private static bool IsAccused(Syntax syntax, Tokens tokens, int token, int verb) => syntax.Lemmas[verb] is "accuse" or "blame" or "suspect"
        && (syntax.Relations[token] is Relation.Obj or Relation.NsubjPass
            || (syntax.Relations[token] is Relation.Obl && NounPhrases.Preposition(syntax, token) is var on and >= 0 && tokens[on] is "on"));

    /// <summary>
    /// Sites that no gazetteer has are put where the text puts them: at the nearest resolved town of the same sentence, else at the town
    /// that the report names most. The point is the town's, the score low, the number 0.
    /// </summary>
    private static void PlaceSites(Reading reading, ImmutableArray<ToponymMention> mentions, Toponym[] toponyms)
    {
        var sentences = reading.Has(Sentences.Layer) ? reading.Get(Sentences.Layer) : null;
        var main = MainTown(toponyms, mentions);
        var inOneCountry = toponyms.Where(IsTown).Select(t => t.Place!.Country).Distinct().Take(2).Count() == 1;
        for (var m = 0; m < mentions.Length; m++)
        {
            if (toponyms[m].Place is not null || mentions[m].Candidates.Length > 0)
                continue;
            var sentence = sentences is null ? default : sentences[sentences.Holding(mentions[m].Range.Start)];
            var anchor = mentions[m].Container >= 0 && IsTown(toponyms[mentions[m].Container]) ? mentions[m].Container
                : AnchorWithin(mentions, toponyms, m, sentence) is >= 0 and var within ? within
                : NearestTown(mentions, toponyms, m, sentence, t => !mentions[m].LiesApart || !IsSubject(reading, mentions[t])) is >= 0 and var near ? near
                : mentions[m].LiesApart && !inOneCountry ? -1 : main;
            if (anchor >= 0)
                toponyms[m] = At(reading, toponyms[m], toponyms[anchor].Place!, mentions[m].LiesApart);
        }
    }

    // "Wadara village in Zamfara": the division itself, or a town of it that the sentence names.
    private static int AnchorWithin(ImmutableArray<ToponymMention> mentions, Toponym[] toponyms, int m, TokenRange sentence)
    {
        if (mentions[m].Within < 0 || toponyms[mentions[m].Within] is not { } outer || !IsTown(outer))
            return -1;
        return NearestTown(mentions, toponyms, m, sentence, _ => true) is >= 0 and var near && toponyms[near].Place is { } town && outer.Place is { } division
            && town.Feature.StartsWith("PPL", StringComparison.Ordinal) && town.Country == division.Country
            && town.Admin1 == (division.Feature == "ADM1" ? division.Name : division.Admin1)
            ? near
            : mentions[m].Within;
    }

    // "whom Moscow put in charge": it acts there, and lies elsewhere.
    private static bool IsSubject(Reading reading, ToponymMention mention)
    {
        if (!reading.Has(Syntax.Layer))
            return false;
        var syntax = reading.Get(Syntax.Layer);
        return syntax.Relations[syntax.TopOf(mention.Range)] is Relation.Nsubj or Relation.NsubjOuter;
    }

    private static int NearestTown(ImmutableArray<ToponymMention> mentions, Toponym[] toponyms, int m, TokenRange sentence, Predicate<int> isLikely)
    {
        var (best, distance) = (-1, int.MaxValue);
        for (var n = m - 1; n >= 0 && sentence.Contains(mentions[n].Range.Start); n--)
            Consider(n, mentions[m].Range.Start - mentions[n].Range.End + 1);
        for (var n = m + 1; n < mentions.Length && sentence.Contains(mentions[n].Range.Start); n++)
            Consider(n, mentions[n].Range.Start - mentions[m].Range.End);
        return best;

        void Consider(int n, int apart)
        {
            if (apart < distance && mentions[n].Kind == ToponymKind.Name && IsTown(toponyms[n]) && isLikely(n))
                (best, distance) = (n, apart);
        }
    }

    // The town most often named, of equals the first; a second-order division where no town is named, then a first-order one.
    private static int MainTown(Toponym[] toponyms, ImmutableArray<ToponymMention> mentions)
    {
        var counts = new Dictionary<(string, double, double), (int First, double Weight)>();
        for (var m = 0; m < toponyms.Length; m++)
        {
            if (mentions[m].Kind != ToponymKind.Name || !IsTown(toponyms[m]))
                continue;
            var place = toponyms[m].Place!;
            var weight = place.Feature == "ADM1" ? 0.1 : place.Feature == "ADM2" ? 0.5 : 1.0;
            var key = (place.Feature, place.Latitude, place.Longitude);
            counts[key] = counts.TryGetValue(key, out var seen) ? (seen.First, seen.Weight + weight) : (m, weight);
        }

        return counts.Count == 0 ? -1 : counts.Values.OrderByDescending(c => c.Weight).ThenBy(c => c.First).First().First;
    }

    // A street lies in the town; a village only in its neighbourhood, or somewhere in the division.
    private static Toponym At(Reading reading, Toponym site, Place town, bool apart) => site with
    {
        Place = town with
        {
            GeonameId = 0,
            Name = site.Span.In(reading.Text),
            Feature = apart || !town.Feature.StartsWith("PPL", StringComparison.Ordinal) ? "LCTY" : "S",
            Admin1 = town.Feature == "ADM1" ? town.Name : town.Admin1,
            Population = 0,
        },
        Score = SiteScore,
        Reason = $"not in the gazetteer; put at {town.Name} ({town.Country}), named near it. {site.Reason}",
    };

    private static bool IsTown(Toponym toponym) =>
        toponym.Place is { } place && toponym.Score > 0.5 && (place.Feature.StartsWith("PPL", StringComparison.Ordinal) || place.Feature is "ADM1" or "ADM2" or "STLMT");
}
