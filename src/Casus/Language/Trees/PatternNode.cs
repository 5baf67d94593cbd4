using System.Collections.Immutable;

namespace Casus.Language.Trees;

/// <summary>One word of a pattern with the steps that go on from it.</summary>
/// <param name="Number">Its place among the words of the tree as they are written, from 0.</param>
/// <param name="Test">What is asked of the word.</param>
/// <param name="Label">Its label by number, −1 for none.</param>
/// <param name="Steps">In the order in which they are written.</param>
internal sealed record PatternNode(int Number, WordTest Test, int Label, ImmutableArray<PatternStep> Steps)
{
    /// <summary>Whether it, or a word reached from it, has a label: then every word that fits makes a match of its own.</summary>
    public bool Leads { get; } = Label >= 0 || Steps.Any(s => s.To.Leads);
}

/// <summary>Whether a step has to succeed.</summary>
internal enum StepMark : byte
{
    /// <summary>It has to.</summary>
    Required,

    /// <summary>It may.</summary>
    Optional,

    /// <summary>It must not.</summary>
    Forbidden,
}

/// <summary>A step from one word of a pattern to another.</summary>
internal sealed record PatternStep(StepMark Mark, Move Move, RelationSet Relations, PatternNode To);
