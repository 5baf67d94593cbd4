namespace Casus.Formats;

/// <summary>A run of text that a page sets apart as a block.</summary>
/// <param name="Text">White space as a browser would show it, trimmed; never empty.</param>
/// <param name="Role">What it is for, as far as the page says.</param>
/// <param name="Container">Index of the element it stands in.</param>
/// <param name="LinkLength">How many of its code units are links.</param>
/// <param name="Doubt">Index of the outermost element whose class names alone make it furniture, a box or a byline; −1 if there
/// is none.</param>
/// <param name="Numbers">For each code unit its number in the <see cref="HtmlSource"/>; −1 for white space.</param>
internal readonly record struct HtmlBlock(string Text, HtmlRole Role, int Container, int LinkLength, int Doubt, int[] Numbers)
{
    private const int RunningTextLength = 60;

    /// <summary>Whether it reads as running text: long enough, and not mainly links.</summary>
    public bool IsRunningText =>
        LinkLength * 2 < Text.Length
        && (Text.Length >= RunningTextLength || (Text.Length >= RunningTextLength / 3 && Text[^1] is '.' or '"' or '”' or '!' or '?'));

    /// <summary>How much running text it adds to an article, were its class names nothing to go by.</summary>
    public int Weight =>
        IsRunningText && Role is HtmlRole.None or HtmlRole.LikelyFurniture or HtmlRole.Box or HtmlRole.Byline
            ? Text.Length - LinkLength
            : 0;

    /// <summary>The block without its first line, or <see langword="null"/> if it has but one.</summary>
    public HtmlBlock? WithoutFirstLine()
    {
        var from = Text.IndexOf('\n') + 1;
        if (from == 0)
            return null;
        from += Text.Length - from - Text.AsSpan(from).TrimStart().Length;
        return this with { Text = Text[from..], Numbers = Numbers[from..], LinkLength = Math.Min(LinkLength, Text.Length - from) };
    }
}
