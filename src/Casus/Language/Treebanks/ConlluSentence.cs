using System.Collections.Immutable;

namespace Casus.Language.Treebanks;

/// <summary>A sentence of a CoNLL-U file.</summary>
/// <param name="Comments">The lines before it that begin with <c>#</c>, as they stand.</param>
/// <param name="Rows">Its words and multiword tokens, in order; empty nodes are left out.</param>
public sealed record ConlluSentence(ImmutableArray<string> Comments, ImmutableArray<ConlluRow> Rows);
