using Casus.Reports;

namespace Casus.Records;

/// <summary>One mention of an entity.</summary>
public sealed record CodedMention : TextQuote
{
    /// <summary>How it names the entity.</summary>
    public required MentionForm Form { get; init; }
}
