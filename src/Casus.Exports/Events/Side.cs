using System.Collections.Immutable;
using Casus.Exports.Knowledge;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>One that did it, or that it was done to.</summary>
internal sealed record Side
{
    /// <summary>What tells it apart: an id of the register, <c>force:USA:MIL</c>, <c>civilians</c>, <c>unidentified</c>.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-3; empty when unknown.</summary>
    public string Country { get; init; } = "";

    /// <summary>ACLED's class at the place of the event.</summary>
    public required string Class { get; init; }

    public string Sector { get; init; } = "";

    public int? UcdpId { get; init; }

    public bool IsState { get; init; }

    public bool IsCivilian => Class is AcledCodes.Civilians or AcledCodes.Protesters or AcledCodes.Rioters;

    public bool IsUnidentified => Key == "unidentified";

    public required Certainty Certainty { get; init; }

    public bool IsDenied { get; init; }

    /// <summary>Who says so, as far as they may be named.</summary>
    public ImmutableArray<string> AccordingTo { get; init; } = [];

    /// <summary>The numbers of the claims.</summary>
    public ImmutableArray<int> Claims { get; init; } = [];

    /// <summary>The reports' own words for it.</summary>
    public string Raw { get; init; } = "";
}
