using System.Security.Cryptography;
using System.Text;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Incidents;

/// <summary>The fingerprint of all current incidents: of those whose fingerprints begin alike first, and of these sums then. A change makes the sums anew that it touches.</summary>
internal static class IncidentDigests
{
    private const int PrefixLength = 3;

    // From so many sums on it is no more work to make all of them.
    private const int MostSums = 1000;

    /// <summary>Brings the sums up to date.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="changed">The fingerprints of incidents that came or went.</param>
    /// <returns>The fingerprint of all.</returns>
    public static string Update(StoreSession session, IEnumerable<string> changed)
    {
        var prefixes = changed.Select(d => d[..PrefixLength]).ToHashSet(StringComparer.Ordinal);
        if (prefixes.Count > MostSums || session.Number("SELECT COUNT(*) FROM (SELECT 1 FROM incident_digests LIMIT 1) AS found") == 0)
            return Anew(session);
        var sorted = prefixes.Order(StringComparer.Ordinal).ToList();
        session.ExecuteAmong("prefix", sorted, among => $"DELETE FROM incident_digests WHERE {among}");
        var digests = session.QueryAll(
            sorted.ConvertAll(p => ("SELECT digest FROM incident_facts WHERE until_at IS NULL AND digest >= @first AND digest < @end ORDER BY digest", new (string, object?)[] { ("first", p), ("end", p + "g") })), r => r.GetString(0));
        session.InsertAll("incident_digests", ["prefix", "digest"], sorted.Zip(digests).Where(s => s.Second.Count > 0).Select(s => new object?[] { s.First, Sum(s.Second) }));
        return Total(session.Query("SELECT prefix, digest FROM incident_digests ORDER BY prefix", r => (r.GetString(0), r.GetString(1))));
    }

    /// <summary>The fingerprint of all, from the incidents themselves.</summary>
    public static string Of(StoreSession session) => Total(Sums(session));

    private static string Anew(StoreSession session)
    {
        session.Execute("DELETE FROM incident_digests");
        var sums = Sums(session).ToList();
        session.InsertAll("incident_digests", ["prefix", "digest"], sums.Select(s => new object?[] { s.Prefix, s.Digest }));
        return Total(sums);
    }

    private static IEnumerable<(string Prefix, string Digest)> Sums(StoreSession session)
    {
        var some = new List<string>();
        foreach (var digest in session.Stream("SELECT digest FROM incident_facts WHERE until_at IS NULL ORDER BY digest", r => r.GetString(0)))
        {
            if (some.Count > 0 && !digest.StartsWith(some[0][..PrefixLength], StringComparison.Ordinal))
            {
                yield return (some[0][..PrefixLength], Sum(some));
                some.Clear();
            }

            some.Add(digest);
        }

        if (some.Count > 0)
            yield return (some[0][..PrefixLength], Sum(some));
    }

    private static string Sum(IEnumerable<string> digests) => Sha256Hex.Of(string.Join('\n', digests));

    private static string Total(IEnumerable<(string Prefix, string Digest)> sums)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (prefix, digest) in sums)
            hash.AppendData(Encoding.ASCII.GetBytes($"{prefix} {digest}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
