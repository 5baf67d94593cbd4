using System.Text.Json;
using Casus.Archive.Purging;
using Casus.Archive.Stores;

namespace Casus.Archive.Auditing;

/// <summary>What all purges took out, as the log says: rows that may be missing, and what is left of those that were emptied.</summary>
internal sealed class PurgeLedger
{
    private readonly HashSet<long> versions = [];
    private readonly HashSet<long> readings = [];
    private readonly HashSet<long> judgements = [];
    private readonly Dictionary<long, string> emptied = [];
    private readonly Dictionary<long, string> entries = [];
    private readonly List<(long Entry, string Marks)> marks = [];

    /// <summary>Reads it.</summary>
    public PurgeLedger(StoreSession session)
    {
        foreach (var (number, detail) in session.Query("SELECT number, detail FROM audit WHERE action = @purge ORDER BY number", r => (r.GetInt64(0), r.GetString(1)), ("purge", AuditLog.Purge)))
        {
            try
            {
                Add(number, Tombstone.Parse(detail));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                // The check of the log finds that the entry was changed.
                continue;
            }
        }
    }

    /// <summary>How many reports were purged.</summary>
    public long Reports { get; private set; }

    /// <summary>Whether a version was purged.</summary>
    public bool HasVersion(long number) => versions.Contains(number);

    /// <summary>Whether a record was purged.</summary>
    public bool HasReading(long number) => readings.Contains(number);

    /// <summary>Whether a judgement was purged.</summary>
    public bool HasJudgement(long number) => judgements.Contains(number);

    /// <summary>The fingerprint of a judgement that lost its reason; <see langword="null"/> for any other.</summary>
    public string? Judgement(long number) => emptied.GetValueOrDefault(number);

    /// <summary>The fingerprint of an entry of the log that lost the id it named; <see langword="null"/> for any other.</summary>
    public string? Entry(long number) => entries.GetValueOrDefault(number);

    /// <summary>Checks that what is not to come back is still remembered.</summary>
    public void Check(StoreSession session, Findings findings)
    {
        foreach (var (entry, fingerprint) in marks)
        {
            if (PurgeMarks.Fingerprint(session, entry) != fingerprint)
                findings.Add("purged", entry, "what is remembered of purged reports was changed.");
        }
    }

    private void Add(long number, Tombstone stone)
    {
        Reports += stone.Reports.Count;
        versions.UnionWith(stone.Versions);
        readings.UnionWith(stone.Readings);
        judgements.UnionWith(stone.Judgements);
        foreach (var (judgement, fingerprint) in stone.Emptied)
            emptied[judgement] = fingerprint;
        foreach (var (entry, fingerprint) in stone.Entries)
            entries[entry] = fingerprint;
        marks.Add((number, stone.Marks));
    }
}
