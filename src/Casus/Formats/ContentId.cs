using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Unicode;

namespace Casus.Formats;

/// <summary>
/// Names reports that come without a name, by their content: the same content, the same name, on every machine.
/// </summary>
internal static class ContentId
{
    private const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of a file's bytes, as <c>sha256sum</c> prints them.</summary>
    public static string OfFile(ReadOnlySpan<byte> content) => Shorten(SHA256.HashData(content));

    /// <summary>
    /// The first 16 hexadecimal digits of the SHA-256 of the text as UTF-8 (a lone surrogate as its two bytes of UTF-16), then of every
    /// other given field as <c>\nname:value</c>: the same words from two outlets are two reports.
    /// </summary>
    public static string OfFields(string text, params ReadOnlySpan<(string Name, string? Value)> others)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, text);
        foreach (var (name, value) in others)
        {
            if (value is not null)
                Append(hash, $"\n{name}:{value}");
        }

        return Shorten(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[1024];
        while (!text.IsEmpty)
        {
            Utf8.FromUtf16(text, utf8, out var read, out var written, replaceInvalidSequences: false);
            hash.AppendData(utf8[..written]);
            text = text[read..];
            if (read > 0 || text.IsEmpty)
                continue;
            hash.AppendData(MemoryMarshal.AsBytes(text[..1]));
            text = text[1..];
        }
    }

    private static string Shorten(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash)[..Digits];
}
