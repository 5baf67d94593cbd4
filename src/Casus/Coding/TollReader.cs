using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads how many people an event killed, hurt, took or drove away.</summary>
/// <remarks>
/// Two constructions: the victims of a trigger whose type has an outcome ("killed three soldiers", "34 were wounded"), named ones
/// counting one each; and counts of casualty words ("12 dead", "a death toll of 28", "left five injured"), which belong to the nearest
/// trigger of a violent event. A count after "including" is a part of the one before it. Bare plurals ("villagers were killed") give no number.
/// </remarks>
public sealed class TollReader(NounClasses nouns, DiscourseCues cues) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, Entities.Layer, ResolvedTime.Layer, EventMention.Layer, RoleFiller.Layer],
        Provides = Toll.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(Toll.Layer, [.. new Work(reading, nouns, cues).Run().OrderBy(t => t.Range.Start).ThenBy(t => t.Outcome)]);
    }

    private sealed class Work(Reading reading, NounClasses nouns, DiscourseCues cues)
    {
        // "31 Islamic State (IS) group militants"
        private const int LongestName = 6;

        private readonly Tokens tokens = reading.Get(Tokens.Layer);
        private readonly Sentences sentences = reading.Get(Sentences.Layer);
        private readonly Syntax syntax = reading.Get(Syntax.Layer);
        private readonly Entities entities = reading.Get(Entities.Layer);
        private readonly ImmutableArray<EventMention> mentions = reading.Get(EventMention.Layer);
        private readonly MentionOrder deeds = new(reading.Get(EventMention.Layer).Where(m => m.Trigger.Type.IsViolent));
        private readonly HashSet<int> triggers = [.. reading.Get(EventMention.Layer).Select(m => m.Head)];
        private readonly NumberReader numbers = new(cues);
        private readonly ParticipantClasses classes = new(reading, nouns);
        private readonly CountedPeople counts = new(reading, nouns, cues);
        private readonly Negation negation = new(reading, cues);
        private readonly HashSet<int> dates = DateTokens.In(reading);

        private readonly List<Toll> found = [];

        // The words of what stands side by side, number, people and what befell them: no tree takes them for anything else.
        private readonly HashSet<int> sideBySide = [];

        public List<Toll> Run()
        {
            for (var t = 0; t < tokens.Count; t++)
                AddAdjacent(t);
            sideBySide.UnionWith(found.SelectMany(t => Enumerable.Range(t.Range.Start, t.Range.Count)));
            foreach (var filler in reading.Get(RoleFiller.Layer))
            {
                if (filler.Role is FrameRole.Victim or FrameRole.Target && OutcomeOf(mentions[filler.Mention]) is { } outcome)
                    AddVictims(filler, outcome);
            }

            foreach (var mention in mentions)
            {
                if (mention.Trigger.Class == WordClass.Verb && OutcomeOf(mention) is { } outcome)
                    AddOfVerb(mention, outcome);
            }

            for (var t = 0; t < tokens.Count; t++)
                AddCasualtyWord(t);
            return found;
        }

        // "The bomb killed five" is a bombing by its type; its verb says what befell the five.
        private CasualtyOutcome? OutcomeOf(EventMention mention)
        {
            for (var t = mention.Range.Start; mention.Trigger.Class == WordClass.Verb && t < mention.Range.End; t++)
            {
                if (cues.TollDeeds.TryFind(syntax.Lemmas[t], out var deed))
                    return deed;
            }

            // "shot five villagers dead": the phrase has a gap.
            foreach (var word in mention.Trigger.Class == WordClass.Verb ? mention.Trigger.Words : [])
            {
                if (cues.TollDeeds.TryFind(word, out var deed))
                    return deed;
            }

            for (var t = mention.Trigger.Type; t is not null; t = t.Parent)
            {
                if (cues.TollTypes.TryFind(t.Name, out var outcome))
                    return outcome;
            }

            return null;
        }

        // ---- side by side

        // "43 people dead and more than 61 others injured", "Five soldiers killed, …": of words that stand side by side no tree is asked, which is
        // often wrong about two of them joined. A verb with an object is another thing: "four men wounded two officers".
        private void AddAdjacent(int token)
        {
            if (!(cues.TollAdjectives.TryFind(syntax.Lemmas[token], out var outcome) || cues.TollAdjectives.TryFind(tokens[token], out outcome)) || token == 0)
                return;
            var sentence = sentences[sentences.Holding(token)];
            if (token + 1 < sentence.End && (IsNumber(token + 1) || NumberAt(token + 1) is not null || syntax.Tags[token + 1] is UniversalTag.Det or UniversalTag.Propn or UniversalTag.Pron or UniversalTag.Noun))
                return;
            var last = token - 1;
            while (last > sentence.Start && IsAuxiliary(last))
                last--;
            var people = last;
            if (last >= sentence.Start && IsPeople(last))
            {
                last--;
                for (var least = last - 2; last > sentence.Start && last > least && !IsNumber(last) && syntax.Tags[last] is UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Propn;)
                    last--;
            }

            var end = last == token - 1 ? token + 1 : people + 1;
            if (last >= sentence.Start && IsNumber(last) && !dates.Contains(last) && numbers.At(tokens, last, sentence.Start) is { } number && number.Range.End == last + 1
                && !(number.Range.Start > sentence.Start && tokens[number.Range.Start - 1] is "no" or "No" or "NO" or "not" or "Not" or "NOT"))
            {
                const string rule = "a number of people and what befell them, side by side";
                var range = new TokenRange(number.Range.Start, end);
                // "Six people had been arrested": the word is a deed of its own.
                if (mentions.FirstOrDefault(m => m.Head == token && m.Trigger.Class == WordClass.Verb) is { } own && OutcomeOf(own) == outcome)
                    Add(own.Index, outcome, number, people, range, rule);
                else
                    AddToNearest(token, outcome, number, people, range, rule);
            }
        }

        // "… were killed", "… have been killed"
        private bool IsAuxiliary(int token) => tokens[token] is "was" or "were" or "been" or "have" or "has" or "had" or "WAS" or "WERE" or "BEEN" or "HAVE" or "HAS" or "HAD";

        private bool IsPeople(int token) => tokens[token] is "others" or "more" or "OTHERS" || (syntax.Tags[token] == UniversalTag.Noun && classes.Of(token).Has(nouns.Person));

        // ---- victims of a trigger

        private void AddVictims(RoleFiller filler, CasualtyOutcome outcome)
        {
            if (NounPhrases.NamesCounted(syntax, filler.Head) || filler.Slot == Slot.Modifier || IsNegated(mentions[filler.Mention].Head) || HasOwnNumber(mentions[filler.Mention].Head))
                return;
            if (filler.Role == FrameRole.Target && !classes.Of(filler.Head).Has(nouns.Person) && syntax.Tags[filler.Head] != UniversalTag.Num)
                return;
            // "One person was killed and another injured": the injured are no dead.
            if (cues.TollAdjectives.TryFind(tokens[filler.Head], out var said) && said != outcome)
            {
                if (syntax.Child(filler.Head, Relation.Det) < 0 && syntax.Child(filler.Head, Relation.Nummod) < 0)
                    return;
                outcome = said;
            }

            var phrase = NounPhrases.WithOf(syntax, tokens, filler.Head);
            if (!sideBySide.Contains(filler.Head) && Count(filler.Head, phrase) is { } count)
                Add(filler.Mention, outcome, count, filler.Head, phrase, "victims of the trigger");
        }

        // "25 people were killed and at least twenty injured": the second verb has a number in place of a subject.
        private bool HasOwnNumber(int verb) => syntax.Relations[verb] == Relation.Conj && verb > 0 && (IsNumber(verb - 1) || tokens[verb - 1] is "another")
            && syntax.Child(verb, Relation.Nsubj) < 0 && syntax.Child(verb, Relation.NsubjPass) < 0;

        // What no role holds: "no one was killed"; and, where the tree is wrong, a number right behind the verb: "killed two and wounded five".
        private void AddOfVerb(EventMention mention, CasualtyOutcome outcome)
        {
            foreach (var argument in mention.Arguments)
            {
                if (mention.Trigger.Frame.RolesOf(argument.Slot).Contains(FrameRole.Victim) && NobodyAt(argument.Head, mention.Head) is var no and >= 0)
                {
                    var phrase = new TokenRange(Math.Min(no, argument.Head), Math.Max(no, argument.Head) + 1);
                    Add(mention.Index, outcome, new(0, 0, 0, NumberBound.None, phrase), argument.Head, phrase, "nobody said to be so");
                    return;
                }
            }

            if (syntax.Child(mention.Head, Relation.AuxPass) < 0 && !found.Exists(t => t.Mention == mention.Index && t.Outcome == outcome) && NumberAt(mention.Range.End) is { } number)
                Add(mention.Index, outcome, number, number.Range.End - 1, number.Range, "a number behind the verb");
        }

        // "killed no one", "did not kill anyone".
        private int NobodyAt(int victim, int verb) => negation.On(victim) is var no and >= 0 ? no
            : syntax.Lemmas[victim] is "anyone" or "anybody" || (syntax.Child(victim, Relation.Det) is var det and >= 0 && syntax.Lemmas[det] is "any") ? negation.On(verb)
            : -1;

        // "killed close to 150 people": the noun that a number counts, if it means people, at most one adjective off; else −1.
        private int PeopleAt(int start, int end)
        {
            var noun = start < end && syntax.Tags[start] == UniversalTag.Adj ? start + 1 : start;
            return noun < end && syntax.Tags[noun] == UniversalTag.Noun && classes.Of(noun).Has(nouns.Person) ? noun : -1;
        }

        // A number that begins here and that no noun follows but one for people.
        private NumberPhrase? NumberAt(int start)
        {
            var end = start < tokens.Count ? sentences[sentences.Holding(start)].End : start;
            for (var t = start; t < Math.Min(end, start + 4); t++)
            {
                if (IsNumber(t) && numbers.At(tokens, t, start) is { } number && number.Range.Start == start)
                {
                    var next = number.Range.End;
                    if (PeopleAt(next, end) is var people and >= 0)
                        return number with { Range = new(number.Range.Start, people + 1) };
                    // "wounded twelve more", "killed two others"
                    if (next < end && tokens[next] is "more" or "others" or "MORE" or "OTHERS")
                        return number with { Range = new(number.Range.Start, next + 1) };
                    if (next < end && (syntax.Tags[next] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Num || IsNumber(next) || tokens[next] is "-" or "%"))
                        continue;
                    return number;
                }
            }

            return null;
        }

        // How many a noun phrase is: its number, its article, its name.
        private NumberPhrase? Count(int head, TokenRange phrase)
        {
            for (var t = phrase.Start; t < Math.Min(phrase.End, head + 3); t++)
            {
                if (IsCountWord(t, head) && numbers.At(tokens, t, Math.Max(sentences[sentences.Holding(t)].Start, phrase.Start - 4)) is { } number)
                    return LastPart(number, t, head, phrase);
            }

            // "eighty-four people": a number right before the phrase, wherever the tree hangs it; "31 IS group militants": with a name between.
            var before = BeforeName(phrase.Start - 1, sentences[sentences.Holding(head)].Start);
            if (before >= 0 && IsNumber(before) && !dates.Contains(before) && numbers.At(tokens, before, sentences[sentences.Holding(head)].Start) is { } adjacent && adjacent.Range.End == before + 1)
                return adjacent;

            // "seven of its workers"
            if (phrase.Start >= 2 && tokens[phrase.Start - 1] is "of" or "OF" && IsNumber(phrase.Start - 2) && numbers.At(tokens, phrase.Start - 2, sentences[sentences.Holding(head)].Start) is { } some)
                return some;
            if (syntax.Tags[head] == UniversalTag.Pron)
                return tokens[head] is "he" or "He" or "she" or "She" or "him" or "HE" or "SHE" or "HIM" ? One(phrase) : null;
            if (entities.TryMentionAt(head, out var entity, out var mention) && mention.Form == MentionForm.Name)
                return entity.Type == EntityType.Person ? One(phrase) : null;
            if (IsPlural(head))
                return new(null, null, null, NumberBound.None, phrase);
            return classes.Of(head).Has(nouns.Person) && !IsMass(head) ? One(phrase) : null;
        }

        // The word before a name that ends at a token; the token itself where none does; −1 beyond the sentence.
        private int BeforeName(int token, int start)
        {
            for (var steps = 0; steps < LongestName && token > start && !IsNumber(token) && (IsName(token) || tokens[token] is "(" or ")"); steps++)
                token--;
            return token >= start ? token : -1;
        }

        private bool IsName(int token) => syntax.Tags[token] == UniversalTag.Propn || (entities.TryMentionAt(token, out _, out var mention) && mention.Form == MentionForm.Name);

        // "two hundred and twelve people": the words before the noun are one number, read at its last word.
        private NumberPhrase LastPart(NumberPhrase first, int at, int head, TokenRange phrase)
        {
            // A number that the tree broke in two is one all the same: its words follow one another.
            var best = first;
            var end = sentences[sentences.Holding(head)].End;
            for (var t = at + 1; t < end && ((t <= head && t < phrase.End) || t < best.Range.End + 2); t++)
            {
                // "60 or more on 19 July": what stands between must join the two.
                if (t == best.Range.End + 1 && t > head && !(tokens[t - 1] is "-" or "–" or "and" or "to" or "or" || tokens.SpanOf(t - 1).Length == 1))
                    break;
                if ((IsCountWord(t, head) || IsNumber(t)) && numbers.At(tokens, t, best.Range.Start) is { } later && later.Range.Start <= best.Range.Start + (best.Bound == NumberBound.None ? 0 : 4) && later.Range.End > best.Range.End)
                    best = later;
            }

            return best;
        }

        private bool IsCountWord(int token, int head) =>
            !dates.Contains(token) && !counts.IsOfBound(token) && (token == head ? NumberReader.TryPlain(tokens[token], out _) || cues.Numbers.TryFind(tokens[token], out _)
            : !CountsAnother(token, head) && (syntax.Relations[token] is Relation.Nummod or Relation.Amod or Relation.Det or Relation.Compound or Relation.Nmod or Relation.Advmod or Relation.Flat || token < head)
                && syntax.Tags[token] is not UniversalTag.Propn && !IsOfAge(token) && (NumberReader.TryPlain(tokens[token], out _) || cues.Numbers.TryFind(tokens[token], out _)));

        // "ten days earlier three soldiers": the ten are days.
        private bool CountsAnother(int token, int head) => syntax.Relations[token] == Relation.Nummod && syntax.Heads[token] is var other && other >= 0 && other != head
            && syntax.Tags[other] == UniversalTag.Noun && other < head;

        private bool IsNumber(int token) => NumberReader.TryPlain(tokens[token], out _) || cues.Numbers.TryFind(tokens[token], out _);

        // "a 34-year-old man" is one man.
        private bool IsOfAge(int token) => token + 2 < tokens.Count && tokens[token + 1] is "-" && tokens[token + 2].StartsWith("year", StringComparison.OrdinalIgnoreCase);

        private bool IsPlural(int head) => !tokens[head].Equals(syntax.Lemmas[head], StringComparison.OrdinalIgnoreCase) || syntax.Lemmas[head] is "people" or "police" or "troops";

        private bool IsMass(int head) => syntax.Tags[head] == UniversalTag.Propn || syntax.Lemmas[head] is "police" or "staff" or "personnel" or "crowd" or "everyone" or "everybody" or "anyone" or "anybody";

        private static NumberPhrase One(TokenRange range) => new(1, 1, 1, NumberBound.None, range);

        // ---- casualty words

        private void AddCasualtyWord(int token)
        {
            var lemma = syntax.Lemmas[token];
            if (lemma.Equals("casualty", StringComparison.OrdinalIgnoreCase) && IsNegated(token))
            {
                AddZero(token, CasualtyOutcome.Killed);
                AddZero(token, CasualtyOutcome.Injured);
                return;
            }

            if (cues.TollTotals.TryFind(syntax.Lemmas, token, out var outcome, out var length) && syntax.Tags[token + length - 1] is UniversalTag.Noun or UniversalTag.Adj or UniversalTag.Verb)
                AddTotal(token, length, outcome);
            else if (cues.TollAdjectives.TryFind(lemma, out outcome) || cues.TollAdjectives.TryFind(tokens[token], out outcome))
                AddAdjective(token, outcome);
            else if (syntax.Tags[token] == UniversalTag.Noun && cues.TollNouns.TryFind(lemma, out outcome))
                AddNoun(token, outcome);
            else if (lemma.Equals("life", StringComparison.OrdinalIgnoreCase) && syntax.Heads[token] is var verb and >= 0 && cues.TollLives.TryFind(syntax.Lemmas[verb], out outcome))
                AddLives(token, verb, outcome);
        }

        // "claimed four lives", "claimed the lives of four people", "84 people lost their lives".
        private void AddLives(int token, int verb, CasualtyOutcome outcome)
        {
            var people = token;
            foreach (var child in syntax.ChildrenOf(token))
            {
                if (syntax.Relations[child] == Relation.Nmod && child > token && NounPhrases.Preposition(syntax, child) is var of and >= 0 && tokens[of].Equals("of", StringComparison.OrdinalIgnoreCase))
                    people = child;
                else if (syntax.Relations[child] == Relation.NmodPoss && syntax.Tags[child] == UniversalTag.Pron && syntax.Lemmas[verb] is "lose")
                    people = syntax.Child(verb, Relation.Nsubj);
            }

            if (people == token)
                AddNoun(token, outcome);
            else if (people >= 0 && NounPhrases.WithOf(syntax, tokens, people) is var phrase && Count(people, phrase) is { } count)
                AddToNearest(token, outcome, count, people, phrase, "lives lost");
        }

        // "a death toll of 28", "the death toll rose to 59", "put the toll at 83".
        private void AddTotal(int token, int length, CasualtyOutcome outcome)
        {
            var sentence = sentences[sentences.Holding(token)];
            for (var t = token + length; t < Math.Min(sentence.End, token + length + 9); t++)
            {
                if (syntax.Tags[t] == UniversalTag.Num && tokens[t - 1] is "of" or "to" or "at" or "is" or "was" or "reached" or "hit" or "stood" or "least" or "about" or "around" or "than" or ","
                    && numbers.At(tokens, t, token + length) is { } number)
                {
                    AddToNearest(token, outcome, number, t, new(token, Math.Max(number.Range.End, token + length)), "a toll and its number");
                    return;
                }
            }
        }

        // "12 dead", "three people were left dead", "the dead".
        private void AddAdjective(int token, CasualtyOutcome outcome)
        {
            if (triggers.Contains(token) && !HasOwnNumber(token))
                return;
            var before = token - 1;
            if (before >= 0 && tokens[before] is "another" && syntax.Relations[token] == Relation.Conj)
            {
                AddToNearest(token, outcome, One(new(before, token + 1)), before, new(before, token + 1), "another said to be so");
                return;
            }

            if (before >= 0 && (syntax.Tags[before] == UniversalTag.Num || cues.Numbers.TryFind(tokens[before], out _)) && numbers.At(tokens, before, sentences[sentences.Holding(token)].Start) is { } number)
            {
                AddToNearest(token, outcome, number, before, new(number.Range.Start, token + 1), "a number before a casualty word");
                return;
            }

            // "killed two and wounded five": the verb that the tree takes for an adjective.
            if (before >= 0 && (tokens[before] is "," || syntax.Tags[before] == UniversalTag.Cconj) && found.Exists(t => t.Range.End <= token && t.Range.End > token - 8) && NumberAt(token + 1) is { } after)
            {
                AddToNearest(token, outcome, after, after.Range.End - 1, after.Range, "a number behind a casualty word");
                return;
            }

            var counted = CountedBy(token);
            if (counted >= 0 && !sideBySide.Contains(counted) && NounPhrases.WithOf(syntax, tokens, counted) is var phrase && Count(counted, phrase) is { } count)
                AddToNearest(token, outcome, count, counted, phrase, "people said to be so");
        }

        // "left three people dead": object and complement of one verb; "three people were dead": subject and predicate.
        private int CountedBy(int adjective)
        {
            var governor = syntax.Heads[adjective];
            var found = syntax.Child(adjective, Relation.Nsubj);
            if (found < 0 && governor >= 0 && syntax.Relations[adjective] is Relation.Xcomp or Relation.Advcl)
                found = syntax.Child(governor, Relation.Obj) is var o and >= 0 ? o : syntax.Child(governor, Relation.NsubjPass);
            if (found < 0 && governor >= 0 && syntax.Relations[adjective] is Relation.Acl or Relation.Amod && governor > adjective)
                found = governor;
            return found >= 0 && (syntax.Tags[found] == UniversalTag.Num || classes.Of(found).Has(nouns.Person)) ? found : -1;
        }

        private bool IsNegated(int token) => NegatorOf(token) >= 0;

        // "no casualties", "no indication of civilian casualties", "without causing casualties", "did not cause any": none killed and none hurt.
        private int NegatorOf(int token)
        {
            for (var step = 0; step < 3 && token >= 0; step++, token = syntax.Heads[token])
            {
                if (negation.On(token) is var no and >= 0)
                    return no;
                if (syntax.Tags[token] is not (UniversalTag.Noun or UniversalTag.Propn) || syntax.Relations[token] is not (Relation.Nmod or Relation.Obl or Relation.Obj or Relation.Nsubj))
                    return -1;
                if (syntax.Relations[token] == Relation.Obj)
                    return negation.On(syntax.Heads[token]);
            }

            return -1;
        }

        private void AddZero(int token, CasualtyOutcome outcome)
        {
            var phrase = NounPhrases.Base(syntax, token);
            if (NegatorOf(token) is var no and >= 0)
                phrase = new(Math.Min(no, phrase.Start), Math.Max(no + 1, phrase.End));
            AddToNearest(token, outcome, new(0, 0, 0, NumberBound.None, phrase), token, phrase, "casualties said to be none");
        }

        // "12 deaths", "no fatalities".
        private void AddNoun(int token, CasualtyOutcome outcome)
        {
            if (IsNegated(token))
            {
                AddZero(token, outcome);
                return;
            }

            var phrase = NounPhrases.Base(syntax, token);
            for (var t = phrase.Start; t < token; t++)
            {
                if (IsCountWord(t, token) && numbers.At(tokens, t, sentences[sentences.Holding(t)].Start) is { } number)
                {
                    AddToNearest(token, outcome, number, token, new(Math.Min(number.Range.Start, phrase.Start), phrase.End), "a number of casualties");
                    return;
                }
            }
        }

        private void AddToNearest(int token, CasualtyOutcome outcome, NumberPhrase count, int head, TokenRange range, string rule)
        {
            var sentence = sentences[sentences.Holding(token)];
            var nearest = deeds.In(sentence).ToArray()
                .OrderBy(m => TreeDistance.Between(syntax, token, m.Head, _ => false))
                .ThenBy(m => Math.Abs(m.Head - token))
                .FirstOrDefault()
                ?? MainDeedBefore(sentence.Start);
            if (nearest is not null && !found.Exists(t => t.Outcome == outcome && t.Range.Overlaps(range)))
                Add(nearest.Index, outcome, count, head, range, rule);
        }

        // The deed that the sentence told last tells of first of all; those its tree puts lower only surround it.
        private EventMention? MainDeedBefore(int start)
        {
            var earlier = mentions.LastOrDefault(m => m.Trigger.Type.IsViolent && m.Head < start);
            if (earlier is null)
                return null;
            var sentence = sentences[sentences.Holding(earlier.Head)];
            return mentions.Where(m => m.Trigger.Type.IsViolent && sentence.Contains(m.Head)).OrderBy(m => TreeDistance.Depth(syntax, m.Head)).First();
        }

        // ----

        private void Add(int mention, CasualtyOutcome outcome, NumberPhrase count, int head, TokenRange phrase, string rule)
        {
            var range = new TokenRange(Math.Min(phrase.Start, count.Range.Start), Math.Max(phrase.End, count.Range.End));
            if (found.Exists(t => t.Outcome == outcome && t.Range.Overlaps(range)))
                return;
            found.Add(new(mention, outcome, count.Low, count.Best, count.High, GroupOf(head, range), head, range, IsPart(range), rule));
        }

        private bool IsPart(TokenRange range)
        {
            // "16 people, civilians among them"
            if (range.End + 1 < tokens.Count && tokens[range.End].Equals("among", StringComparison.OrdinalIgnoreCase) && tokens[range.End + 1].Equals("them", StringComparison.OrdinalIgnoreCase))
                return true;
            for (var t = range.Start - 1; t >= 0 && t >= range.Start - 4; t--)
            {
                if (tokens[t].Equals("including", StringComparison.OrdinalIgnoreCase) || tokens[t].Equals("among", StringComparison.OrdinalIgnoreCase))
                    return true;
            }

            return false;
        }

        private CasualtyGroup GroupOf(int head, TokenRange range)
        {
            // "a militia commander": ranks follow the force before them.
            var who = CasualtyGroup.Unknown;
            for (var t = range.Start; t < range.End; t++)
            {
                if (syntax.Tags[t] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj && nouns.Narrowest(nouns.ClassesOf(syntax.Lemmas, t)).Select(c => c.Who).FirstOrDefault(w => w is not null and not Affiliation.Unknown) is { } known)
                    who = who == CasualtyGroup.Militant ? who : ToGroup(known);
            }

            if (who != CasualtyGroup.Unknown || entities.At(head) is not { } entity)
                return who;
            // A register says that a person led a group, not that he was a fighter; the report has to.
            who = OfSide(entity);
            return who == CasualtyGroup.Militant && entity is { Type: EntityType.Person, ActorId: not null } ? CasualtyGroup.Unknown : who;
        }

        private static CasualtyGroup ToGroup(Affiliation who) => who switch
        {
            Affiliation.Civilian => CasualtyGroup.Civilian,
            Affiliation.Military => CasualtyGroup.Military,
            Affiliation.Militant => CasualtyGroup.Militant,
            Affiliation.Police => CasualtyGroup.Police,
            _ => CasualtyGroup.Unknown,
        };

        private static CasualtyGroup OfSide(Entity side) => side.Sector switch
        {
            "MIL" => CasualtyGroup.Military,
            "COP" => CasualtyGroup.Police,
            "CVL" => CasualtyGroup.Civilian,
            // A thief, a suspect or an inmate is no fighter; a gang's people are.
            "CRM" when side.Type != EntityType.Organisation => CasualtyGroup.Unknown,
            _ => ArmedSides.IsGroup(side) ? CasualtyGroup.Militant : CasualtyGroup.Unknown,
        };
    }
}
