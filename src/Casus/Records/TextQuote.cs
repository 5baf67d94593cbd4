using System.Text.Json.Serialization;

namespace Casus.Records;

/// <summary>Words of the report: a half-open range of Unicode code points and the slice it names, to the letter.</summary>
public record TextQuote
{
    /// <summary>First code point.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last code point.</summary>
    public required int End { get; init; }

    /// <summary>Exactly the slice <c>[Start, End)</c> of the text, or of the title when <see cref="In"/> says so.</summary>
    public required string Text { get; init; }

    /// <summary><c>title</c> when the offsets count into the title; absent when they count into the text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? In { get; init; }
}
