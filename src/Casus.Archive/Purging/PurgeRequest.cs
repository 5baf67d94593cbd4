namespace Casus.Archive.Purging;

/// <summary>What is to be removed for good, and on whose word.</summary>
public sealed record PurgeRequest
{
    /// <summary>Ids of reports, each with all its versions.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>
    /// Words that are to stand nowhere any more, as a name: every report with them in its text or headline goes, and so does what people wrote with them. Capitals and accents make no
    /// difference. Empty for none.
    /// </summary>
    public string Words { get; init; } = "";

    /// <summary>Numbers of judgements whose reasons are to go; what was decided stays.</summary>
    public IReadOnlyList<long> Judgements { get; init; } = [];

    /// <summary>Why, in words that hold nothing of what is removed; they stay in the log.</summary>
    public required string Reason { get; init; }

    /// <summary>The order it is done on, as court and file number; empty where there is none.</summary>
    public string Order { get; init; } = "";

    /// <summary>Who removes.</summary>
    public required string By { get; init; }

    /// <summary>Who agreed, somebody else; empty where nobody was asked.</summary>
    public string ApprovedBy { get; init; } = "";
}
