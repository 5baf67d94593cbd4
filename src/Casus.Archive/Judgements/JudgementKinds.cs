namespace Casus.Archive.Judgements;

/// <summary>The kinds of judgements.</summary>
public static class JudgementKinds
{
    /// <summary>It happened as recorded.</summary>
    public const string Confirm = "confirm";

    /// <summary>It is no incident.</summary>
    public const string Dismiss = "dismiss";

    /// <summary>A value is another one.</summary>
    public const string Correct = "correct";

    /// <summary>Two incidents are one.</summary>
    public const string Same = "same";

    /// <summary>Two incidents, or an incident and a report, have nothing to do with each other.</summary>
    public const string NotSame = "not-same";

    /// <summary>How an incident stands to another: <see cref="Judgement.Field"/> is <c>link</c>, <see cref="Judgement.Value"/> the relation.</summary>
    public const string Link = "link";

    /// <summary>An earlier judgement no longer holds.</summary>
    public const string Undo = "undo";
}
