using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Reads who those are that a toll counts, behind it: "killed 19 people, including five children", "ten people, six of them civilians".</summary>
internal sealed class CompositionTolls(Reading reading, DiscourseCues cues, PeopleCounter people, TollCollector collector)
{
    // "at least 12 people in a market in Idlib on Tuesday, among them"
    private const int FarthestBehind = 14;

    private const int MostNamed = 4;

    // "a six-year-old Palestinian girl"
    private const int FarthestNoun = 8;

    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Sentences sentences = reading.Get(Sentences.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>Adds the parts of the tolls found so far.</summary>
    public void Add()
    {
        foreach (var whole in collector.Found.Where(t => t is { IsPart: false } && (t.Best ?? t.Low) is null or > 1 && t.Outcome is CasualtyOutcome.Killed or CasualtyOutcome.Injured).ToList())
            AddParts(whole);
    }

    private void AddParts(Toll whole)
    {
        var end = Math.Min(sentences[sentences.Holding(whole.Range.Start)].End, whole.Range.End + FarthestBehind);
        for (var t = whole.Range.End; t < end; t++)
        {
            if (BeginsAnother(t, whole))
                return;
            if (IsAside(t, out var behind) && MemberAt(behind) is not null)
            {
                AddList(whole, behind);
                return;
            }

            if (AddOfThem(whole, t) || AddAmongThem(whole, t))
                return;
        }
    }

    // What follows belongs to another count or another clause.
    private bool BeginsAnother(int token, Toll whole) => tokens[token] is ";" or ":" || (syntax.Tags[token] == UniversalTag.Verb && syntax.FineTags[token] is "VBD" or "VBZ" or "VBP" or "VBG" && !cues.TollAsides.TryFindAt(tokens, token, out _, out _))
        || collector.Found.Any(o => o != whole && o.Range.Start == token && !(o.Range.End + 1 < tokens.Count && tokens[o.Range.End] is "of" && tokens[o.Range.End + 1] is "them" or "whom") && !(tokens[o.Range.End - 1] is "them" or "whom"));

    private bool IsAside(int token, out int behind)
    {
        behind = token + 1;
        if (!cues.TollAsides.TryFindAt(tokens, token, out _, out var length))
            return false;
        behind = token + length;
        // "including at least" is one of them, and the bound is the number's.
        if (tokens[behind - 1] is "least")
            behind -= 2;
        return behind < tokens.Count;
    }

    // "five children and two women"
    private void AddList(Toll whole, int start)
    {
        for (int t = start, found = 0; t < tokens.Count && found < MostNamed && MemberAt(t) is { } number; found++)
        {
            var head = number.Range.End - 1;
            if (!people.MeansPeople(head) || IsLarger(number, whole))
                return;
            collector.Add(whole.Mention, new(whole.Outcome, number, head, number.Range, "counted within the toll before") { IsPart = true });
            t = number.Range.End;
            while (t < tokens.Count && tokens[t] is "," or "and")
                t++;
            if (t == number.Range.End)
                return;
        }
    }

    // A number of people, or one: "the mayor", "a six-year-old girl".
    private NumberPhrase? MemberAt(int start)
    {
        if (people.NumberAt(start) is { } number)
            return number;
        if (start >= tokens.Count || tokens[start] is not ("a" or "an" or "the" or "his" or "her" or "its" or "their"))
            return null;
        for (var t = start + 1; t < Math.Min(tokens.Count, start + FarthestNoun); t++)
        {
            // "including four children, a nurse said"
            if (syntax.Relations[t] == Relation.Nsubj && SpeechCues.IsSaying(cues, syntax, syntax.Heads[t]))
                return null;
            if (syntax.Tags[t] == UniversalTag.Noun && syntax.FineTags[t] is "NN" && people.MeansPeople(t) && !(t + 1 < tokens.Count && syntax.Tags[t + 1] is UniversalTag.Noun or UniversalTag.Propn))
                return PeopleCounter.One(new(start, t + 1));
            if (!(syntax.Tags[t] is UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Num or UniversalTag.Propn || tokens[t] is "-"))
                return null;
        }

        return null;
    }

    private static bool IsLarger(NumberPhrase number, Toll whole) => number.Low is { } low && (whole.High ?? whole.Best) is { } most && low > most;

    // "16 people, civilians among them", "ten were killed, two children among them"
    private bool AddAmongThem(Toll whole, int noun)
    {
        if (noun + 2 >= tokens.Count || tokens[noun + 1] is not "among" || tokens[noun + 2] is not ("them" or "whom") || syntax.Tags[noun] is not (UniversalTag.Noun or UniversalTag.Propn) || !people.MeansPeople(noun))
            return false;
        var phrase = NounPhrases.Base(syntax, noun);
        phrase = new(Math.Max(phrase.Start, whole.Range.End), noun + 1);
        if (people.Count(noun, phrase) is not { } number || IsLarger(number, whole))
            return false;
        collector.Add(whole.Mention, new(whole.Outcome, number, noun, phrase, "counted within the toll before") { IsPart = true });
        return true;
    }

    // "six of them civilians", "five of whom were policemen", "two of them critically"
    private bool AddOfThem(Toll whole, int token)
    {
        if (token + 2 >= tokens.Count || tokens[token + 1] is not "of" || tokens[token + 2] is not ("them" or "whom") || !people.IsNumber(token)
            || people.NumberEndingAt(token, whole.Range.End) is not { } number || IsLarger(number, whole))
        {
            return false;
        }

        var noun = MemberAt(token + 3) is { } member ? member.Range.End - 1 : token + 3;
        while (noun < tokens.Count && syntax.Tags[noun] is UniversalTag.Aux or UniversalTag.Adj or UniversalTag.Det)
            noun++;
        var isNamed = noun < tokens.Count && syntax.Tags[noun] == UniversalTag.Noun && people.MeansPeople(noun);
        var words = new TokenRange(number.Range.Start, isNamed ? noun + 1 : token + 3);
        collector.Add(whole.Mention, new(whole.Outcome, number, isNamed ? noun : token, words, "counted within the toll before") { IsPart = true });
        return true;
    }
}
