using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

public sealed partial class EntityResolver
{
    // Names of the register, the gazetteer and the tagger, one draft for those that mean one thing.
    private sealed partial class Work
    {
        // A sentence of fewer letters may be an abbreviation and nothing else.
        private const int LongestAbbreviation = 12;

        private const int KnownTown = 100_000;

        private const int ShortestFullName = 2;
        private const int LongestFullName = 4;

        private IEnumerable<NameDraft> Names()
        {
            var found = new List<NameDraft>();
            for (var s = 0; s < sentences.Count; s++)
            {
                if (!sentences.Blocks[s].IsOfReport())
                    continue;
                var inCapitals = IsInCapitals(sentences[s]);
                actors.FindIn(tokens, sentences[s], context, m =>
                {
                    if (!inCapitals || IsTaggedAsName(m.Range))
                        found.Add(new(m.Range, m.IsPerson ? EntityType.Person : EntityType.Organisation, 0, m));
                });
            }

            foreach (var toponym in reading.Get(Toponym.Layer))
                found.Add(new(tokens.RangeOf(toponym.Span), toponym.Usage == ToponymUsage.Demonym ? EntityType.Nationality : EntityType.Place, 2, null, toponym));
            foreach (var name in reading.Get(NameMention.Layer))
                found.Add(new(BoundsOf(name), TypeOf(name), 1));
            AddAged(found);
            AddVessels(found);
            found.RemoveAll(n => n.Range.IsEmpty || !HasLetter(n.Range) || !sentences.Blocks[sentences.Holding(n.Range.Start)].IsOfReport());
            // The longest reading wins; of equals the register, then the gazetteer where the tagger sees a place or the name is a country's, then
            // the tagger.
            var chosen = new List<NameDraft>();
            var taken = new int[tokens.Count];
            foreach (var name in found
                .OrderByDescending(n => n.Range.Count)
                .ThenBy(n => n.Priority)
                .ThenBy(n => n.Range.Start))
            {
                var covered = taken.AsSpan(name.Range.Start, name.Range.Count);
                if (covered.IndexOfAnyExcept(0) < 0)
                {
                    chosen.Add(name);
                    covered.Fill(chosen.Count);
                }
                else if (name.Toponym is not null && covered[0] > 0
                    && chosen[covered[0] - 1] is { Actor: null } same && same.Range == name.Range
                    && (same.Type == EntityType.Place || (same.Type == EntityType.Person && NamesPlace(name))))
                {
                    chosen[covered[0] - 1] = name;
                }
            }

            return chosen.OrderBy(n => n.Range.Start);
        }

        // "Ahmed Said was": the tagger of names takes the last word for a verb.
        // "accused Islamic State of the attack": no name ends with an article or a preposition.
        private TokenRange BoundsOf(NameMention name)
        {
            var end = name.Range.End;
            while (end > name.Range.Start + 1 && tokens[end - 1] is "the" or "of" or "a" or "and" or "in" or "to" or "for")
                end--;
            return new(name.Range.Start, name.Kind == NameKind.Person && end < tokens.Count && tokens[end] is "Said" && syntax.Tags[end] == UniversalTag.Propn ? end + 1 : end);
        }

        // "Maria Lopez Ruiz, 34, was": who has an age is a person, whatever the taggers of names and places make of the words.
        private void AddAged(List<NameDraft> found)
        {
            for (var t = ShortestFullName; t + 2 < tokens.Count; t++)
            {
                if (!Ages.StandsBehindName(tokens, t + 1) || !IsOfFullName(t - 1))
                    continue;
                var start = t;
                while (start > 0 && t - start < LongestFullName && IsOfFullName(start - 1))
                    start--;
                var range = new TokenRange(start, t);
                if (range.Count < ShortestFullName || found.Exists(n => n.Actor is not null && n.Range.Overlaps(range)))
                    continue;
                found.RemoveAll(n => n.Range.Overlaps(range) && range.Contains(n.Range.Start) && n.Range.End <= range.End);
                found.Add(new(range, EntityType.Person, 1));
            }
        }

        private bool IsOfFullName(int token) => !inTime[token] && tokens[token] is [>= 'A' and <= 'Z', ..] or [> '\u007f', ..] && char.IsUpper(tokens[token][0])
            && syntax.Tags[token] is UniversalTag.Propn or UniversalTag.Noun or UniversalTag.Adj or UniversalTag.Verb && tokens[token].IndexOfAnyInRange('a', 'z') > 0;

        private static bool NamesPlace(NameDraft name) => name.Toponym is { Place.IsCountry: true } or { IsNamedByKind: true } || IsKnownTown(name);

