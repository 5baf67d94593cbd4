using System.Collections.Immutable;
using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>
/// Texts with the answers that people gave, and the definitions by which a system's answers are held against them.
/// </summary>
/// <remarks>A set is read once and never changed; it may be scored any number of times, from several threads.</remarks>
public interface IGoldSet
{
    /// <summary>Folder and file, as in <c>muc4 dev</c>.</summary>
    string Name { get; }

    /// <summary>What the set asks a system for.</summary>
    GoldQuestion Question { get; }

    /// <summary>Whether incidents fused from the records are scored too, where they are to be had.</summary>
    bool IsFused => Question == GoldQuestion.Incidents;

    /// <summary>What a system may see: id, text, headline, dates, publisher, address and language, never an answer.</summary>
    ImmutableArray<Report> Inputs { get; }

    /// <summary>
    /// Holds the answers against the gold. A report without an answer counts as one in which nothing was found.
    /// </summary>
    ImmutableArray<Figure> Score(Answers answers);
}
