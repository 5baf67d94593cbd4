namespace Casus.Knowledge.Places;

/// <summary>What was built.</summary>
/// <param name="Places">Entries in the file.</param>
/// <param name="Names">Pairs of a name and a place.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">SHA-256 of the whole file, lower-case hexadecimal.</param>
public sealed record GazetteerSummary(int Places, int Names, long Bytes, string Sha256);
