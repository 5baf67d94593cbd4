namespace Casus.Language.Trees;

/// <summary>Whether a word belongs to a list or class that is kept elsewhere. Must always answer the same.</summary>
/// <param name="word">A form or a lemma, as the test asks.</param>
public delegate bool WordLookup(ReadOnlySpan<char> word);
