namespace Casus.Knowledge.Actors;

/// <summary>A stanza of the register as it stands in its file, of which only names are read at the start.</summary>
/// <remarks>
/// A name is a slice of the file and costs no copy; most entries are never asked for more. <see cref="Read"/> gives them all.
/// </remarks>
internal sealed class EntryText(string file, int line, ReadOnlyMemory<char> lines)
{
    /// <summary>The file, for messages.</summary>
    public string File => file;

    /// <summary>The 1-based line at which the text begins.</summary>
    public int Line => line;

    /// <summary>Appends the stanzas of a file to <paramref name="entries"/>.</summary>
    public static void Cut(string file, string text, List<EntryText> entries)
    {
        int line = 1, first = 0, start = -1;
        for (var at = 0; at <= text.Length; line++)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var isBlank = text.AsSpan(at..end).IsWhiteSpace();
            if (start < 0 && !isBlank && text[at] != '#')
                (start, first) = (at, line);
            if (start >= 0 && (isBlank || end == text.Length))
            {
                entries.Add(new(file, first, text.AsMemory(start..(isBlank ? at : end))));
                start = -1;
            }

            at = end + 1;
        }
    }

    /// <summary>All its fields.</summary>
    public Stanza Read()
    {
        using var reader = new StringReader(lines.ToString());
        return Stanza.ReadAll(File, reader, Line)[0];
    }

    /// <summary>
    /// Finds the field at or after <paramref name="at"/>, which moves behind it. Continued lines are part of the value.
    /// </summary>
    /// <exception cref="Reports.CasusException">CAS0301: a line is neither a field nor a continuation.</exception>
    public bool TryNext(ref int at, out ReadOnlySpan<char> key, out ReadOnlyMemory<char> value)
    {
        var text = lines.Span;
        while (at < text.Length && text[at] == '#')
            at = EndOfLine(text, at) + 1;
        if (at >= text.Length)
        {
            key = default;
            value = default;
            return false;
        }

        var (start, end) = (at, EndOfLine(text, at));
        while (end + 1 < text.Length && text[end + 1] is ' ' or '\t')
            end = EndOfLine(text, end + 1);
        at = end + 1;
        var colon = text[start..end].IndexOf(':');
        if (colon <= 0)
            Read();
        key = text.Slice(start, Math.Max(colon, 0));
        value = lines[(start + colon + 1)..end].Trim();
        return true;
    }

    private static int EndOfLine(ReadOnlySpan<char> text, int from) =>
        text[from..].IndexOf('\n') is var length and >= 0 ? from + length : text.Length;
}
