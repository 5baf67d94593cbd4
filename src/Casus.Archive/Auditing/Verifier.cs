using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Archive.Auditing;

/// <summary>Finds what was changed behind the program's back: every row against the log, and the log against itself.</summary>
public static class Verifier
{
    /// <summary>Checks everything.</summary>
    /// <param name="store">The archive.</param>
    /// <param name="head">A hash that an earlier check gave, which has to stand in the log still; <see langword="null"/> for none.</param>
    /// <returns>One error CAS1115 for each row that is not what was logged; and the hash of the last entry.</returns>
    /// <exception cref="CasusException">The archive cannot be used.</exception>
    public static VerifyResult Check(Store store, string? head = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Read(session => new LogCheck(session).All(head));
    }
}
