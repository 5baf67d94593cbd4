namespace Casus.Training;

/// <summary>How the language network is trained.</summary>
public sealed record NetworkOptions
{
    /// <summary>How often it sees each sentence.</summary>
    public int Epochs { get; init; } = LanguageTraining.Epochs;

    /// <summary>What chance begins with: another seed, another network.</summary>
    public int Seed { get; init; } = LanguageTraining.Seed;

    /// <summary>Whether it reads each sentence from its end; such a network only teaches others.</summary>
    public bool IsMirrored { get; init; }

    /// <summary>Folders with a trained network each, whose common reading of text without trees it learns from, too; none for trees alone.</summary>
    public IReadOnlyList<string> Teachers { get; init; } = [];
}