        // "Khan Younis" is a town before it is a man.
        private static bool IsKnownTown(NameDraft name) => name.Range.Count > 1 && name.Toponym is { Place: { Feature: ['P', 'P', 'L', ..], Population: > KnownTown } };

        // Wire copy has no small letters: "IS" and "WHO" are then words like others, unless the tagger takes them for names.
        private bool IsInCapitals(TokenRange sentence)
        {
            var letters = 0;
            foreach (var c in tokens.SpanOf(sentence).In(tokens.Text.AsSpan()))
            {
                if (char.IsLower(c))
                    return false;
                letters += char.IsUpper(c) ? 1 : 0;
            }

            return letters > LongestAbbreviation;
        }

        private bool IsTaggedAsName(TokenRange range) => range.Count > 1 || reading.Get(Syntax.Layer).Tags[range.Start] == UniversalTag.Propn;

        // Signs alone name nothing.
        private bool HasLetter(TokenRange range)
        {
            foreach (var c in tokens.SpanOf(range).In(tokens.Text.AsSpan()))
            {
                if (char.IsLetterOrDigit(c))
                    return true;
            }

            return false;
        }

        // What a name's last noun says goes before what the tagger of names makes of the whole: "the Defense Department" is no place.
        private EntityType TypeOf(NameMention name)
        {
            var last = name.Range.Count > 1 || name.Kind == NameKind.Place ? nouns.ClassesOf(tokens[name.Range.End - 1]) : default;
            return name.Kind switch
            {
                NameKind.Organisation => EntityType.Organisation,
                _ when name.Range.Count > 1 && (last.Has(government) || last.Has(force)) && !last.Has(nouns.Place) => EntityType.Organisation,
                NameKind.Person => EntityType.Person,
                _ => last.Has(nouns.Facility) ? EntityType.Facility : EntityType.Place,
            };
        }

        private void AddName(NameDraft name)
        {
            for (var t = name.Range.Start; t < name.Range.End; t++)
                named[t] = true;
            var key = KeyOf(tokens.SpanOf(name.Range).In(tokens.Text));
            var draft = Named(name, key) ?? New(name.Type);
            draft.Names.Add(key);
            Remember(draft, name, key);
            draft.Take(name);
            if (name.Type == EntityType.Vehicle)
                draft.Classes |= ship.Set | nouns.ClassesOf(syntax.Lemmas, name.Range.Start);
            var mention = new EntityMention(name.Range, syntax.TopOf(name.Range), MentionForm.Name);
            if (draft.Type is EntityType.Organisation or EntityType.Vehicle && draft.Actor is null)
                Describe(draft, NounPhrases.Base(syntax, mention.Head));
            Add(draft, mention);
        }

        // What the words of a phrase say of whose it is: "Chile's Defense Department", "the government of Mali".
        private void Describe(Draft draft, TokenRange phrase, int noun = -1)
        {
            if (actors.Describe(tokens.SpanOf(phrase).In(tokens.Text), context) is not { } described)
                return;
            // "five Palestinian people", "people in Burundi": PLOVER makes civilians of them, the report does not; "members of the crew" are what the crew is.
            if (noun >= 0 && described.Sector == "CVL" && !(syntax.Child(noun, Relation.Nmod) is var whole && whole > noun && NounPhrases.Preposition(syntax, whole) is var of and >= 0 && tokens[of] is "of") && actors.Describe(syntax.Lemmas[noun], context) is { Sector: "UNK" })
                described = described with { Sector = "UNK" };
            draft.Describe(described, actors.IsBodyCode(described.Country));
        }

        // Drafts that share a word of the name, the register's entry included, are the only ones that can accept it.
        private Draft? Named(NameDraft name, string key)
        {
            foreach (var index in Keys(name, key))
            {
                if (byName.TryGetValue(index, out var candidates) && candidates.Find(d => d.Accepts(name, key)) is { } found)
                    return found;
            }

            return null;
        }

        private void Remember(Draft draft, NameDraft name, string key)
        {
            foreach (var index in Keys(name, key))
            {
                if (!byName.TryGetValue(index, out var list))
                    byName.Add(index, list = []);
                if (!list.Contains(draft))
                    list.Add(draft);
            }
        }

        private static IEnumerable<string> Keys(NameDraft name, string key)
        {
            if (name.Actor?.Id is { } id)
                yield return "#" + id;
            yield return key;
            if (name.Type == EntityType.Person && key.LastIndexOf(' ') is var last and > 0)
                yield return key[(last + 1)..];
        }
    }
}
