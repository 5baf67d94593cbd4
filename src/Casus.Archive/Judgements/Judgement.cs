namespace Casus.Archive.Judgements;

/// <summary>What somebody decided about an incident. Kept apart from what machines make; never changed, only undone by another.</summary>
public sealed record Judgement
{
    /// <summary>Its number, from 1 in the order in which judgements were made.</summary>
    public required long Number { get; init; }

    /// <summary>When, UTC.</summary>
    public required string At { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>One of <see cref="JudgementKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The incident, by the id it had.</summary>
    public string Incident { get; init; } = "";

    /// <summary>A report of the incident: it leads to the incident where coding or filing anew has given that another id.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Of <c>same</c> and <c>link</c>: the other incident.</summary>
    public string Other { get; init; } = "";

    /// <summary>Of <c>same</c>, <c>link</c> and <c>not-same</c>: the other incident's report, or the report that is not about the incident.</summary>
    public string OtherAnchor { get; init; } = "";

    /// <summary>Of <c>correct</c>: one of <see cref="Fusion.Incidents.CorrectedField"/>'s names.</summary>
    public string Field { get; init; } = "";

    /// <summary>Of <c>correct</c>: the value. Of <c>same</c>: <see cref="Leads"/> where both reports have their incident as their lead.</summary>
    public string Value { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Of <c>undo</c>: the number of the judgement that no longer holds; else 0.</summary>
    public long Undoes { get; init; }

    /// <summary>Says of <c>same</c> that the reports are about the incidents, so that they are filed together.</summary>
    internal const string Leads = "leads";

    /// <summary>Whether it decides how reports are filed, and not only what is shown.</summary>
    internal bool ConcernsFiling => Kind == JudgementKinds.NotSame || (Kind == JudgementKinds.Same && Value == Leads);
}
