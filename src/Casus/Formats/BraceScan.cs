namespace Casus.Formats;

/// <summary>
/// Finds where a JSON object ends, over any number of chunks. Does not check the JSON: a parser does that afterwards.
/// </summary>
internal struct BraceScan
{
    private int depth;
    private bool inString;
    private bool escaped;

    /// <summary>Whether the object's closing brace has been met.</summary>
    public bool Closed { get; private set; }

    /// <summary>Reads on through <paramref name="chunk"/>.</summary>
    /// <returns>How many bytes belong to the object: all, unless it closed.</returns>
    public int Advance(ReadOnlySpan<byte> chunk, ref long lines)
    {
        for (var i = 0; i < chunk.Length; i++)
        {
            var b = chunk[i];
            if (b == (byte)'\n')
                lines++;
            if (inString)
                InString(b);
            else if (b == (byte)'"')
                inString = true;
            else if (b == (byte)'{')
                depth++;
            else if (b == (byte)'}' && --depth == 0)
                return Close(i + 1);
        }

        return chunk.Length;
    }

    private void InString(byte b)
    {
        if (escaped)
            escaped = false;
        else if (b == (byte)'\\')
            escaped = true;
        else if (b == (byte)'"')
            inString = false;
    }

    private int Close(int length)
    {
        Closed = true;
        return length;
    }
}
