using Casus.Reports;

namespace Casus.Language.English.Times;

/// <summary>The unit that time patterns match: a word, a number, or a part of a token ("12-day" is "12" and "day").</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Row">The word's row in the lexicon; 0 for a form that no list holds.</param>
/// <param name="Shapes">One bit for each <see cref="TimeShape"/>.</param>
/// <param name="Number">What a number is worth; 0 for anything else.</param>
/// <param name="Joined">Whether a hyphen, and nothing else, stands between this atom and the one before.</param>
internal readonly record struct TimeAtom(int Start, int End, int Row, ulong Shapes, double Number, bool Joined)
{
    public TextSpan Span => new(Start, End);

    public bool Allows(HyphenBefore hyphen) => hyphen == HyphenBefore.Allowed || Joined == (hyphen == HyphenBefore.Required);

    public bool Has(TimeShape shape) => (Shapes >> (int)shape & 1) != 0;
}
