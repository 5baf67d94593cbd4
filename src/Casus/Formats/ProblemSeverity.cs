namespace Casus.Formats;

/// <summary>How much harm a problem of the input did.</summary>
public enum ProblemSeverity
{
    /// <summary>Worth knowing; nothing was lost.</summary>
    Notice,

    /// <summary>The report was read, but a part of it was not understood.</summary>
    Warning,

    /// <summary>No report came of this file or line.</summary>
    Error,
}
