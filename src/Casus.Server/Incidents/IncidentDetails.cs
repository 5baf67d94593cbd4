namespace Casus.Server.Incidents;

/// <summary>Everything that is known of an incident.</summary>
internal sealed record IncidentDetails
{
    public required IncidentSummary Summary { get; init; }

    public required string Sentence { get; init; }

    public required string? MergedInto { get; init; }

    public required IReadOnlyList<string> SameAs { get; init; }

    public required IReadOnlyList<string> FormerIds { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<ClaimView> Claims { get; init; }

    public required IReadOnlyList<ParticipantView> Participants { get; init; }

    public required IReadOnlyList<TollDay> Tolls { get; init; }

    public required IReadOnlyList<GroupView> Groups { get; init; }

    public required IReadOnlyList<LinkView> Links { get; init; }

    public required IReadOnlyList<ChainStep> Chain { get; init; }

    public required IReadOnlyList<ReportPartView> Reports { get; init; }

    public required IReadOnlyList<JudgementView> Judgements { get; init; }

    public required CodesView Codes { get; init; }

    public required bool Graphic { get; init; }
}

/// <summary>A value with all that is said for and against it.</summary>
internal sealed record Fact
{
    public required string Field { get; init; }

    public required string Label { get; init; }

    public required string? Correctable { get; init; }

    public required string? Value { get; init; }

    public required TollSummary? Range { get; init; }

    public required string? Machine { get; init; }

    public required CorrectionView? Correction { get; init; }

    public required string? Unknown { get; init; }

    public required string Agreement { get; init; }

    public required IReadOnlyList<int> Claims { get; init; }
}

/// <summary>What a person put in a value's place.</summary>
internal sealed record CorrectionView(long Judgement, string By, string At, string Reason, string Value);

/// <summary>What one report says.</summary>
internal sealed record ClaimView
{
    public required int Number { get; init; }

    public required string Field { get; init; }

    public required string Value { get; init; }

    public required int? Low { get; init; }

    public required int? Best { get; init; }

    public required int? High { get; init; }

    public required string? Who { get; init; }

    /// <summary>A larger toll counts them already.</summary>
    public required bool PartOfTotal { get; init; }

    /// <summary>The report itself sets the number aside as an earlier one.</summary>
    public required bool Superseded { get; init; }

    public required IReadOnlyList<string> AttributedTo { get; init; }

    public required string? Outlet { get; init; }

    public required string Certainty { get; init; }

    public required bool Denied { get; init; }

    public required string Report { get; init; }

    public required string Event { get; init; }

    public required string? PublishedOn { get; init; }

    public required string? Part { get; init; }

    public required int? Source { get; init; }

    public required IReadOnlyList<SpanView> Evidence { get; init; }

    public required QuotationView? Quotation { get; init; }
}

/// <summary>Words of a report.</summary>
internal sealed record SpanView(int Start, int End, int StartUtf16, int EndUtf16, string In, string Text);

/// <summary>Words with what stands around them.</summary>
internal sealed record QuotationView(string Before, string Marked, string After);

/// <summary>Somebody's part with its claims.</summary>
internal sealed record ParticipantView(string Role, string Name, string? ActorId, string Certainty, bool IsDenied, IReadOnlyList<int> Claims);

/// <summary>The tolls that were published on a day.</summary>
internal sealed record TollDay(string PublishedOn, int? Killed, int? Injured);

/// <summary>The toll of a group.</summary>
internal sealed record GroupView(string Who, string Outcome, int Low, int Best, int? High);

/// <summary>How it stands to another incident.</summary>
internal sealed record LinkView(
    string Relation, string Direction, string Incident, string Label, string? Date, int? Days, IReadOnlyList<string> AttributedTo, IReadOnlyList<int> Claims, long? Judgement);

/// <summary>An incident of the chain of links.</summary>
internal sealed record ChainStep(string Incident, string Label, string? Date, int Depth);

/// <summary>A report of the incident.</summary>
internal sealed record ReportPartView(
    string Id, string? Title, string? Publisher, string? PublishedOn, string? PrintedOn, string? Url, string Part, int Source, double Score, IReadOnlyList<string> Because, string? CapturedAt, string? Sha256);

/// <summary>What somebody decided.</summary>
internal sealed record JudgementView(
    long Number, string Kind, string By, string At, string Incident, string? Field, string? Value, string? Other, string? Reason, bool Holds, long? Undoes);

/// <summary>Codes in the schemes of the field.</summary>
internal sealed record CodesView(string? Plover, string? PloverMode, string? Cameo, string? Acled, string? Ged, string? Muc4);

/// <summary>What changed at a moment.</summary>
internal sealed record HistoryStep(string At, string By, string Cause, long? Judgement, string? Reason, IReadOnlyList<FieldChange> Changes);

/// <summary>A value before and after.</summary>
internal sealed record FieldChange(string Field, string? Before, string? After);
