using Casus.Language;
using Casus.Language.English.Times;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>
/// What is known of time at one point of a report: when it was published, what date was told last, which words stand
/// near.
/// </summary>
internal sealed class TimeStory(TimePatterns patterns, Tokens tokens, Sentences sentences, TimeAnchor? published, TimeOnly? publishedAt)
{
    private readonly List<TimeAtom> atoms = [];
    private readonly int future = patterns.Lexicon.ClassNumber("future-cue");
    private readonly int past = patterns.Lexicon.ClassNumber("past-cue");
    private readonly int otherMoment = patterns.Lexicon.ClassNumber("other-moment");
    private readonly int be = patterns.Lexicon.ClassNumber("be-word");
    private readonly int to = patterns.Lexicon.ClassNumber("to-word");
    private readonly int bareBe = patterns.Lexicon.ClassNumber("bare-be");
    private readonly int aheadLead = patterns.Lexicon.ClassNumber("ahead-lead");
    private readonly int partOfDay = patterns.Lexicon.ClassNumber("day-light");
    private readonly int ownYear = patterns.Lexicon.ClassNumber("own-year");
    private int sentence = -1;
    private int first;
    private int last;

    public TimePatterns Patterns { get; } = patterns;

    /// <summary>The moment at which the words were said, where it is known and is not that of publication.</summary>
    public TimeAnchor? Said { get; set; }

    /// <summary>The day from which words such as "yesterday" count: that of the saying, else that of publication, if any is known.</summary>
    public TimeAnchor? Published => Said ?? published;

    /// <summary>The time of day of that moment, if the caller gave one.</summary>
    public TimeOnly? PublishedAt => Said is null ? publishedAt : null;

    /// <summary>The date told last, of whatever width, and where.</summary>
    public (CalendarPeriod Period, TextSpan Span)? Last { get; private set; }

    /// <summary>The single day told last.</summary>
    public (CalendarPeriod Period, TextSpan Span)? LastDay { get; private set; }

    /// <summary>The quarter told last.</summary>
    public (CalendarPeriod Period, TextSpan Span)? LastQuarter { get; private set; }

    /// <summary>Whether a word of the expression says that the year is somebody's own: "fiscal".</summary>
    public bool NamesOwnYear
    {
        get
        {
            for (var i = first; i < last; i++)
            {
                if (Patterns.Lexicon.Is(atoms[i], ownYear))
                    return true;
            }

            return false;
        }
    }

    public string Text => tokens.Text;

    /// <summary>Moves on to an expression and reads its words.</summary>
    public TimePhrase? Enter(TimeExpression expression)
    {
        var at = sentences.Holding(tokens.FirstEndingAfter(expression.Span.Start));
        if (at != sentence)
        {
            sentence = at;
            Patterns.Atomizer.Read(tokens, sentences[at], atoms);
            last = 0;
        }

        first = last;
        while (first < atoms.Count && atoms[first].Start < expression.Span.Start)
            first++;
        last = first;
        while (last < atoms.Count && atoms[last].Start < expression.Span.End)
            last++;
        return TimePhrase.Read(Patterns.Named(expression.Pattern), Patterns, atoms, first, last);
    }

    /// <summary>Remembers the date that the expression told.</summary>
    public void Tell(TimeMeaning meaning, TextSpan span)
    {
        if (meaning.Period is not { } period || meaning.IsComparison)
            return;
        Last = (period, span);
        if (period.Grain == Grain.Day)
            LastDay = Last;
        else if (period.Grain == Grain.Quarter)
            LastQuarter = Last;
    }

    /// <summary>What the verbs nearest to the expression say: +1 it is to come, −1 it is past, 0 nothing.</summary>
    public int Direction()
    {
        // Twelve words each way reach the clause's verb and keep a sentence of any length linear. A time more often follows its
        // verb than precedes it, so that words behind count as farther off than they are.
        const int Reach = 12;
        const int Farther = 2;
        var endsBehind = false;
        for (var distance = 1; distance <= Reach; distance++)
        {
            if (Cue(first - distance) is var before and not 0)
                return before;
            var at = last - 1 + distance - Farther;
            endsBehind |= distance > Farther && at < atoms.Count && Patterns.Lexicon.Is(atoms[at], otherMoment);
            if (!endsBehind && distance > Farther && Cue(at) is var behind and not 0)
                return behind;
        }

        // "by Tuesday"; not "before dawn on Tuesday".
        return first > 0 && Patterns.Lexicon.Is(atoms[first - 1], aheadLead) && !Patterns.Lexicon.Is(atoms[first], partOfDay) ? 1 : 0;
    }

    private int Cue(int atom)
    {
        if (atom < 0 || atom >= atoms.Count || (atom >= first && atom < last))
            return 0;
        var word = atoms[atom];
        // "the man who planned the attack on Monday"
        var isOfWhoDid = atom > 0 && IsRegularPast(Text.AsSpan(word.Start..word.End)) && Text.AsSpan(atoms[atom - 1].Start..atoms[atom - 1].End).Equals("who", StringComparison.OrdinalIgnoreCase);
        if ((Patterns.Lexicon.Is(word, future) && !isOfWhoDid) || (Patterns.Lexicon.Is(word, to) && IsBefore(atom, be)))
            return 1;
        if (IsBefore(atom, bareBe))
            return 0;
        return Patterns.Lexicon.Is(word, past) || IsRegularPast(Text.AsSpan(word.Start..word.End)) ? -1 : 0;
    }

    private bool IsBefore(int atom, int wordClass) => atom > 0 && Patterns.Lexicon.Is(atoms[atom - 1], wordClass);

    /// <summary>"attacked", and neither "need" nor "red".</summary>
    private static bool IsRegularPast(ReadOnlySpan<char> word) =>
        word.Length > 4 && word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && word[^3] is not ('e' or 'E');
}
