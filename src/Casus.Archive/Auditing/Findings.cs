using System.Globalization;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Auditing;

/// <summary>Collects what is not as it was logged.</summary>
internal sealed class Findings(StoreSession session)
{
    private readonly List<CasusException> all = [];

    /// <summary>All of them, in the order in which they were found.</summary>
    public IReadOnlyList<CasusException> All => all;

    /// <summary>A row is not what it was.</summary>
    public void Add(string table, long number, string finding) => Add(string.Create(CultureInfo.InvariantCulture, $"{table} {number}"), finding);

    /// <summary>Something is not what it was.</summary>
    public void Add(string what, string finding) => all.Add(ArchiveErrors.Tampered($"{session.Store.Name}: {what}", finding));
}
