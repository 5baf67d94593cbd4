using System.Buffers;
using System.Text;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>Turns positions in a page as decoded into positions in its bytes.</summary>
public static class PageBytes
{
    /// <summary>Where each character of the page begins.</summary>
    /// <param name="page">The page's bytes, unpacked.</param>
    /// <param name="map">The map of the text that was taken out of it.</param>
    /// <returns>One entry per UTF-16 code unit, counted in bytes from the beginning of the page, and one for its end; both halves of a pair begin at one place.</returns>
    public static long[] Of(ReadOnlySpan<byte> page, PageMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var content = page[map.Skipped..];
        return map.Encoding switch
        {
            "utf-8" => OfUtf8(content, map.Skipped),
            "utf-16le" or "utf-16be" => [.. Enumerable.Range(0, (content.Length / 2) + 1).Select(i => map.Skipped + (2L * i))],
            var label => OfCodePage(content, CodePagesEncodingProvider.Instance.GetEncoding(label)!.GetDecoder()),
        };
    }

    private static long[] OfUtf8(ReadOnlySpan<byte> content, int skipped)
    {
        var starts = new List<long>(content.Length + 1);
        for (var at = 0; at < content.Length;)
        {
            var status = Rune.DecodeFromUtf8(content[at..], out var rune, out var taken);
            for (var i = 0; i < (status == OperationStatus.Done ? rune.Utf16SequenceLength : 1); i++)
                starts.Add(skipped + at);
            at += taken;
        }

        starts.Add(skipped + content.Length);
        return [.. starts];
    }

    // A byte at a time: when a character comes out, it began where the one before had ended.
    private static long[] OfCodePage(ReadOnlySpan<byte> content, Decoder decoder)
    {
        var starts = new List<long>(content.Length + 1);
        Span<char> made = stackalloc char[16];
        var from = 0;
        for (var at = 0; at < content.Length; at++)
        {
            var count = decoder.GetChars(content.Slice(at, 1), made, flush: at == content.Length - 1);
            for (var i = 0; i < count; i++)
                starts.Add(from);
            if (count > 0)
                from = at + 1;
        }

        starts.Add(content.Length);
        return [.. starts];
    }
}
