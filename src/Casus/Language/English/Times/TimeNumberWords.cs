using System.Globalization;

namespace Casus.Language.English.Times;

/// <summary>
/// Puts number words together: "twenty four" is 24, "two hundred and ten" 210, "nineteen ninety-seven" the year 1997.
/// </summary>
internal sealed class TimeNumberWords
{
    private const ulong NumberBit = 1UL << (int)TimeShape.Number;
    private const ulong YearBit = 1UL << (int)TimeShape.Year | 1UL << (int)TimeShape.LikelyYear | 1UL << (int)TimeShape.SureYear;
    private const ulong OrdinalBit = 1UL << (int)TimeShape.Ordinal | 1UL << (int)TimeShape.OrdinalDay;
    private readonly TimeLexicon lexicon;
    private readonly int scale;
    private readonly int and;

    public TimeNumberWords(TimeLexicon lexicon) =>
        (this.lexicon, scale, and) = (lexicon, lexicon.ClassNumber("scale"), lexicon.ClassNumber("=and"));

    /// <summary>Gives a number word its worth and, where it continues the number before, merges the two.</summary>
    /// <returns>Whether the last atom of the list was replaced, so that <paramref name="atom"/> must not be added.</returns>
    public bool TryMerge(string text, ref TimeAtom atom, List<TimeAtom> atoms)
    {
        if (lexicon.Is(atom, (int)TimeShape.Number))
            atom = atom with { Number = Worth(atom, (int)TimeShape.Number) };
        else if (lexicon.Is(atom, (int)TimeShape.Ordinal))
            atom = atom with { Number = Worth(atom, (int)TimeShape.Ordinal) };
        else if (scale >= 0 && lexicon.Is(atom, scale) && Worth(atom, scale) >= 100)
            return MergeScale(ref atom, atoms);
        else
            return false;
        return atoms.Count > 0 && MergeUnit(text, atom, atoms);
    }

    private double Worth(in TimeAtom atom, int classNumber) =>
        double.TryParse(lexicon.Value(atom, classNumber), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>"hundred", "thousand" after a number or "a".</summary>
    private bool MergeScale(ref TimeAtom atom, List<TimeAtom> atoms)
    {
        var worth = Worth(atom, scale);
        var last = atoms.Count > 0 ? atoms[^1] : default;
        var counted = last.Number > 0 && last.Number < worth && IsCount(last);
        var article = atoms.Count > 0 && lexicon.Value(last, scale) is "1";
        if (!counted && !article)
        {
            atom = new(atom.Start, atom.End, 0, NumberBit, worth, atom.Joined);
            return false;
        }

        var product = (counted ? last.Number : 1) * worth;
        atoms[^1] = new(last.Start, atom.End, 0, NumberBit | (product == 2000 ? YearBit : 0), product, last.Joined);
        return true;
    }

    private bool MergeUnit(string text, in TimeAtom atom, List<TimeAtom> atoms)
    {
        var last = atoms[^1];
        if (last.Number <= 0 || !IsCount(last) || char.IsAsciiDigit(text[last.Start]))
            return MergeAfterAnd(atom, atoms);
        var (first, next) = (last.Number, atom.Number);
        if (first % 10 == 0 && first is >= 20 and < 100 && next < 10)
            return Replace(atoms, 1, atom, first + next, lexicon.Is(atom, (int)TimeShape.Ordinal) ? OrdinalBit : NumberBit);
        if (lexicon.Is(atom, (int)TimeShape.Ordinal))
            return false;
        if (first is >= 13 and <= 20 && next is >= 10 and < 100)
            return Replace(atoms, 1, atom, (first * 100) + next, YearBit);
        if (first is > 1000 and < 2100 && first % 10 == 0 && first % 100 >= 20 && next < 10)
            return Replace(atoms, 1, atom, first + next, YearBit);
        return first >= 100 && first % 100 == 0 && next < 100
            && Replace(atoms, 1, atom, first + next, NumberBit | (first == 2000 ? YearBit : 0));
    }

    /// <summary>"two hundred and ten".</summary>
    private bool MergeAfterAnd(in TimeAtom atom, List<TimeAtom> atoms)
    {
        if (atoms.Count < 2 || atom.Number >= 100 || !lexicon.Is(atoms[^1], and))
            return false;
        var before = atoms[^2];
        return IsCount(before) && before.Number >= 100 && before.Number % 100 == 0 && before.Row == 0
            && Replace(atoms, 2, atom, before.Number + atom.Number, NumberBit | (before.Number == 2000 ? YearBit : 0));
    }

    private bool IsCount(in TimeAtom atom) => lexicon.Is(atom, (int)TimeShape.Number) || atom.Has(TimeShape.Year);

    private static bool Replace(List<TimeAtom> atoms, int taken, in TimeAtom last, double number, ulong shapes)
    {
        var first = atoms[^taken];
        atoms.RemoveRange(atoms.Count - taken, taken);
        atoms.Add(new(first.Start, last.End, 0, shapes, number, first.Joined));
        return true;
    }
}
