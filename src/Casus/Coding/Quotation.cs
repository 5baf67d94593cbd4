using Casus.Language;

namespace Casus.Coding;

/// <summary>Words between quotation marks.</summary>
/// <param name="Words">The words, without the stops at their edges; the marks that open further paragraphs are among them.</param>
/// <param name="Marked">The words with their marks.</param>
/// <param name="IsClosed">Whether the closing mark is there.</param>
internal readonly record struct Quotation(TokenRange Words, TokenRange Marked, bool IsClosed);
