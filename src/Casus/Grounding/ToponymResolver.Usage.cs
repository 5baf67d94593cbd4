using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;

namespace Casus.Grounding;

public sealed partial class ToponymResolver
{
    private const double SiteScore = 0.3;

    /// <summary>A country or capital that is the subject of a verb of saying or deciding stands for its government.</summary>
    private ToponymUsage UsageOf(Reading reading, ToponymMention mention)
    {
        if (mention.Kind == ToponymKind.Demonym)
            return ToponymUsage.Demonym;
        if (!mention.Candidates.Any(c => gazetteer[c.Index].Feature is "PPLC" or ['P', 'C', 'L', ..]) || !reading.Has(Syntax.Layer))
            return ToponymUsage.Literal;
        var syntax = reading.Get(Syntax.Layer);
        var last = mention.Range.End - 1;
        for (var token = mention.Range.Start; token <= last; token++)
        {
            var head = syntax.Heads[token];
            if (head >= 0 && !mention.Range.Contains(head) && syntax.Relations[token] is Relation.Nsubj or Relation.NsubjOuter)
                return syntax.Tags[head] == UniversalTag.Verb && words.SpeechVerbs.Contains(syntax.Lemmas[head]) ? ToponymUsage.Metonymic : ToponymUsage.Literal;
        }

        return ToponymUsage.Literal;
    }

    /// <summary>
    /// Sites that no gazetteer has are put where the text puts them: at the town named behind them, else at the nearest resolved town
    /// or division of the same sentence, else at the last one before. The point is the town's, the score low, the number 0.
    /// </summary>
    private static void PlaceSites(Reading reading, ImmutableArray<ToponymMention> mentions, Toponym[] toponyms)
    {
        var sentences = reading.Has(Sentences.Layer) ? reading.Get(Sentences.Layer) : null;
        var last = -1;
        for (var m = 0; m < mentions.Length; m++)
        {
            if (toponyms[m].Place is { } known && IsLocal(known) && mentions[m].Kind == ToponymKind.Name)
                last = m;
            if (toponyms[m].Place is not null || mentions[m].Candidates.Length > 0)
                continue;
            var sentence = sentences?.Holding(mentions[m].Range.Start) ?? 0;
            var anchor = -1;
            for (var n = m + 1; n < mentions.Length && n <= m + 3 && (sentences is null || sentences[sentence].Contains(mentions[n].Range.Start)); n++)
            {
                if (toponyms[n].Place is { } place && IsLocal(place) && mentions[n].Kind == ToponymKind.Name)
                {
                    anchor = n;
                    break;
                }
            }

            anchor = anchor < 0 || (last >= 0 && mentions[m].Container != anchor && sentences is not null && sentences[sentence].Contains(mentions[last].Range.Start)
                && mentions[m].Range.Start - mentions[last].Range.End < mentions[anchor].Range.Start - mentions[m].Range.End) ? last : anchor;
            if (anchor >= 0)
                toponyms[m] = At(reading, toponyms[m], toponyms[anchor].Place!);
        }
    }

    private static Toponym At(Reading reading, Toponym site, Place town) => site with
    {
        Place = town with { GeonameId = 0, Name = site.Span.In(reading.Text), Feature = "S", Population = 0 },
        Score = SiteScore,
        Reason = $"not in the gazetteer; put at {town.Name} ({town.Country}), named beside it. {site.Reason}",
    };

    private static bool IsLocal(Place place) => place.Feature is not ("CONT" or "OCN" or "SEA" or "RGN" or "PCLX") && !place.Feature.StartsWith("PCL", StringComparison.Ordinal);
}
