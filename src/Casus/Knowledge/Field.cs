namespace Casus.Knowledge;

/// <summary>A line <c>key: value</c> of a <see cref="Stanza"/>.</summary>
/// <param name="Key">What stands before the colon.</param>
/// <param name="Value">What stands behind it, continued lines joined by spaces; may be empty.</param>
/// <param name="Line">The 1-based line on which it begins.</param>
/// <remarks>A class: collections of tuples and structs would have to be compiled at every start of the program.</remarks>
public sealed record Field(string Key, string Value, int Line);
