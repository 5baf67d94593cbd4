using System.Text;

namespace Casus.Formats;

/// <summary>Finds the running text in what a crawler took from a page as lines without markup, menus and all.</summary>
internal static class RunningText
{
    private const int ShortLine = 60;

    /// <summary>The stretch of lines in which running text outweighs the rest most; paragraphs are parted by blank lines.</summary>
    /// <returns>Empty where no line runs on.</returns>
    public static string Of(string text)
    {
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        // The best stretch is the one with the greatest sum (Kadane): long lines and whole sentences count for it, bits of menus against it.
        var (sum, from, best, bestFrom, bestTo) = (0L, 0, 0L, 0, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            sum += Weight(lines[i]);
            if (sum > best)
                (best, bestFrom, bestTo) = (sum, from, i + 1);
            if (sum <= 0)
                (sum, from) = (0, i + 1);
        }

        var running = new StringBuilder();
        for (var i = bestFrom; i < bestTo; i++)
            running.Append(running.Length == 0 ? "" : "\n\n").Append(lines[i]);
        return running.ToString();
    }

    private static long Weight(string line)
    {
        var endsSentence = line[^1] is '.' or '!' or '?' or '"' or '”' or '’' or ':';
        if (line.Length >= ShortLine)
            return endsSentence ? line.Length : line.Length / 2;
        return endsSentence && line.Length >= ShortLine / 3 ? line.Length / 2 : -ShortLine;
    }
}
