using Casus.Knowledge;
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

        // "businessman", "congresswoman"
        private const int LongestCalling = 14;

        private const double SpeakerAgain = 4;
        private const double SpeakerElsewhere = 0.3;

        // Weights after Lappin and Leass (1994): being told of in this sentence, as subject, as object, otherwise; halved with each sentence that follows.
        private void AddPronouns()
        {
            var persons = drafts
                .Where(d => d.Type is EntityType.Person or EntityType.Nationality)
                .SelectMany(d => d.Mentions.Where(m => d.Type == EntityType.Nationality ? IsOneOfPeople(m) : d.Names.Count > 0 || IsOnePerson(m)).Select(m => (Mention: m, Draft: d)))
                .OrderBy(p => p.Mention.Range.Start)
                .ToList();
            var story = new PersonsTold();
            var next = 0;
            for (var t = 0; t < tokens.Count; t++)
            {
                for (; next < persons.Count && persons[next].Mention.Range.Start <= t; next++)
                {
                    var (mention, person) = persons[next];
                    story.Tell(new(mention.Head, sentences.Holding(mention.Head), WeightOf(mention.Head), person), IsFemale(mention), IsMale(mention));
                }

                if (syntax.Tags[t] != UniversalTag.Pron || SexOf(tokens[t]) is not { } isFemale || byHead.ContainsKey(t))
                    continue;
                var sentence = sentences.Holding(t);
                if (MostProminent(story, t, sentence, isFemale) is not { } draft)
                    continue;
                Add(draft, new(new(t, t + 1), t, MentionForm.Pronoun));
                story.Tell(new(t, sentence, WeightOf(t), draft), isFemale, !isFemale);
            }
        }

        private Draft? MostProminent(PersonsTold story, int pronoun, int sentence, bool isFemale)
        {
            var isSpeaker = IsSubjectOfSaying(pronoun);
            return story.Lately(sentence, FarthestSentence)
                .Where(p => sentences.Blocks[p.Sentence].IsOfReport())
                .GroupBy(p => p.Draft)
                .Where(g => !(isFemale ? story.IsMan(g.Key) : story.IsWoman(g.Key)) && !g.Any(p => p.Sentence == sentence && IsOfSameClause(p.Token, pronoun)))
                .MaxBy(g => (Prominence(g) * SpeakerFactor(g, pronoun, sentence, isSpeaker), g.Max(p => p.Token)))?.Key;

            double Prominence(IEnumerable<PersonTold> told) => told.GroupBy(p => p.Sentence).Sum(s => s.Max(p => p.Weight) / (1 << (sentence - s.Key)));
        }

        // "he said": he who spoke before; "he was shot": hardly who tells of it.
        private double SpeakerFactor(IEnumerable<PersonTold> told, int pronoun, int sentence, bool isSpeaker)
        {
            if (isSpeaker)
                return told.Any(p => IsSubjectOfSaying(p.Token)) ? SpeakerAgain : 1;
            return told.All(p => IsSubjectOfSaying(p.Token) && (p.Sentence < sentence || Suffers(pronoun))) ? SpeakerElsewhere : 1;
        }

        private bool IsSubjectOfSaying(int token) => syntax.Relations[token] == Relation.Nsubj && syntax.Heads[token] is var verb and >= 0
            && words.Tellings.Contains(syntax.Lemmas[verb]);

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

        // "a Palestinian"
        private bool IsOneOfPeople(EntityMention mention) => syntax.Child(mention.Head, Relation.Det) is var article and >= 0 && syntax.Lemmas[article] is "a" or "an";

        private bool IsFemale(EntityMention mention) => IsCalled(mention, words.Women, "woman");

        private bool IsMale(EntityMention mention) => IsCalled(mention, words.Men, "man") && !IsCalled(mention, words.Women, "woman") && !syntax.Lemmas[mention.Head].EndsWith("human", StringComparison.OrdinalIgnoreCase);

        // By the noun, "policeman", or by the title before a name: not by a surname such as Friedman.
        private bool IsCalled(EntityMention mention, WordSet callings, string ending)
        {
            if (syntax.Tags[mention.Head] != UniversalTag.Noun)
                return callings.Contains(tokens[mention.Range.Start]) || (mention.Range.Start > 0 && callings.Contains(tokens[mention.Range.Start - 1]));
            var noun = syntax.Lemmas[mention.Head];
            return callings.Contains(noun) || (noun.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && noun.Length <= LongestCalling);
        }

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
            && (syntax.Relations[pronoun] is not (Relation.Nsubj or Relation.NsubjPass) || syntax.Relations[noun] is Relation.Obj or Relation.Obl);

        private readonly record struct PersonTold(int Token, int Sentence, double Weight, Draft Draft);

        // Who was told of so far, in text order, and whom words show to be a man or a woman.
        private sealed class PersonsTold
        {
            // So many tellings reach back far enough in any sentence that people write.
            private const int MostLately = 200;

            private readonly List<PersonTold> told = [];
            private readonly HashSet<Draft> women = [];
            private readonly HashSet<Draft> men = [];

            public void Tell(PersonTold person, bool isFemale, bool isMale)
            {
                told.Add(person);
                if (isFemale)
                    women.Add(person.Draft);
                if (isMale)
                    men.Add(person.Draft);
            }

            public bool IsWoman(Draft person) => women.Contains(person);

            public bool IsMan(Draft person) => men.Contains(person);

            public IEnumerable<PersonTold> Lately(int sentence, int farthest)
            {
                for (var i = told.Count - 1; i >= Math.Max(0, told.Count - MostLately) && sentence - told[i].Sentence <= farthest; i--)
                    yield return told[i];
            }
        }
    }
}
