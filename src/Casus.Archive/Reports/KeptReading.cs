using Casus.Records;

namespace Casus.Archive.Reports;

/// <summary>A report that was kept.</summary>
/// <param name="What">What was new.</param>
/// <param name="Number">The number of its reading, 0 where there is no new one.</param>
/// <param name="At">When that was made.</param>
/// <param name="Record">What was read.</param>
internal readonly record struct KeptReading(Kept What, long Number, string At, CodedReport? Record);
