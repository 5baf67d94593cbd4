using System.Collections.Frozen;
using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

public sealed partial class EntityResolver
{
    // Whom "he" and "she" mean: of the persons told of before, the most prominent.
    private sealed partial class Work
    {
        // Who was last told of so many sentences ago is not meant any more.
        private const int FarthestSentence = 3;

        // "he said": he who spoke before; "he was shot": hardly who tells of it.
        private const double SpeakerAgain = 4;
        private const double SpeakerElsewhere = 0.3;

        private static readonly FrozenSet<string> Men = new[]
        {
            "boy", "father", "husband", "son", "brother", "king", "prince", "uncle", "grandfather", "grandson", "nephew", "groom", "widower", "monk", "imam", "mr", "mr.", "sir", "lord",
        }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        private static readonly FrozenSet<string> Women = new[]
        {
            "girl", "mother", "wife", "daughter", "sister", "queen", "princess", "aunt", "grandmother", "granddaughter", "niece", "bride", "widow", "nun", "mrs", "mrs.", "ms", "ms.", "miss", "lady",
            "actress", "waitress",
        }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        // Weights after Lappin and Leass (1994): being told of in this sentence, as subject, as object, otherwise; halved with each sentence that follows.
        private void AddPronouns()
        {
            var told = new List<(int Token, int Sentence, double Weight, Draft Draft, bool IsFemale, bool IsMale)>();
            var persons = drafts
                .Where(d => d.Type == EntityType.Person)
                .SelectMany(d => d.Mentions.Where(m => d.Names.Count > 0 || IsOnePerson(m)).Select(m => (Mention: m, Draft: d)))
                .OrderBy(p => p.Mention.Range.Start)
                .ToList();
            var next = 0;
            for (var t = 0; t < tokens.Count; t++)
            {
                while (next < persons.Count && persons[next].Mention.Range.Start <= t)
                {
                    Tell(persons[next].Mention.Head, persons[next].Draft, IsFemale(persons[next].Mention), IsMale(persons[next].Mention));
                    next++;
                }

                if (syntax.Tags[t] != UniversalTag.Pron || SexOf(tokens[t]) is not { } isFemale || byHead.ContainsKey(t))
                    continue;
                var sentence = sentences.Holding(t);
                if (MostProminent(t, sentence, isFemale) is not { } draft)
                    continue;
                Add(draft, new(new(t, t + 1), t, MentionForm.Pronoun));
                Tell(t, draft, isFemale, !isFemale);
            }

            void Tell(int token, Draft draft, bool isFemale, bool isMale) =>
                told.Add((token, sentences.Holding(token), WeightOf(token), draft, isFemale, isMale));

            Draft? MostProminent(int pronoun, int sentence, bool isFemale)
            {
                var isSpeaker = IsSubjectOfSaying(pronoun);
                var known = told.Where(p => sentence - p.Sentence <= FarthestSentence && sentences.Blocks[p.Sentence].IsOfReport()).ToList();
                return known
                    .GroupBy(p => p.Draft)
                    .Where(g => !told.Exists(p => p.Draft == g.Key && (isFemale ? p.IsMale : p.IsFemale)) && g.Any(p => !IsOfSameClause(p.Token, pronoun)))
                    .Where(g => !g.Any(p => p.Sentence == sentence && IsOfSameClause(p.Token, pronoun)))
                    .MaxBy(g => (WeightOfAll(g), g.Max(p => p.Token)))?.Key;

                // "he said": he who spoke before.
                double WeightOfAll(IEnumerable<(int Token, int Sentence, double Weight, Draft Draft, bool IsFemale, bool IsMale)> mentions) =>
                    mentions.DistinctBy(p => p.Sentence).Sum(p => p.Weight / (1 << (sentence - p.Sentence))) * (isSpeaker && mentions.Any(p => IsSubjectOfSaying(p.Token)) ? SpeakerAgain : !isSpeaker && mentions.All(p => IsSubjectOfSaying(p.Token) && (p.Sentence < sentence || Suffers(pronoun))) ? SpeakerElsewhere : 1);
            }
        }

        private bool IsSubjectOfSaying(int token) => syntax.Relations[token] == Relation.Nsubj && syntax.Heads[token] is var verb and >= 0
            && syntax.Lemmas[verb] is "say" or "tell" or "add" or "write" or "note" or "explain" or "claim" or "insist" or "recall" or "warn";

        private bool Suffers(int pronoun) => syntax.Relations[pronoun] is Relation.NsubjPass or Relation.Obj;

        private static bool? SexOf(ReadOnlySpan<char> pronoun) => pronoun switch
        {
            "he" or "He" or "HE" or "him" or "HIM" => false,
            "she" or "She" or "SHE" => true,
            _ => null,
        };

        // Not "every child", "no one".
        private bool IsOnePerson(EntityMention mention) => !NounPhrases.IsPlural(syntax, mention.Head) && syntax.FineTags[mention.Head] is "NN" or "NNP"
            && !(syntax.Child(mention.Head, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "no" or "every" or "each" or "any");

        private bool IsFemale(EntityMention mention) => AnyWord(mention, w => Women.Contains(w) || w.EndsWith("woman", StringComparison.OrdinalIgnoreCase));

        private bool IsMale(EntityMention mention) => AnyWord(mention, w => Men.Contains(w) || (w.EndsWith("man", StringComparison.OrdinalIgnoreCase)
            && w.Length <= 12 && !w.EndsWith("woman", StringComparison.OrdinalIgnoreCase) && !w.EndsWith("human", StringComparison.OrdinalIgnoreCase)));

        private bool AnyWord(EntityMention mention, Predicate<string> fits) => syntax.Tags[mention.Head] == UniversalTag.Noun
            ? fits(syntax.Lemmas[mention.Head])
            : mention.Range.Start > 0 && fits(tokens[mention.Range.Start].ToString());

        private double WeightOf(int token)
        {
            var weight = syntax.Relations[token] switch
            {
                Relation.Nsubj or Relation.NsubjPass => 80,
                Relation.Obj => 50,
                Relation.Iobj or Relation.Obl or Relation.OblAgent => 40,
                Relation.Nmod or Relation.NmodPoss or Relation.Compound => 10,
                _ => 30,
            };
            return 100 + weight;
        }

        // "Attackers shot him": who does something to him is another.
        private bool IsOfSameClause(int noun, int pronoun) => syntax.Heads[pronoun] is var verb and >= 0 && syntax.Heads[noun] == verb
            && syntax.Relations[pronoun] is not (Relation.Nsubj or Relation.NsubjPass) | syntax.Relations[noun] is Relation.Obj or Relation.Obl;
    }
}
