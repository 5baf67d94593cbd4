namespace Casus.Archive.Search;

/// <summary>A report as it is listed.</summary>
public sealed record FoundReport
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Day of publication, ISO 8601; empty where unknown.</summary>
    public required string Published { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>File and line it came from.</summary>
    public required string Origin { get; init; }

    /// <summary>When it came into the archive, UTC.</summary>
    public required string CapturedAt { get; init; }

    /// <summary>SHA-256 of the bytes as received.</summary>
    public required string Original { get; init; }

    /// <summary>The record, one line of JSON.</summary>
    public required string Record { get; init; }

    /// <summary>One line of JSON: the record, with where it came from as <c>archive</c>.</summary>
    public string ToJson()
    {
        var origin = System.Text.Json.JsonEncodedText.Encode(Origin, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return $"{Record[..^1]},\"archive\":{{\"origin\":\"{origin}\",\"capturedAt\":\"{CapturedAt}\",\"sha256\":\"{Original}\"}}}}";
    }
}
