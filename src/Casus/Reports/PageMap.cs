using System.Collections.Immutable;

namespace Casus.Reports;

/// <summary>Leads from every character of a text that was taken out of a page back to where it stands in the page.</summary>
/// <remarks>
/// Positions are in UTF-16 code units of the page as decoded; <see cref="Encoding"/> and <see cref="Skipped"/> tell how it was decoded, and
/// <c>PageBytes</c> turns them into bytes. A character reference (<c>&amp;eacute;</c>) is one place; white space that the page's layout makes has none.
/// </remarks>
public sealed class PageMap
{
    private readonly ImmutableArray<int> starts;
    private readonly ImmutableArray<ushort> lengths;

    internal PageMap(ImmutableArray<int> starts, ImmutableArray<ushort> lengths) => (this.starts, this.lengths) = (starts, lengths);

    /// <summary>The label of the encoding that the page was decoded with, <c>utf-8</c> for one.</summary>
    public string Encoding { get; private init; } = "utf-8";

    /// <summary>How many bytes of a byte order mark stand before the first character.</summary>
    public int Skipped { get; private init; }

    internal PageMap DecodedAs(string encoding, int skipped) => new(starts, lengths) { Encoding = encoding, Skipped = skipped };

    /// <summary>Where the character at <paramref name="offset"/> of the text stands in the page.</summary>
    /// <returns>Its place, or <see langword="null"/> for white space and for what the page's layout put in.</returns>
    public TextSpan? PlaceOf(int offset) => starts[offset] < 0 ? null : new(starts[offset], starts[offset] + lengths[offset]);

    /// <summary>The least range of the page that holds every character of <paramref name="span"/>, with the tags that stand between them.</summary>
    /// <returns>It, or <see langword="null"/> where the span holds nothing but white space.</returns>
    public TextSpan? RangeOf(TextSpan span)
    {
        var (from, to) = (int.MaxValue, -1);
        for (var i = span.Start; i < span.End; i++)
        {
            if (starts[i] >= 0)
                (from, to) = (Math.Min(from, starts[i]), Math.Max(to, starts[i] + lengths[i]));
        }

        return to < 0 ? null : new(from, to);
    }
}
