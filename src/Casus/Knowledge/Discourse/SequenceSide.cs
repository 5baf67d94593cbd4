namespace Casus.Knowledge;

/// <summary>On which side of another deed a deed lies.</summary>
public enum SequenceSide
{
    /// <summary>Later than it.</summary>
    After,

    /// <summary>Earlier than it.</summary>
    Before,
}
