using Casus.Language;
using Casus.Language.English.Times;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>What is known of time at one point of a report: when it was published, what date was told last, which words stand near.</summary>
internal sealed class TimeStory(TimePatterns patterns, Tokens tokens, Sentences sentences, TimeAnchor? published, TimeOnly? publishedAt)
{
    private readonly List<TimeAtom> atoms = [];
    private readonly int future = patterns.Lexicon.ClassNumber("future-cue");
    private readonly int past = patterns.Lexicon.ClassNumber("past-cue");
    private int sentence = -1;
    private int first;
    private int last;

    public TimePatterns Patterns { get; } = patterns;

    /// <summary>The day of publication, if any is known.</summary>
    public TimeAnchor? Published { get; } = published;

    /// <summary>The time of day of publication, if the caller gave one.</summary>
    public TimeOnly? PublishedAt { get; } = publishedAt;

    /// <summary>The date told last, of whatever width, and where.</summary>
    public (CalendarPeriod Period, TextSpan Span)? Last { get; private set; }

    /// <summary>The single day told last.</summary>
    public (CalendarPeriod Period, TextSpan Span)? LastDay { get; private set; }

    /// <summary>The quarter told last.</summary>
    public (CalendarPeriod Period, TextSpan Span)? LastQuarter { get; private set; }

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
        // Twelve words each way reach the clause's verb and keep a sentence of any length linear.
        const int Reach = 12;
        for (var distance = 1; distance <= Reach; distance++)
        {
            if (Cue(first - distance) is var before and not 0)
                return before;
            if (Cue(last - 1 + distance) is var behind and not 0)
                return behind;
        }

        return 0;
    }

    private int Cue(int atom)
    {
        if (atom < 0 || atom >= atoms.Count)
            return 0;
        if (Patterns.Lexicon.Is(atoms[atom], future))
            return 1;
        return Patterns.Lexicon.Is(atoms[atom], past) ? -1 : 0;
    }
}
