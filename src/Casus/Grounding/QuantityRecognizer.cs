using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>Finds amounts: sums of money, measures, and numbers of things and people.</summary>
/// <remarks>
/// Numbers that count nothing are left alone: dates and times, numbers in names and of models, "No. 5", "5-3", places in a list. What bounds a number
/// ("more than", "some") is no part of it.
/// </remarks>
public sealed class QuantityRecognizer(MeasureWords measures) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, NameMention.Layer, TimeExpression.Layer],
        Provides = Quantity.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var found = ImmutableArray.CreateBuilder<Quantity>();
        var (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        var work = new Work(tokens, syntax, measures, Taken(reading, tokens));
        for (var s = 0; s < sentences.Count; s++)
        {
            if (sentences.Blocks[s].IsOfReport())
                work.Find(sentences[s], found);
        }

        return reading.With(Quantity.Layer, found.ToImmutable());
    }

    // Tokens of names and of times.
    private static bool[] Taken(Reading reading, Tokens tokens)
    {
        var taken = new bool[tokens.Count];
        foreach (var name in reading.Get(NameMention.Layer))
            taken.AsSpan(name.Range.Start, name.Range.Count).Fill(true);
        foreach (var time in reading.Get(TimeExpression.Layer))
        {
            var range = tokens.RangeOf(time.Span);
            taken.AsSpan(range.Start, range.Count).Fill(true);
        }

        return taken;
    }

    private readonly struct Work(Tokens tokens, Syntax syntax, MeasureWords measures, bool[] taken)
    {
        public void Find(TokenRange sentence, ImmutableArray<Quantity>.Builder found)
        {
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (!IsNumber(t) || taken[t])
                    continue;
                var end = NumberEnd(t, sentence.End);
                var start = t;
                // "half a million"
                if (start - 2 >= sentence.Start && Is(start - 1, "a") && Is(start - 2, "half") && !taken[start - 2])
                    start -= 2;
                if (Money(start, end, sentence) is { } money)
                    found.Add(new(money, true));
                else if (UnitEnd(end, sentence.End) is var unit && unit > end)
                    found.Add(new(new(start, end = unit), false));
                else if (Counts(t, end))
                    found.Add(new(new(start, end), false));
                t = Math.Max(end, found.Count > 0 ? found[^1].Range.End : 0) - 1;
            }
        }

        // One past the unit behind a number, "km", "-pound", "m3/s"; where the number ends if there is none.
        private int UnitEnd(int end, int last)
        {
            var from = end < last && tokens[end] is "-" ? end + 1 : end;
            var length = measures.UnitAt(syntax.Lemmas, from);
            if (length == 0 || from + length > last)
                return end;
            var after = from + length;
            return after + 1 < last && tokens[after] is "/" && tokens[after + 1] is "s" or "h" or "d" ? after + 2 : after;
        }

        private bool IsNumber(int t) => syntax.Tags[t] == UniversalTag.Num && !IsNumeral(tokens[t])
            || (IsMultiplier(t) && syntax.Tags[t] is UniversalTag.Noun or UniversalTag.Num);

        // Roman numerals ("Charles III") count nothing.
        private static bool IsNumeral(ReadOnlySpan<char> word) => word.Length > 0 && word.IndexOfAnyExcept("IVXLCDM") < 0;

        // "2.5 million", "two hundred and twenty", "15 to 20", "20-30", "hundreds of thousands".
        private int NumberEnd(int first, int last)
        {
            var end = first + 1;
            while (end < last)
            {
                if (IsNumber(end) && !taken[end] && (IsMultiplier(end) || !char.IsAsciiDigit(tokens[end][0])))
                    end++;
                else if (end + 1 < last && IsNumber(end + 1) && !taken[end + 1] && Joins(end))
                    end += 2;
                else
                    break;
            }

            return end;
        }

        private bool Joins(int t) => tokens[t] is "-" or "\u2013" || Is(t, "to")
            || (Is(t, "and") && IsMultiplier(t - 1) && !IsMultiplier(t + 1))
            || (Is(t, "of") && IsMultiplier(t - 1) && IsMultiplier(t + 1));

        private bool Is(int t, string word) => tokens[t].Equals(word, StringComparison.OrdinalIgnoreCase);

        private bool IsMultiplier(int t) => measures.IsMultiplier(syntax.Lemmas[t]);

        // Where the sign of a currency begins that ends right before a number, which may be cut in two ("US$", "Rs."); −1 for none.
        private int SignStart(int number, int first)
        {
            if (number - 2 >= first && !tokens.SpaceAfter(number - 2) && measures.IsCurrencySign(tokens.SpanOf(new TokenRange(number - 2, number)).In(tokens.Text.AsSpan())))
                return number - 2;
            return number > first && measures.IsCurrencySign(tokens[number - 1]) ? number - 1 : -1;
        }

        private TokenRange? Money(int start, int end, TokenRange sentence)
        {
            if (SignStart(start, sentence.Start) is >= 0 and var sign)
                return new(sign, end);

            var at = end < sentence.End && Is(end, "of") && IsMultiplier(end - 1) ? end + 1 : end;
            for (var skip = 0; skip < 2 && at + skip < sentence.End; skip++)
            {
                // "two Jordanian dinars"; a pound after another unit's word is a weight.
                if (measures.CurrencyAt(syntax.Lemmas, at + skip) is var length and > 0 && at + skip + length <= sentence.End
                    && syntax.Tags[at + skip + length - 1] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Sym && !IsWeight(at + skip))
                    return new(start, at + skip + length);
                if (syntax.Tags[at] != UniversalTag.Adj || !char.IsUpper(tokens[at][0]))
                    break;
            }

            return null;
        }

        // "a 200-pound bomb", "500 pounds of explosives".
        private bool IsWeight(int t) => syntax.Lemmas[t] is "pound"
            && ((t + 1 < tokens.Count && tokens[t + 1] is "of") || syntax.Relations[t] is Relation.Compound or Relation.Amod || tokens[t - 1] is "-");

        // A number that stands by a noun or for one, as the tree says.
        private bool Counts(int start, int end)
        {
            for (var t = start; t < end; t++)
            {
                if (syntax.Heads[t] >= start && syntax.Heads[t] < end)
                    continue;
                if (syntax.Relations[t] is Relation.Nummod)
                    return syntax.Heads[t] >= end || IsMultiplier(end - 1);
                if (syntax.Lemmas[t] is "one")
                    return false;
                return syntax.Relations[t] is Relation.Nsubj or Relation.NsubjPass or Relation.Obj
                    || (syntax.Relations[t] is Relation.Compound && syntax.Heads[t] >= end) || IsMultiplier(end - 1);
            }

            return false;
        }
    }
}
