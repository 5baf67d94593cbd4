namespace Casus.Formats;

/// <summary>
/// Notices when an id comes back. Holds eight bytes for each of the first four million ids, then only looks up.
/// </summary>
internal sealed class IdLedger
{
    private const int Capacity = 4_000_000;

    private readonly HashSet<ulong> seen = [];

    /// <summary>Whether <paramref name="id"/> is new, as far as the ledger reaches.</summary>
    public bool IsNew(string id)
    {
        // FNV-1a; string.GetHashCode differs from run to run and has half the width.
        var hash = 14695981039346656037UL;
        foreach (var c in id)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return seen.Count < Capacity ? seen.Add(hash) : !seen.Contains(hash);
    }
}
