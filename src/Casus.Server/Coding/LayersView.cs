namespace Casus.Server.Coding;

/// <summary>What stages found in a text, layer by layer.</summary>
internal sealed record LayersView
{
    public required IReadOnlyList<SentenceView> Sentences { get; init; }

    public required IReadOnlyList<TokenView> Tokens { get; init; }

    public required IReadOnlyList<NameView> Names { get; init; }

    public required IReadOnlyList<EntityView> Entities { get; init; }

    public required IReadOnlyList<TimeView> Times { get; init; }

    public required IReadOnlyList<PlaceView> Places { get; init; }

    public required IReadOnlyList<QuoteView> Quotes { get; init; }

    public required IReadOnlyList<CodedEventView> Events { get; init; }
}

/// <summary>A sentence.</summary>
internal sealed record SentenceView(int StartUtf16, int EndUtf16, int Start, int End);

/// <summary>A word.</summary>
internal sealed record TokenView(int StartUtf16, int EndUtf16, string Pos, string Lemma, string Relation, int Head);

/// <summary>A name.</summary>
internal sealed record NameView(int StartUtf16, int EndUtf16, string Type);

/// <summary>Somebody or something with its mentions.</summary>
internal sealed record EntityView(string Id, string Type, string Name, string? ActorId, IReadOnlyList<MentionView> Mentions);

/// <summary>A mention.</summary>
internal sealed record MentionView(int StartUtf16, int EndUtf16, string Form);

/// <summary>A time expression.</summary>
internal sealed record TimeView(int StartUtf16, int EndUtf16, string Type, string? Value, string? Unknown);

/// <summary>A place name.</summary>
internal sealed record PlaceView(int StartUtf16, int EndUtf16, string? Name, string? Country, double? Latitude, double? Longitude, double Score, string? Unknown);

/// <summary>A quotation.</summary>
internal sealed record QuoteView(int StartUtf16, int EndUtf16, string Form, string? Speaker);

/// <summary>An event.</summary>
internal sealed record CodedEventView(string Id, string Type, string TypeLabel, string Modality, string Standing, string Sentence, IReadOnlyList<ValueSpan> Spans);

/// <summary>Words that carry a value.</summary>
internal sealed record ValueSpan(int StartUtf16, int EndUtf16, string Field, string Value);
