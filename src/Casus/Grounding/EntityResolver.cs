using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>
/// Finds the entities of a report: names, noun phrases that stand for people and things, and the pronouns that surely
/// mean one of them.
/// </summary>
/// <remarks>
/// Captions, credits, bylines and links make no entities. Names are one when their words agree; "the group" is the organisation named
/// last; an apposition is its noun.
/// </remarks>
public sealed partial class EntityResolver(NounClasses nouns, RegisterLookup actors) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, NameMention.Layer, ResolvedTime.Layer, Toponym.Layer, Quantity.Layer],
        Provides = Entities.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(Entities.Layer, new Work(reading, nouns, actors).Run());
    }

    private sealed partial class Work
    {
        // How many tokens back "the group" can reach.
        private const int MemorySpan = 600;

        private readonly Reading reading;
        private readonly NounClasses nouns;
        private readonly RegisterLookup actors;
        private readonly Tokens tokens;
        private readonly Sentences sentences;
        private readonly Syntax syntax;
        private readonly List<Draft> drafts = [];
        private readonly Dictionary<int, Draft> byHead = [];
        private readonly Dictionary<string, List<Draft>> byName = new(StringComparer.Ordinal);
        private readonly Dictionary<int, Draft> byStart = [];
        private readonly bool[] named;
        private readonly bool[] inTime;
        private readonly ActorContext context;
        private readonly NounClass government;
        private readonly NounClass force;

        public Work(Reading reading, NounClasses nouns, RegisterLookup actors)
        {
            (this.reading, this.nouns, this.actors) = (reading, nouns, actors);
            (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
            named = new bool[tokens.Count];
            inTime = new bool[tokens.Count];
            foreach (var time in reading.Get(ResolvedTime.Layer))
            {
                var range = tokens.RangeOf(time.Span);
                inTime.AsSpan(range.Start, range.Count).Fill(true);
            }

            context = ContextOf(reading);
            (government, force) = (nouns.Named("GOVERNMENT"), nouns.Named("FORCE"));
        }

        public Entities Run()
        {
            foreach (var name in Names())
                AddName(name);
            for (var s = 0; s < sentences.Count; s++)
            {
                if (sentences.Blocks[s].IsOfReport())
                    AddNominals(sentences[s]);
            }

            AddPronouns();
            AddQuantities();
            var ordered = drafts
                .Where(d => d.Mentions.Count > 0)
                .OrderBy(d => d.Mentions.Min(m => m.Range.Start))
                .ThenBy(d => d.Mentions.Min(m => m.Range.End));
            return new([.. ordered.Select((d, i) => d.ToEntity(i, tokens))], tokens.Count, Titles());
        }

        // The countries a report speaks of most tell which of several actors of one name is meant.
        private static ActorContext ContextOf(Reading reading) => new()
        {
            Countries = [.. reading.Get(Toponym.Layer)
                .Select(t => t.Place?.Country)
                .Where(c => !string.IsNullOrEmpty(c))
                .GroupBy(c => c!, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Key)],
            On = reading.Report.PublishedOn?.Date,
            IgnoreCase = LetterCase.IsMostlyCapitals(reading.Text),
            CountryOfPlace = PlacesOf(reading),
        };

        // Place names as the report means them: "Kano State" in "the Kano State government".
        private static Func<string, string?> PlacesOf(Reading reading)
        {
            var countries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var toponym in reading.Get(Toponym.Layer))
            {
                if (toponym.Place?.Country is { Length: > 0 } country)
                    countries.TryAdd(toponym.Span.In(reading.Text), country);
            }

            return countries.GetValueOrDefault;
        }

        // ---- names

        private IEnumerable<NameDraft> Names()
        {
            var found = new List<NameDraft>();
            for (var s = 0; s < sentences.Count; s++)
            {
                if (sentences.Blocks[s].IsOfReport())
                    actors.FindIn(tokens, sentences[s], context, m => found.Add(new(m.Range, m.IsPerson ? EntityType.Person : EntityType.Organisation, 0, m)));
            }

            foreach (var toponym in reading.Get(Toponym.Layer))
                found.Add(new(tokens.RangeOf(toponym.Span), toponym.Usage == ToponymUsage.Demonym ? EntityType.Nationality : EntityType.Place, 2, null, toponym));
            foreach (var name in reading.Get(NameMention.Layer))
                found.Add(new(name.Range, TypeOf(name), 1));
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
                    && (same.Type == EntityType.Place || (same.Type == EntityType.Person && name.Toponym.Place is { IsCountry: true })))
                {
                    chosen[covered[0] - 1] = name;
                }
            }

            return chosen.OrderBy(n => n.Range.Start);
        }

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
            var mention = new EntityMention(name.Range, syntax.TopOf(name.Range), MentionForm.Name);
            if (draft.Type == EntityType.Organisation && draft.Actor is null)
                Describe(draft, NounPhrases.Base(syntax, mention.Head));
            Add(draft, mention);
        }

        // What the words of a phrase say of whose it is: "Chile's Defense Department", "the government of Mali".
        private void Describe(Draft draft, TokenRange phrase)
        {
            if (actors.Describe(tokens.SpanOf(phrase).In(tokens.Text), context) is { } described)
                draft.Describe(described, actors.IsBody(described.Country));
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

        // ---- noun phrases

        private void AddNominals(TokenRange sentence)
        {
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (named[t] || syntax.Tags[t] is not (UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj))
                    continue;
                var classes = nouns.ClassesOf(syntax.Lemmas, t, out _);
                if (TypeOf(classes) is not { } type || (syntax.Tags[t] == UniversalTag.Adj && type != EntityType.Person))
                    continue;
                if (type == EntityType.Person && TitledName(t) is { } bearer)
                    AddTitle(bearer.Draft, t, bearer.Name, classes);
                else if (!IsModifier(t))
                    AddNominal(t, type, classes);
            }
        }

        private void AddNominal(int head, EntityType type, ClassSet classes)
        {
            var range = WithoutTime(NounPhrases.Base(syntax, head), head);
            var draft = Apposed(head, type) ?? Antecedent(head, range, type, classes) ?? New(type);
            draft.Classes |= classes;
            if (draft.Actor is null && type is EntityType.Person or EntityType.Organisation or EntityType.Vehicle)
                Describe(draft, WithTail(range, head));
            Add(draft, new(range, head, MentionForm.Nominal));
        }

        // "US Senator Marco Rubio": the words up to the title say whose he is, the name itself does not.
        private void AddTitle(Draft bearer, int title, int name, ClassSet classes)
        {
            bearer.Classes |= classes;
            if (bearer.Actor is not null)
                return;
            var start = NounPhrases.Base(syntax, title).Start;
            if (title < name)
                start = Math.Min(start, NounPhrases.Base(syntax, name).Start);
            Describe(bearer, title < name ? new(start, title + 1) : WithTail(new(start, title + 1), title));
        }

        // With what hangs on behind by a preposition and says whose it is: "the government of Mali", "gunmen from Hamas in Gaza".
        private TokenRange WithTail(TokenRange range, int head)
        {
            var end = range.End;
            for (var grown = true; grown;)
            {
                grown = false;
                foreach (var child in syntax.ChildrenOf(head))
                {
                    if (child > end && child <= end + 3 && syntax.Relations[child] == Relation.Nmod && NounPhrases.Preposition(syntax, child) == end)
                    {
                        (end, head, grown) = (NounPhrases.Base(syntax, child).End, child, true);
                        break;
                    }
                }
            }

            return new(range.Start, end);
        }

        // "Last Friday US bombers": the time is not part of the phrase.
        private TokenRange WithoutTime(TokenRange range, int head)
        {
            var start = range.Start;
            while (start < head && inTime[start])
                start++;
            return new(start, range.End);
        }

        // A noun inside a longer noun phrase is no mention of its own: "army" in "army base".
        private bool IsModifier(int token) =>
            syntax.Relations[token] is Relation.Compound or Relation.Amod or Relation.NmodDesc && syntax.Heads[token] > token
            && syntax.Tags[syntax.Heads[token]] is UniversalTag.Noun or UniversalTag.Propn;

        private EntityType? TypeOf(ClassSet classes)
        {
            if (classes.IsEmpty)
                return null;
            if (classes.Has(nouns.Person))
                return EntityType.Person;
            if (classes.Has(nouns.Vehicle))
                return EntityType.Vehicle;
            if (classes.Has(nouns.Weapon))
                return EntityType.Weapon;
            if (classes.Has(nouns.Facility))
                return EntityType.Facility;
            if (classes.Has(nouns.Group))
                return EntityType.Organisation;
            return classes.Has(nouns.Place) ? EntityType.Place : null;
        }

        // "commander Abu Baqir al-Saadi", "President Biden": the title belongs to the name.
        private (Draft Draft, int Name)? TitledName(int head)
        {
            foreach (var child in syntax.ChildrenOf(head))
            {
                if (child > head && named[child] && syntax.Relations[child] is Relation.Flat or Relation.Appos
                    && BearerOf(child, head) is { } bearer)
                    return (bearer, child);
            }

            return syntax.Relations[head] is Relation.Compound or Relation.Flat or Relation.NmodDesc && syntax.Heads[head] is var name and >= 0 && BearerOf(name, head) is { } draft
                ? (draft, name)
                : null;
        }

        private Draft? BearerOf(int name, int title) =>
            Math.Abs(name - title) <= 6 && byHead.GetValueOrDefault(name) is { Type: EntityType.Person } bearer
                ? bearer
                : null;

        private Draft? Apposed(int head, EntityType type)
        {
            if (syntax.Relations[head] == Relation.Appos && byHead.GetValueOrDefault(syntax.Heads[head]) is { } outer
                && outer.Type == type)
                return outer;
            foreach (var child in syntax.ChildrenOf(head))
            {
                if (syntax.Relations[child] == Relation.Appos && byHead.GetValueOrDefault(child) is { } inner
                    && inner.Type == type && inner.Names.Count > 0)
                    return inner;
            }

            return null;
        }

        private Draft? Antecedent(int head, TokenRange range, EntityType type, ClassSet classes)
        {
            if (!IsDefinite(range))
                return null;
            var lemma = syntax.Lemmas[head];
            if (type == EntityType.Organisation && range.Count == 2 && actors.IsGenericGroup(lemma))
                return Recent(d => d.Type == EntityType.Organisation && d.Names.Count > 0 && d.IsArmedOrUnknown, range.Start);
            var words = KeyOf(tokens.SpanOf(range).In(tokens.Text));
            return Recent(d => d.Type == type && d.Names.Count == 0 && d.Nominals.Contains(words), range.Start);
        }

        private bool IsDefinite(TokenRange range) =>
            tokens[range.Start].Equals("the", StringComparison.OrdinalIgnoreCase)
            || tokens[range.Start].Equals("this", StringComparison.OrdinalIgnoreCase)
            || tokens[range.Start].Equals("that", StringComparison.OrdinalIgnoreCase)
            || tokens[range.Start].Equals("these", StringComparison.OrdinalIgnoreCase);

        // The draft mentioned last before a token, of those that fit; one that was mentioned too long ago is forgotten.
        private Draft? Recent(Predicate<Draft> fits, int before)
        {
            for (var t = before - 1; t >= Math.Max(0, before - MemorySpan); t--)
            {
                if (byStart.TryGetValue(t, out var draft) && fits(draft))
                    return draft;
            }

            return null;
        }

        private IEnumerable<(int Title, int Name)> Titles()
        {
            for (var t = 0; t < tokens.Count; t++)
            {
                if (named[t] && syntax.Relations[t] is Relation.Flat or Relation.Appos or Relation.Compound
                && syntax.Heads[t] is var title and >= 0 && !named[title]
                    && Math.Abs(title - t) <= 4 && byHead.GetValueOrDefault(t) is { Type: EntityType.Person }
                    && (title < t || syntax.Relations[t] == Relation.Flat))
                {
                    yield return (title, t);
                }
            }
        }

        // ---- pronouns

        private void AddPronouns()
        {
            for (var t = 0; t < tokens.Count; t++)
            {
                if (syntax.Tags[t] != UniversalTag.Pron
                    || tokens[t] is not ("he" or "He" or "HE" or "him" or "HIM" or "she" or "She" or "SHE")
                    || byHead.ContainsKey(t))
                    continue;
                var sentence = sentences[sentences.Holding(t)];
                if (Recent(d => d.Type == EntityType.Person && d.Names.Count > 0, t) is { } person
                    && sentence.Start - LastBefore(person, t) < 40)
                    Add(person, new(new(t, t + 1), t, MentionForm.Pronoun));
            }
        }

        private static int LastBefore(Draft draft, int token)
        {
            for (var m = draft.Mentions.Count - 1; m >= 0; m--)
            {
                if (draft.Mentions[m].Range.Start < token)
                    return draft.Mentions[m].Range.Start;
            }

            return int.MinValue / 2;
        }

        // Each amount is an entity of its own: twenty here are not twenty there.
        private void AddQuantities()
        {
            foreach (var quantity in reading.Get(Quantity.Layer))
                New(quantity.IsMoney ? EntityType.Money : EntityType.Quantity).Mentions.Add(new(quantity.Range, quantity.Range.End - 1, MentionForm.Nominal));
        }

        private Draft New(EntityType type)
        {
            var draft = new Draft(type);
            drafts.Add(draft);
            return draft;
        }

        private void Add(Draft draft, EntityMention mention)
        {
            draft.Mentions.Add(mention);
            if (mention.Form == MentionForm.Nominal)
                draft.Nominals.Add(KeyOf(tokens.SpanOf(mention.Range).In(tokens.Text)));
            byHead.TryAdd(mention.Head, draft);
            byStart[mention.Range.Start] = draft;
        }

        private static string KeyOf(string words) => NameKeys.Fold(words);
    }
}
