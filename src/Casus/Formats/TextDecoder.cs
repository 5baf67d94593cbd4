using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>
/// Bytes to text: UTF-8, UTF-16 with a byte order mark, a declared code page, or Windows-1252 where nothing else fits.
/// </summary>
internal static class TextDecoder
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Decodes one file or line.</summary>
    /// <param name="bytes">All of it; a byte order mark is dropped.</param>
    /// <param name="declared">The encoding the content names itself, as web pages do; its label in any case, or
    /// <see langword="null"/>.</param>
    /// <param name="origin">For the problem.</param>
    /// <param name="problem">A warning about the encoding, or the error that goes with <see langword="null"/>.</param>
    /// <returns>The text, or <see langword="null"/> when the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? declared, ReportOrigin origin, out ReadProblem? problem) =>
        Decode(bytes, declared, origin, out problem, out _);

    /// <summary>Decodes one file or line, and says how.</summary>
    /// <param name="bytes">As above.</param>
    /// <param name="declared">As above.</param>
    /// <param name="origin">As above.</param>
    /// <param name="problem">As above.</param>
    /// <param name="how">The encoding's label, and the length of the byte order mark.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes, string? declared, ReportOrigin origin, out ReadProblem? problem, out (string Label, int Skipped) how)
    {
        problem = null;
        how = ("utf-8", 0);
        switch (bytes)
        {
            case [0xFF, 0xFE, ..]:
                how = ("utf-16le", 2);
                return Utf16(bytes[2..], bigEndian: false, origin, out problem);
            case [0xFE, 0xFF, ..]:
                how = ("utf-16be", 2);
                return Utf16(bytes[2..], bigEndian: true, origin, out problem);
            case [0xEF, 0xBB, 0xBF, ..]:
                how = ("utf-8", 3);
                bytes = bytes[3..];
                break;
        }

        var page = declared is null ? null : CodePage(declared);
        // Text of this encoding is valid UTF-8 to look at: signs of Japanese stand in it as plain letters.
        var isSevenBit = page is not null && page.WebName.StartsWith("iso-2022", StringComparison.Ordinal);
        if (!isSevenBit && Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        if (page is not null)
        {
            how = (page.WebName, how.Skipped);
            return page.GetString(bytes);
        }

        var text = Undeclared(bytes, origin, out problem);
        if (problem?.Code == ReadProblems.ReadAsWindows1252(origin).Code)
            how = (Windows1252.WebName, how.Skipped);
        return text;
    }

    /// <summary>
    /// The single-byte or East Asian code page of an encoding label, as browsers read it; <see langword="null"/> for
    /// UTF-8 and the unknown.
    /// </summary>
    private static Encoding? CodePage(string label)
    {
        var name = label.Trim().ToLowerInvariant();
        if (name is "utf-8" or "utf8" or "utf-16" or "utf-16le" or "utf-16be" or "utf-7" or "utf-32")
            return null;
        // Browsers read these three as Windows-1252, and pages are written for browsers.
        if (name is "iso-8859-1" or "latin1" or "us-ascii")
            return Windows1252;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Undeclared(ReadOnlySpan<byte> bytes, ReportOrigin origin, out ReadProblem? problem)
    {
        var (sequences, invalid) = Utf8Census(bytes);
        // A text that is UTF-8 in most places is damaged UTF-8; one that never is was written in another encoding.
        if (sequences >= invalid)
        {
            problem = ReadProblems.DamagedEncoding(origin, "UTF-8", invalid);
            return Encoding.UTF8.GetString(bytes);
        }

        var plausible = IsPlausibleWindows1252(bytes);
        problem = plausible ? ReadProblems.ReadAsWindows1252(origin) : ReadProblems.UnknownEncoding(origin);
        return plausible ? Windows1252.GetString(bytes) : null;
    }

    /// <summary>How many multi-byte sequences are right, and how many are wrong.</summary>
    private static (int Sequences, int Invalid) Utf8Census(ReadOnlySpan<byte> bytes)
    {
        int sequences = 0, invalid = 0;
        while (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var at and >= 0)
        {
            bytes = bytes[at..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var taken) == OperationStatus.Done)
                sequences++;
            else
                invalid++;
            bytes = bytes[taken..];
        }

        return (sequences, invalid);
    }

    /// <summary>
    /// Whether Western text could look like this: no unassigned code, no control character, mostly plain letters.
    /// </summary>
    private static bool IsPlausibleWindows1252(ReadOnlySpan<byte> bytes)
    {
        var high = 0;
        foreach (var b in bytes)
        {
            if (b is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D or 0x7F or < 0x09 or (> 0x0D and < 0x20))
                return false;
            if (b >= 0x80)
                high++;
        }

        return high <= bytes.Length / 3;
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, ReportOrigin origin, out ReadProblem? problem)
    {
        // Decoded by hand: Encoding.Unicode would replace lone surrogates, which count in offsets like any other code unit.
        var text = string.Create(bytes.Length / 2, (Bytes: bytes.ToArray(), bigEndian), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                var pair = from.Bytes.AsSpan(2 * i, 2);
                to[i] = (char)(from.bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(pair) : BinaryPrimitives.ReadUInt16LittleEndian(pair));
            }
        });
        problem = bytes.Length % 2 != 0 ? ReadProblems.DamagedEncoding(origin, "UTF-16", 1) : null;
        return text;
    }
}
