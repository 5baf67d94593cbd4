using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>One JSON object to one report.</summary>
internal static class JsonReportParser
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 100_000 };

    private static readonly string[] FieldNames = ["id", "text", "title", "publishedOn", "publisher", "url", "language"];

    /// <summary>
    /// Reads <paramref name="json"/> and adds what it met to <paramref name="results"/>: warnings, then the report, or
    /// an error.
    /// </summary>
    public static void Parse(ReadOnlySpan<byte> json, ReportOrigin origin, ReadOptions options, List<ReadResult> results)
    {
        var recoded = false;
        ReadOnlyMemory<byte>? original = options.KeepOriginals ? json.ToArray() : default(ReadOnlyMemory<byte>?);
        // Where UTF-16 is read it has been made UTF-8 before; in one line among others its mark is damage.
        if (json is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            results.Add(new ReadResult.Noted(ReadProblems.NotJson(origin, 1)));
            return;
        }

        if (!Utf8.IsValid(json))
        {
            var text = TextDecoder.Decode(json, declared: null, origin, out var problem);
            if (problem is not null)
                results.Add(new ReadResult.Noted(problem));
            if (text is null)
                return;
            json = Encoding.UTF8.GetBytes(text);
            recoded = true;
        }

        var fields = default(Fields);
        if (TryReadFields(json, origin, ref fields, results)
            && Build(fields, origin, options, recoded, results) is { } report)
            results.Add(new ReadResult.Found(report with { Original = original }));
    }

    private static bool TryReadFields(ReadOnlySpan<byte> json, ReportOrigin origin, ref Fields fields, List<ReadResult> results)
    {
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                results.Add(new ReadResult.Noted(ReadProblems.NotJsonObject(origin, Describe(reader.TokenType))));
                return false;
            }

            var warnings = new List<ReadResult>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                ReadField(ref reader, origin, ref fields, warnings);
            // Reading past the closing brace complains of whatever else stands there.
            reader.Read();
            results.AddRange(warnings);
            return true;
        }
        catch (JsonException e)
        {
            results.Add(new ReadResult.Noted(ReadProblems.NotJson(origin, (e.BytePositionInLine ?? 0) + 1)));
            return false;
        }
    }

    private static void ReadField(ref Utf8JsonReader reader, ReportOrigin origin, ref Fields fields, List<ReadResult> warnings)
    {
        var index = Array.IndexOf(FieldNames, FieldName(ref reader));
        reader.Read();
        if (index < 0)
        {
            reader.Skip();
            return;
        }

        if (!fields.Meet(index))
            warnings.Add(new ReadResult.Noted(ReadProblems.FieldTwice(origin, FieldNames[index])));
        var type = reader.TokenType;
        if (type == JsonTokenType.String)
            fields[index] = JsonText.Decode(ref reader);
        else if (type == JsonTokenType.Number && index == Fields.Id)
            fields[index] = Encoding.UTF8.GetString(reader.ValueSpan);
        else if (index == Fields.Text)
            (fields[index], fields.TextFoundAs) = (null, type);
        else if (type != JsonTokenType.Null)
            warnings.Add(new ReadResult.Noted(ReadProblems.FieldOfWrongType(origin, FieldNames[index], Describe(type))));
        reader.Skip();
    }

    /// <summary>The name as one of the known instances where it is one, so that unknown names cost nothing.</summary>
    private static string? FieldName(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
            return JsonText.Decode(ref reader);
        foreach (var name in FieldNames)
        {
            if (reader.ValueTextEquals(name))
                return name;
        }

        return null;
    }

    private static Report? Build(Fields fields, ReportOrigin origin, ReadOptions options, bool recoded, List<ReadResult> results)
    {
        if (fields[Fields.Text] is not { } text)
        {
            results.Add(new ReadResult.Noted(fields.TextFoundAs is { } type
                ? ReadProblems.TextOfWrongType(origin, Describe(type))
                : ReadProblems.NoText(origin)));
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
            results.Add(new ReadResult.Noted(ReadProblems.EmptyText(origin)));
        var written = NotEmpty(fields[Fields.PublishedOn]);
        if (!PublicationTime.TryParse(written, out var publishedOn) && written is not null)
            results.Add(new ReadResult.Noted(ReadProblems.NotADate(origin, written)));
        return new()
        {
            Id = NotEmpty(fields[Fields.Id]) ?? IdOf(text, fields),
            Text = text,
            Title = NotEmpty(fields[Fields.Title]),
            PublishedOn = written is null ? options.PublishedOn : publishedOn,
            Publisher = NotEmpty(fields[Fields.Publisher]),
            Url = NotEmpty(fields[Fields.Url]),
            Language = NotEmpty(fields[Fields.Language]),
            TextWasExtracted = recoded,
            Origin = origin,
        };
    }

    private static string IdOf(string text, Fields fields) => ContentId.OfFields(
        text,
        ("title", fields[Fields.Title]),
        ("publishedOn", fields[Fields.PublishedOn]),
        ("publisher", fields[Fields.Publisher]),
        ("url", fields[Fields.Url]));

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    /// <summary>The values of the known fields, in the order of <see cref="FieldNames"/>.</summary>
    private struct Fields
    {
        public const int Id = 0;
        public const int Text = 1;
        public const int Title = 2;
        public const int PublishedOn = 3;
        public const int Publisher = 4;
        public const int Url = 5;
        public const int Language = 6;

        private Values values;
        private int met;

        /// <summary>What stood under "text" if it was no string.</summary>
        public JsonTokenType? TextFoundAs { get; set; }

        public string? this[int field]
        {
            readonly get => values[field];
            set => values[field] = value;
        }

        /// <summary>Whether <paramref name="field"/> is met for the first time.</summary>
        public bool Meet(int field)
        {
            var isNew = (met & (1 << field)) == 0;
            met |= 1 << field;
            return isNew;
        }

        [System.Runtime.CompilerServices.InlineArray(7)]
        private struct Values
        {
            private string? first;
        }
    }
}
