using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads how many people the words of a report count: a noun phrase with its number, a number that stands alone, an article, a name.</summary>
internal sealed class PeopleCounter(Reading reading, NounClasses nouns, DiscourseCues cues)
{
    // "31 Islamic State (IS) group militants"
    private const int LongestName = 6;

    // "aged between 20 and 30"
    private const int LongestAges = 4;

    private const int OldestPerson = 120;

    // "at least as many as"
    private const int LongestBound = 4;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);
    private readonly Entities entities = reading.Get(Entities.Layer);
    private readonly NumberReader numbers = new(cues);
    private readonly ParticipantClasses classes = new(reading, nouns);
    private readonly CountedPeople counts = new(reading, nouns, cues);
    private readonly HashSet<int> dates = DateTokens.In(reading);
    private readonly HashSet<int> times = DateTokens.InTimes(reading);

    /// <summary>Whether a token is part of a date.</summary>
    public bool IsOfDate(int token) => dates.Contains(token);

    /// <summary>Whether a token is part of a date or a time of day.</summary>
    public bool IsOfTime(int token) => times.Contains(token);

    /// <summary>Whether a noun means people.</summary>
    public bool MeansPeople(int noun) => classes.Of(noun).Has(nouns.Person);

    /// <summary>The number whose last word is a token, looked for no farther back than <paramref name="from"/>.</summary>
    public NumberPhrase? NumberEndingAt(int token, int from) => numbers.At(tokens, token, from);

    // "killed close to 150 people": the noun that a number counts, if it means people, at most one adjective off; else −1.
    private int PeopleAt(int start, int end)
    {
        var noun = start < end && syntax.Tags[start] == UniversalTag.Adj ? start + 1 : start;
        return noun < end && syntax.Tags[noun] == UniversalTag.Noun && classes.Of(noun).Has(nouns.Person) ? noun : -1;
    }

    /// <summary>A number that begins at a token and that no noun follows but one for people.</summary>
    public NumberPhrase? NumberAt(int start)
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
                if (next < end && (GoesOnPhrase(next) || IsNumber(next) || tokens[next] is "-" or "%"))
                    continue;
                // "burning dozens of cars"
                return IsOfThings(next, end) ? null : number;
            }
        }

        return null;
    }

    private bool IsOfThings(int of, int end)
    {
        if (of >= end || tokens[of] is not ("of" or "OF"))
            return false;
        var noun = of + 1;
        while (noun < end && syntax.Tags[noun] is UniversalTag.Det or UniversalTag.Adj or UniversalTag.Num)
            noun++;
        while (noun + 1 < end && syntax.Tags[noun] == UniversalTag.Noun && syntax.Tags[noun + 1] == UniversalTag.Noun)
            noun++;
        return noun < end && syntax.Tags[noun] == UniversalTag.Noun && !classes.Of(noun).IsEmpty && !classes.Of(noun).Has(nouns.Person) && !classes.Of(noun).Has(nouns.Group);
    }

    /// <summary>How many a noun phrase is: its number, its article, its name.</summary>
    public NumberPhrase? Count(int head, TokenRange phrase)
    {
        // "Ali Hassan, 34, died", "At 8:53 p.m. he was hit": the tree may take the age or the hour for who died.
        if (IsAgeOfPerson(head) || IsAgeBetweenCommas(head) || times.Contains(head))
            return null;
        if (OfFamily(head) is { } family)
            return family;
        if (OfNames(head, phrase) is { } names)
            return names;
        for (var t = phrase.Start; t < Math.Min(phrase.End, head + 3); t++)
        {
            // "between two and four civilians": the tree may leave "between" outside.
            if (t > 0 && t + 2 < tokens.Count && tokens[t - 1].Equals("between", StringComparison.OrdinalIgnoreCase) && tokens[t + 1] is "and" && IsNumber(t) && IsNumber(t + 2)
                && numbers.At(tokens, t + 2, t - 1) is { } bounds)
            {
                return bounds;
            }

            // "several dozen fighters": the number ends with the second word.
            if (t + 1 < phrase.End && cues.Numbers.TryFind(tokens[t], out var several) && several is { Multiplier: 0, Best: null } && cues.Numbers.TryFind(tokens[t + 1], out var unit) && unit.Multiplier > 1)
                continue;
            if (IsCountWord(t, head) && numbers.At(tokens, t, Math.Max(sentences[sentences.Holding(t)].Start, phrase.Start - 4)) is { } number)
                return LastPart(number, t, head, phrase);
        }

        // "eighty-four people": a number right before the phrase, wherever the tree hangs it; "31 IS group militants": with a name between.
        var before = BeforeName(phrase.Start - 1, sentences[sentences.Holding(head)].Start);
        if (before >= 0 && IsNumber(before) && !dates.Contains(before) && NumberBefore(before, head) is { } adjacent && adjacent.Range.End == before + 1)
            return adjacent;

        // "seven of its workers"
        if (phrase.Start >= 2 && tokens[phrase.Start - 1] is "of" or "OF" && IsNumber(phrase.Start - 2) && NumberBefore(phrase.Start - 2, head) is { } some)
            return some;
        if (syntax.Tags[head] == UniversalTag.Pron)
            return tokens[head] is "himself" or "herself" or "he" or "He" or "she" or "She" or "him" or "HE" or "SHE" or "HIM" or "another" ? One(phrase) : null;
        if (entities.TryMentionAt(head, out var entity, out var mention) && mention.Form == MentionForm.Name && !IsOneOfForce(entity, phrase))
            return entity.Type == EntityType.Person || (entity.Type == EntityType.Nationality && MeansPeople(head) && !IsPlural(head)) ? One(phrase) : null;
        if (entity is not null && IsOneOfForce(entity, phrase))
            return One(phrase);
        // "The wounded were taken to hospital": as many as there were.
        if (IsPlural(head) || (tokens[phrase.Start] is "the" or "The" && cues.TollAdjectives.TryFind(tokens[head], out _)))
            return new(null, null, null, NumberBound.None, phrase);
        return classes.Of(head).Has(nouns.Person) && !IsMass(head) ? One(phrase) : null;
    }

    // "A Peshmerga was killed"
    private bool IsOneOfForce(Entity entity, TokenRange phrase) => entity is { Type: EntityType.Organisation, IsNamed: true } && tokens[phrase.Start] is "a" or "A" or "an" or "An"
        && (ArmedSides.IsGroup(entity) || ArmedSides.IsState(entity));

    // "Journalists Omar Dia and Sami Noor", "brothers Omar and Sami Noor": as many as are named.
    private NumberPhrase? OfNames(int head, TokenRange phrase)
    {
        if (!IsPlural(head) || syntax.Child(head, Relation.Nummod) >= 0 || syntax.Child(head, Relation.Appos) is not (var name and >= 0) || syntax.Tags[name] != UniversalTag.Propn
            || name != head + 1)
            return null;
        var count = 1;
        var last = name;
        foreach (var other in syntax.ChildrenOf(name))
        {
            if (syntax.Relations[other] == Relation.Conj && syntax.Tags[other] == UniversalTag.Propn)
                (count, last) = (count + 1, other);
        }

        return count > 1 ? new(count, count, count, NumberBound.None, new(phrase.Start, Math.Max(phrase.End, syntax.SubtreeOf(last).End))) : null;
    }

    // "a family of five"
    private NumberPhrase? OfFamily(int head)
    {
        if (syntax.Lemmas[head] is not ("family" or "household") || head + 2 >= tokens.Count || tokens[head + 1] is not "of" || !IsNumber(head + 2))
            return null;
        return numbers.At(tokens, head + 2, head + 2) is { } number && !(number.Range.End < tokens.Count && GoesOnPhrase(number.Range.End)) ? number : null;
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
            if ((IsCountWord(t, head) || IsNumber(t)) && numbers.At(tokens, t, best.Range.Start) is { } later && GoesOn(best, later))
                best = later;
        }

        return best;
    }

    // The longer reading of a number begins where the shorter does, or behind the words that bound it.
    private static bool GoesOn(NumberPhrase first, NumberPhrase whole) =>
        whole.Range.Start <= first.Range.Start + (first.Bound == NumberBound.None ? 0 : LongestBound) && whole.Range.End > first.Range.End;

    private bool GoesOnPhrase(int token) => syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Num;

    private NumberPhrase? NumberBefore(int token, int head) => numbers.At(tokens, token, sentences[sentences.Holding(head)].Start);

    /// <summary>Whether a number stands where a joined verb has its subject: "25 people were killed and at least twenty injured".</summary>
    public bool StandsForSubject(int verb) => syntax.Relations[verb] == Relation.Conj && verb > 1 && StandsFor(syntax.Tags[verb - 1] == UniversalTag.Adv ? verb - 2 : verb - 1)
        && syntax.Child(verb, Relation.Nsubj) < 0 && syntax.Child(verb, Relation.NsubjPass) < 0;

    private bool StandsFor(int token) => IsNumber(token) || tokens[token] is "another";

    /// <summary>Whether a token is a word of the number by which <paramref name="head"/> is counted.</summary>
    public bool IsCountWord(int token, int head)
    {
        if (dates.Contains(token) || counts.IsOfBound(token))
            return false;
        if (token == head)
            return IsPlainOrWord(token);
        return !CountsAnother(token, head) && (HangsAsCount(token) || token < head) && syntax.Tags[token] is not UniversalTag.Propn
            && !IsOfAge(token) && !IsAgeBehind(token, head) && IsPlainOrWord(token);
    }

    private bool IsPlainOrWord(int token) => NumberReader.TryPlain(tokens[token], out _) || cues.Numbers.TryFind(tokens[token], out _);

    private bool HangsAsCount(int token) => syntax.Relations[token]
        is Relation.Nummod or Relation.Amod or Relation.Det or Relation.Compound or Relation.Nmod or Relation.Advmod or Relation.Flat;

    // "ten days earlier three soldiers": the ten are days; not "12 security force members".
    private bool CountsAnother(int token, int head) => syntax.Relations[token] == Relation.Nummod && syntax.Heads[token] is var other && other >= 0 && other != head
        && syntax.Tags[other] == UniversalTag.Noun && other < head && !(syntax.Relations[other] is Relation.Compound or Relation.Amod && syntax.Heads[other] == head);

    /// <summary>Whether a token is a number or a word for one.</summary>
    public bool IsNumber(int token) => (NumberReader.TryPlain(tokens[token], out _) || cues.Numbers.TryFind(tokens[token], out _)) && !IsOfParent(token) && !Ages.Opens(tokens, token) && !IsOfAges(token) && !IsAgeBetweenCommas(token);

    // "three people aged 18 to 24", "aged between 20 and 30", "a woman around 60"
    private bool IsOfAges(int number)
    {
        if (number > 2 && tokens[number - 1] is "around" or "about" && syntax.FineTags[number - 2] is "NN" && classes.Of(number - 2).Has(nouns.Person)
            && syntax.Child(number - 2, Relation.Det) >= 0 && !(number + 1 < tokens.Count && GoesOnPhrase(number + 1)))
            return true;
        for (var t = number - 1; t >= Math.Max(0, number - LongestAges); t--)
        {
            if (tokens[t] is "aged" or "ages")
                return !(tokens[number - 1] is "and" && number + 1 < tokens.Count && (GoesOnPhrase(number + 1) || tokens[number + 1] is "others" or "more"));
            if (!(tokens[t] is "between" or "from" or "to" or "and" or "or" or "-" or "\u2013" || NumberReader.TryPlain(tokens[t], out _)))
                return false;
        }

        return false;
    }

    // "a woman, 62, and her son", "his wife, 34, died"
    private bool IsAgeBetweenCommas(int number) => number > 2 && number + 1 < tokens.Count && tokens[number - 1] is "," && tokens[number + 1] is "," or "." or ";"
        && syntax.FineTags[number - 2] is "NN" && classes.Of(number - 2).Has(nouns.Person) && NumberReader.TryPlain(tokens[number], out var age) && age <= OldestPerson
        && (syntax.Child(number - 2, Relation.Det) >= 0 || syntax.Child(number - 2, Relation.NmodPoss) >= 0);

    // "a mother of four": her children are no toll.
    private bool IsOfParent(int number) => number > 1 && tokens[number - 1] is "of" && cues.TollParents.TryFind(syntax.Lemmas[number - 2], out _);

    // "a 34-year-old man" is one man.
    private bool IsOfAge(int token) => Ages.Opens(tokens, token) || IsAgeOfPerson(token);

    // "Ali Hassan, 34, died"; not "in Syria, 25, and in Iraq, 13 died".
    private bool IsAgeOfPerson(int number) => Ages.StandsBehindName(tokens, number) && entities.At(number - 2) is not { Type: EntityType.Place };

    // "a boy of 15", "a man aged 40"
    private bool IsAgeBehind(int token, int head) => token > head && tokens[token - 1] is "of" or "aged" && syntax.Child(head, Relation.Det) is var article and >= 0
        && tokens[article] is "a" or "A" or "an" or "An" or "the" or "The" && !IsPlural(head);

    /// <summary>Whether a number is the age of the one person before it: "a man of 69 died".</summary>
    public bool IsAgeOfOne(int number) => number > 1 && MeansPeople(number - 2) && IsAgeBehind(number, number - 2);

    private bool IsPlural(int head) => !tokens[head].Equals(syntax.Lemmas[head], StringComparison.OrdinalIgnoreCase) || syntax.Lemmas[head] is "people" or "police" or "troops" or "staff" or "personnel";

    private bool IsMass(int head) => syntax.Tags[head] == UniversalTag.Propn
        || cues.TollMasses.TryFind(syntax.Lemmas[head], out _) || syntax.Lemmas[head] is "everyone" or "everybody" or "anyone" or "anybody";

    /// <summary>One, where an article or a name stands for the number.</summary>
    public static NumberPhrase One(TokenRange range) => new(1, 1, 1, NumberBound.None, range);
}
