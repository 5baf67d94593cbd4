using Casus.Reports;

namespace Casus.Archive.Auditing;

/// <summary>What a check found.</summary>
/// <param name="Findings">One for each row that was changed, taken out or put in.</param>
/// <param name="Head">The hash of the last entry of the log: noted elsewhere, it shows later that nothing before it was changed.</param>
/// <param name="Entries">How many entries the log has.</param>
/// <param name="Purged">How many reports were purged, as the log says.</param>
public sealed record VerifyResult(IReadOnlyList<CasusException> Findings, string Head, long Entries, long Purged);
