using System.Collections.Immutable;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>A claim as it may leave.</summary>
internal sealed record ExportClaim(string Field, ClaimValue Value, string Report, ImmutableArray<string> AttributedTo, Certainty Certainty, ImmutableArray<string> Words);
