using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Casus.Formats;

/// <summary>Decodes JSON strings to the letter, lone surrogates included.</summary>
/// <remarks>
/// RFC 8259 lets <c>"\ud800"</c> through and leaves its meaning open; System.Text.Json refuses to decode it. A text that holds one
/// (cut in half by some export) is still a report, and its offsets have to count, so it stays as the one code unit it names.
/// </remarks>
internal static class JsonText
{
    /// <summary>The value of the string or property name that <paramref name="reader"/> stands on.</summary>
    public static string Decode(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.HasValueSequence
                ? Encoding.UTF8.GetString(reader.ValueSequence)
                : Encoding.UTF8.GetString(reader.ValueSpan);
        return reader.HasValueSequence ? Unescape(reader.ValueSequence.ToArray()) : Unescape(reader.ValueSpan);
    }

    /// <summary>Undoes the escapes of a well-formed JSON string.</summary>
    /// <param name="escaped">UTF-8 between the quotation marks; the reader has checked every escape.</param>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        // No escape and no UTF-8 sequence decodes to more code units than it has bytes.
        var buffer = ArrayPool<char>.Shared.Rent(escaped.Length);
        try
        {
            var length = 0;
            while (escaped.IndexOf((byte)'\\') is var plain and >= 0)
            {
                length += Encoding.UTF8.GetChars(escaped[..plain], buffer.AsSpan(length));
                buffer[length++] = Escape(escaped[plain..], out var taken);
                escaped = escaped[(plain + taken)..];
            }

            length += Encoding.UTF8.GetChars(escaped, buffer.AsSpan(length));
            return new(buffer, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static char Escape(ReadOnlySpan<byte> at, out int taken)
    {
        taken = 2;
        switch (at[1])
        {
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'u':
                taken = 6;
                return (char)ushort.Parse(at.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            default: return (char)at[1];
        }
    }
}
