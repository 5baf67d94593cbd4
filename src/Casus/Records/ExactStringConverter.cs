using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Casus.Formats;

namespace Casus.Records;

/// <summary>
/// Writes and reads strings to the letter even where they hold a lone surrogate, as the escape <c>\ud800</c>.
/// </summary>
/// <remarks>
/// System.Text.Json writes U+FFFD in its place and refuses to read it. A record's <c>text</c> has to equal the slice of the input that
/// its offsets name, so neither will do. Strings without surrogates, nearly all, take the usual way.
/// </remarks>
internal sealed class ExactStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException($"Expected a string, found {reader.TokenType}.");
        return reader.ValueIsEscaped ? JsonText.Decode(ref reader) : reader.GetString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (LoneSurrogate(value, 0) is var lone and >= 0)
            writer.WriteRawValue(
                Escape(value, lone, writer.Options.Encoder ?? JavaScriptEncoder.Default), skipInputValidation: true);
        else
            writer.WriteStringValue(value);
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonText.Decode(ref reader);

    // Keys are the contract's own field names, which are well-formed.
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    private static string Escape(string value, int lone, JavaScriptEncoder encoder)
    {
        var json = new StringBuilder("\"", value.Length + 8);
        var done = 0;
        for (; lone >= 0; lone = LoneSurrogate(value, done))
        {
            json.Append(encoder.Encode(value[done..lone]))
                .Append("\\u")
                .Append(((int)value[lone]).ToString("x4", CultureInfo.InvariantCulture));
            done = lone + 1;
        }

        return json.Append(encoder.Encode(value[done..])).Append('"').ToString();
    }

    /// <summary>The first lone surrogate at or after <paramref name="from"/>, or −1.</summary>
    private static int LoneSurrogate(string value, int from)
    {
        for (var at = from; at < value.Length; at += 2)
        {
            var next = value.AsSpan(at).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return -1;
            at += next;
            if (!char.IsHighSurrogate(value[at]) || at + 1 == value.Length || !char.IsLowSurrogate(value[at + 1]))
                return at;
        }

        return -1;
    }
}
