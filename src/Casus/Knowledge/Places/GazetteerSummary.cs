using System.Collections.Immutable;

namespace Casus.Knowledge.Places;

/// <summary>What was built.</summary>
/// <param name="Places">Entries in the file.</param>
/// <param name="Names">Pairs of a name and a place.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the whole file, lower-case hexadecimal.</param>
/// <param name="BrokenLines">Lines of the sources that were left out because they are not of their form.</param>
/// <param name="BrokenExamples">The first ten of them, as <c>file:line: what was expected</c>.</param>
public sealed record GazetteerSummary(
    int Places, long Names, long Bytes, string Sha256, long BrokenLines, ImmutableArray<string> BrokenExamples);
