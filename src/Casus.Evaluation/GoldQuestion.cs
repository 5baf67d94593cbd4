namespace Casus.Evaluation;

/// <summary>What a set asks a system for.</summary>
public enum GoldQuestion
{
    /// <summary>The coded record of each report.</summary>
    Records,

    /// <summary>The incidents that many reports come to.</summary>
    Incidents,

    /// <summary>Tokens, tags and trees in CoNLL-U.</summary>
    Trees,
}
