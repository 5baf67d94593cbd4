using System.Collections.Frozen;

namespace Casus.Formats;

/// <summary>Which elements run along in a line.</summary>
internal static class HtmlInline
{
    private static readonly FrozenSet<string> Tags = new[]
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
        "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "wbr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an element of this tag does not begin a new block; custom elements count as inline, for they may be
    /// anything.
    /// </summary>
    public static bool Contains(string tag) => Tags.Contains(tag) || tag.Contains('-');
}
