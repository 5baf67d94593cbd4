using System.Collections.Immutable;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Finds the words that tell of events, by the codebook's triggers and their conditions.</summary>
/// <remarks>
/// A trigger is looked up by the lemma of its head and its part of speech. Its other words and its conditions on subject, object and
/// modifiers must be met; of several entries the longest, then the more conditional one, decides. Captions, credits, bylines and links
/// tell of no events. Verb phrases that can be nothing else ("shot dead") are found by their words where tagger or tree mistake them.
/// </remarks>
public sealed class TriggerRecognizer(Codebook codebook, NounClasses nouns, DiscourseCues cues) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, ResolvedTime.Layer, Entities.Layer],
        Provides = EventMention.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(EventMention.Layer, [.. new Work(reading, codebook, nouns, cues).Run()]);
    }

    /// <summary>Why each candidate was taken or dropped, in text order; decides exactly as <see cref="Apply"/> does.</summary>
    public IReadOnlyList<TriggerDecision> Explain(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var decisions = new List<TriggerDecision>();
        _ = new Work(reading, codebook, nouns, cues) { Decisions = decisions }.Run();
        return decisions;
    }

    // "shot five unarmed villagers dead"
    private const int WidestObject = 5;

    private sealed class Work(Reading reading, Codebook codebook, NounClasses nouns, DiscourseCues cues)
    {
        private readonly Tokens tokens = reading.Get(Tokens.Layer);
        private readonly Sentences sentences = reading.Get(Sentences.Layer);
        private readonly Syntax syntax = reading.Get(Syntax.Layer);
        private readonly Entities entities = reading.Get(Entities.Layer);
        private readonly HashSet<int> dates = DateTokens.In(reading);
        private readonly HashSet<int> times = DateTokens.InTimes(reading);

        private readonly ParticipantClasses classes = new(reading, nouns);
        private readonly CountedPeople counts = new(reading, nouns, cues);
        private readonly FigurativeUse figures = new(reading, nouns, cues);
        private readonly DescriptiveUse descriptions = new(reading, nouns, cues);
        private readonly WordOrder order = new(reading.Get(Tokens.Layer), reading.Get(Syntax.Layer));
        private readonly ArgumentFinder finder = new(reading, codebook.LightVerbs, nouns, cues);

        public List<TriggerDecision>? Decisions { get; init; }

        public List<EventMention> Run()
        {
            var mentions = new List<EventMention>();
            for (var s = 0; s < sentences.Count; s++)
            {
                if (!sentences.Blocks[s].IsOfReport())
                    continue;
                for (var t = sentences[s].Start; t < sentences[s].End; t++)
                {
                    if (IsInName(t) || IsInDate(t))
                        continue;
                    if (IsFirstOfName(t, sentences[s]))
                        continue;
                    var match = ClassOf(t) is { } wordClass ? (IsNounTakenForVerb(t) ? Match(t, WordClass.Noun) : null) ?? Match(t, wordClass) : null;
                    if ((match ?? MatchForms(t, sentences[s])) is var (trigger, range, arguments) && !Covered(mentions, range))
                        mentions.Add(new(mentions.Count, t, range, trigger, arguments));
                    else if (OfElidedVerb(t, mentions) is { } second)
                        mentions.Add(second);
                }
            }

            return mentions;
        }

        // "killed three people in Kaduna and six in Zamfara": whom the second killing befell stands for its verb.
        private EventMention? OfElidedVerb(int token, List<EventMention> mentions)
        {
            if (!ElidedVerbs.HasOne(syntax, token)
                || mentions.FindLast(m => m.Head == syntax.Heads[token]) is not { Trigger: { Class: WordClass.Verb, Type.IsViolent: true } } verb)
            {
                return null;
            }

            var shared = verb.Arguments.Where(a => a.Slot is not (Slot.Object or Slot.PassiveSubject) && a.Head < verb.Head);
            var befallen = verb.Arguments.Any(a => a.Slot == Slot.PassiveSubject) ? Slot.PassiveSubject : Slot.Object;
            return verb with { Index = mentions.Count, Head = token, Arguments = [.. shared, new(befallen, token, -1)] };
        }

        // "March 7" is no march, nor are "the March elections".
        private bool IsInDate(int token) => dates.Contains(token)
            || (tokens[token] is "March" && token > 0 && syntax.Tags[token] == UniversalTag.Propn && char.IsLower(tokens[token - 1][^1]));

        // "agreed on Wednesday" agrees on nothing, "struck at about 11:30" strikes at nothing.
        private bool OpensDate(int preposition) => syntax.Tags[preposition] == UniversalTag.Adp && times.Contains(preposition + 1);

        // "Central Command" commands nobody. A place or people that starts a phrase is no obstacle: "the Baghdad strike".
        private bool IsInName(int token) => entities.TryMentionAt(token, out _, out var mention) && mention.Form == MentionForm.Name && mention.Range.Contains(token);

        // "Ban Pru school", "Strike Hill": a word with a capital before another is part of a name, whatever the tagger of names makes of it.
        private bool IsFirstOfName(int token, TokenRange sentence) => token > sentence.Start && token + 1 < sentence.End
            && syntax.Tags[token] == UniversalTag.Propn && syntax.Tags[token + 1] == UniversalTag.Propn
            && IsCapitalised(token) && IsCapitalised(token + 1) && syntax.Relations[token] is Relation.Compound or Relation.Flat or Relation.NmodDesc
            && Enumerable.Range(sentence.Start + 1, sentence.Count - 1).Any(t => tokens[t].Length > 3 && char.IsLower(tokens[t][0]));

        private bool IsCapitalised(int token) => tokens[token].Length > 1 && char.IsUpper(tokens[token][0]) && char.IsLower(tokens[token][^1]);

        private WordClass? ClassOf(int token) => syntax.Tags[token] switch
        {
            UniversalTag.Verb => WordClass.Verb,
            UniversalTag.Noun or UniversalTag.Propn => WordClass.Noun,
            UniversalTag.Adj => WordClass.Adjective,
            _ => null,
        };

        // "A Saudi air raid on a bus has left 43 dead": a verb that stands where nouns do, behind an article.
        private bool IsNounTakenForVerb(int token) => syntax.Tags[token] == UniversalTag.Verb
            && syntax.Relations[token] is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Obl or Relation.Nmod && syntax.FineTags[token] is not "VBG"
            && syntax.Child(token, Relation.Det) is >= 0;

        // What stands between its article and it, which the tree hangs elsewhere.
        private void AddModifiers(int head, List<Argument> arguments)
        {
            for (var t = syntax.Child(head, Relation.Det) + 1; t < head; t++)
            {
                if (syntax.Tags[t] is UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Propn && !arguments.Exists(a => a.Head == t))
                    arguments.Add(new(Slot.Modifier, t, -1));
            }
        }

        // A noun that only modifies another trigger's head is that trigger's business: "bomb" in "bomb attack".
        private static bool Covered(List<EventMention> mentions, TokenRange range) =>
            mentions.Count > 0 && mentions[^1].Range.Overlaps(range) && mentions[^1].Range.Count >= range.Count;

        private (Trigger Trigger, TokenRange Range, ImmutableArray<Argument> Arguments)? Match(int head, WordClass wordClass)
        {
            var candidates = codebook.Triggers.WithHead(syntax.Lemmas[head], wordClass);
            if (candidates.IsEmpty)
                return null;
            var arguments = finder.Of(head, wordClass);
            if (wordClass == WordClass.Noun && syntax.Tags[head] == UniversalTag.Verb)
                AddModifiers(head, arguments);
            (Trigger Trigger, TokenRange Range)? apart = null;
            foreach (var trigger in candidates)
            {
                if (apart is { } found && trigger.Words.Length < found.Trigger.Words.Length)
                    break;
                if (!WordsStand(trigger, head, out var range) || (apart is not null && range.Count < trigger.Words.Length))
                {
                    Decide(trigger, head, TriggerDecision.OtherWordsMissing);
                    continue;
                }

                if ((FailedCondition(trigger, head, arguments) ?? descriptions.ReasonAgainst(trigger, head) ?? figures.ReasonAgainst(trigger, head, arguments)) is { } failed)
                {
                    Decide(trigger, head, failed);
                    continue;
                }

                // "shot dead two at a camp": of phrases as long as each other, the one whose words stand together.
                if (trigger.Class == WordClass.Verb && range.Count < trigger.Words.Length)
                {
                    apart = (trigger, range);
                    continue;
                }

                Decide(trigger, head, null);
                return (trigger, range, [.. arguments]);
            }

            if (apart is not { } gapped)
                return null;
            Decide(gapped.Trigger, head, null);
            return (gapped.Trigger, gapped.Range, [.. arguments]);
        }

        // "Gunmen shot dead two policemen", with "shot" taken for a noun.
        private (Trigger Trigger, TokenRange Range, ImmutableArray<Argument> Arguments)? MatchForms(int first, TokenRange sentence)
        {
            foreach (var form in codebook.PhraseForms.StartingWith(tokens[first]))
            {
                var last = LastOfForm(form.Words, first, sentence);
                if (last < 0)
                    continue;
                var isWhole = last == first + form.Words.Length - 1;
                var arguments = isWhole ? order.Around(first, last + 1, sentence.End, sentence) : order.Around(first, first + form.Words.Length - 1, last, sentence);
                if (form.Value.FirstOrDefault(t => FailedCondition(t, first, arguments) is null && figures.ReasonAgainst(t, first, arguments) is null) is not { } trigger)
                    continue;
                Decide(trigger, first, null);
                return (trigger, new(first, isWhole ? last + 1 : first + 1), [.. arguments]);
            }

            return null;
        }

        // All words but the last stand together; the last stands behind them or behind one noun phrase.
        private int LastOfForm(ImmutableArray<string> words, int first, TokenRange sentence)
        {
            for (var w = 0; w < words.Length - 1; w++)
            {
                if (first + w >= sentence.End || !tokens[first + w].Equals(words[w], StringComparison.OrdinalIgnoreCase))
                    return -1;
            }

            for (var t = first + words.Length - 1; t < Math.Min(sentence.End, first + words.Length + WidestObject); t++)
            {
                if (tokens[t].Equals(words[^1], StringComparison.OrdinalIgnoreCase))
                    return t;
                if (syntax.Tags[t] is UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Punct or UniversalTag.Adp or UniversalTag.Cconj)
                    return -1;
            }

            return -1;
        }

        private void Decide(Trigger trigger, int head, string? dropped) =>
            Decisions?.Add(new(tokens.SpanOf(head), trigger, dropped));

        private bool WordsStand(Trigger trigger, int head, out TokenRange range)
        {
            range = new(head, head + 1);
            if (trigger.Words.Length == 1)
                return true;
            if (FirstOf(trigger, head) is not (var first and >= 0))
                return false;
            if (trigger.Class != WordClass.Noun)
            {
                var last = LemmaSearch.LastOf(syntax, trigger.Words[trigger.Head..], head);
                range = new(first, last == head + trigger.Words.Length - trigger.Head - 1 ? last + 1 : head + 1);
                // "fired at least 12 rockets" is not "fired at"; "hostages held since March" hold no march.
                return last >= 0 && !(last > head && (counts.IsOfBound(last) || IsInDate(last) || OpensDate(last) || IsGuess(last)));
            }

            var end = head + 1;
            for (var w = trigger.Head + 1; w < trigger.Words.Length; w++, end++)
            {
                if (end >= tokens.Count || !string.Equals(syntax.Lemmas[end], trigger.Words[w], StringComparison.OrdinalIgnoreCase))
                    return false;
            }

            range = new(first, end);
            return true;
        }

        // "must have had help" asks for nothing.
        private bool IsGuess(int auxiliary) => auxiliary + 1 < tokens.Count && syntax.Tags[auxiliary] == UniversalTag.Aux
            && syntax.Lemmas[auxiliary] is "must" or "may" or "might" && tokens[auxiliary + 1] is "have";

        // The words before the head stand right before it, hyphens apart.
        private int FirstOf(Trigger trigger, int head)
        {
            var first = head;
            for (var w = trigger.Head - 1; w >= 0; w--)
            {
                first--;
                if (first >= 0 && tokens[first] is "-")
                    first--;
                if (first < 0 || !(string.Equals(syntax.Lemmas[first], trigger.Words[w], StringComparison.OrdinalIgnoreCase) || (IsParticiple(first) && tokens[first].Equals(trigger.Words[w], StringComparison.OrdinalIgnoreCase))))
                    return -1;
            }

            return first;
        }

        // The first condition that is not met, in words; null when all are.
        private string? FailedCondition(Trigger trigger, int head, List<Argument> arguments)
        {
            var c = trigger.Conditions;
            if (c.IsEmpty)
                return null;
            return Check(c.Object, c.NotObject, a => a.Slot is Slot.Object or Slot.PassiveSubject, "object")
                ?? Check(c.Subject, c.NotSubject, a => a.Slot is Slot.Subject or Slot.By, "subject")
                ?? Check(c.With, c.NotWith, a => a.Slot >= Slot.By || a.Slot == Slot.Complement, "phrase")
                ?? CheckModifier(c, head, arguments);

            string? Check(NounTest? wanted, NounTest? unwanted, Predicate<Argument> inSlot, string slot)
            {
                if (wanted is not null && !arguments.Exists(a => inSlot(a) && Matches(wanted, a)))
                    return $"no {slot} is one of: {wanted}";
                return unwanted is not null && arguments.Exists(a => inSlot(a) && Matches(unwanted, a) && !IsFireOfWeapon(a.Head) && !IsMeasure(a.Head)) ? $"its {slot} is one of: {unwanted}" : null;
            }
        }

        private string? CheckModifier(TriggerConditions c, int head, List<Argument> arguments)
        {
            if (c.Modifier is { } wanted && !HasModifier(wanted, head, arguments))
                return $"no word before it is one of: {wanted}";
            return c.NotModifier is { } unwanted && HasModifier(unwanted, head, arguments) ? $"a word before it is one of: {unwanted}" : null;
        }

        // The tree's modifiers, and the word right before, in case the tree is wrong.
        private bool HasModifier(NounTest test, int head, List<Argument> arguments)
        {
            if (arguments.Exists(a => a.Slot is Slot.Modifier or Slot.Possessor && Matches(test, a)))
                return true;
            var before = head - 1;
            if (before >= 0 && tokens[before] is "-")
                before--;
            return before >= 0 && Describes(before, head)
                && (test.Matches(syntax.Lemmas[before], classes.Of(before)) || (IsParticiple(before) && test.Matches(tokens[before].ToString().ToLowerInvariant(), default)));
        }

        // "a controlled explosion": the lists have the form, the tagger may take it for a verb.
        private bool IsParticiple(int token) => syntax.FineTags[token] is "VBN" or "VBG";

        private bool Describes(int word, int head) =>
            syntax.Tags[word] is UniversalTag.Noun or UniversalTag.Adj or UniversalTag.Propn or UniversalTag.Adv
            || (syntax.Relations[word] == Relation.Amod && syntax.Heads[word] == head);

        // "killed by live fire": no fire burnt.
        private bool IsFireOfWeapon(int head) => syntax.Lemmas[head] is "fire" && (nouns.ClassesOf(syntax.Lemmas, head).Has(nouns.Weapon) || IsOfArmed(head - 1));

        // "killed scores of people": the people count, and no scores are kept.
        private bool IsMeasure(int head) => cues.Numbers.TryFind(tokens[head], out _) && syntax.Child(head, Relation.Nmod) is var measured and >= 0
            && measured > head && NounPhrases.Preposition(syntax, measured) is var of and >= 0 && tokens[of] is "of" or "OF";

        // "army fire", "Israeli fire", "enemy fire"
        private bool IsOfArmed(int before) => before >= 0 && (entities.At(before) is { IsState: true } || classes.Of(before).Has(nouns.ArmedActor)
            || cues.ArmedModifiers.TryFind(syntax.Lemmas[before], out _));

        // "on Monday" stands for no "on".
        private bool Matches(NounTest test, Argument argument) => !dates.Contains(argument.Head) && MatchesWord(test, argument);

        private bool MatchesWord(NounTest test, Argument argument) =>
            test.Matches(syntax.Lemmas[argument.Head], syntax.Tags[argument.Head] == UniversalTag.Num ? classes.Of(argument.Head) | nouns.NumberAlone : classes.Of(argument.Head))
            || (argument.Cue >= 0 && argument.Slot >= Slot.By && test.Matches(syntax.Lemmas[argument.Cue], default));
    }
}

/// <summary>A trigger that was tried on a word.</summary>
/// <param name="Span">The word.</param>
/// <param name="Trigger">The entry tried.</param>
/// <param name="Dropped">Why it does not apply, or <see langword="null"/> when it does.</param>
public sealed record TriggerDecision(TextSpan Span, Trigger Trigger, string? Dropped)
{
    /// <summary>The reason for a phrase of which only one word stands in the text: nearly every word is part of some such phrase.</summary>
    public const string OtherWordsMissing = "its other words are not there";
}
