namespace Casus.Readings;

/// <summary>
/// One step of reading: takes layers, provides one. Pure and thread-safe: the same reading in, the same reading out.
/// </summary>
public interface IStage
{
    /// <summary>What it needs and what it provides.</summary>
    StageInfo Info { get; }

    /// <summary>Adds <see cref="StageInfo.Provides"/> to <paramref name="reading"/>.</summary>
    Reading Apply(Reading reading);
}
