using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>What came of a page.</summary>
/// <param name="Canonical">Which.</param>
/// <param name="State"><c>kept</c>, <c>unread</c>, <c>duplicate</c>, <c>refused</c>, or <c>waiting</c> where it is asked for again.</param>
/// <param name="Reason">Why it is not simply kept.</param>
/// <param name="Report">The id of the report.</param>
/// <param name="Words">The fingerprint of its words.</param>
/// <param name="Again">When it is asked for again.</param>
/// <param name="IsOfRules">Whether it was refused because the configuration says so of its host.</param>
/// <param name="Limit">The setting below <c>limits</c> for whose sake it was refused.</param>
internal sealed record PageEnd(string Canonical, string State, string? Reason = null, string? Report = null, string? Words = null, DateTimeOffset? Again = null, bool IsOfRules = false, string? Limit = null)
{
    /// <summary>By what its server can say that it is as it was.</summary>
    public Validators Seen { get; init; }

    /// <summary>The fingerprint of what it says.</summary>
    public string? Version { get; init; }

    /// <summary>How often it was looked at since it said something else.</summary>
    public int Looks { get; init; }

    /// <summary>Whether it was kept before and stays as it was: it has not changed, or cannot be had any more.</summary>
    public bool IsAsBefore { get; init; }
}
