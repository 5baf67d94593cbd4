namespace Casus.Archive.Checks;

/// <summary>What was found out about one side of an archive.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="IsSound">Whether nothing has to be done.</param>
/// <param name="Detail">How it is.</param>
/// <param name="Remedy">What to do; <see langword="null"/>: nothing.</param>
public sealed record ArchiveFinding(string Name, bool IsSound, string Detail, string? Remedy = null)
{
    /// <summary>Whether the look at it came to its end; where not, nothing is known.</summary>
    public bool IsFinished { get; init; } = true;
}
