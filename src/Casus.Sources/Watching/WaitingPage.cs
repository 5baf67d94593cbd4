using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>A page that was found and not fetched yet.</summary>
/// <param name="Canonical">The form of its address that it is remembered by.</param>
/// <param name="Address">Its address.</param>
internal sealed record WaitingPage(string Canonical, string Address)
{
    /// <summary>The name of the source that named it first.</summary>
    public string Source { get; init; } = "";

    /// <summary>Its headline, as the list gives it.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published, as the list says.</summary>
    public string? Published { get; init; }

    /// <summary>Who published it, as the list or the configuration says.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was changed last, as the list says it.</summary>
    public string? Changed { get; init; }

    /// <summary>What was made of it when it was kept before, where it waits to be looked at again; <see langword="null"/> where it was never kept.</summary>
    public string? Was { get; init; }

    /// <summary>By what its server can say that it is as it was.</summary>
    public Validators Seen { get; init; }

    /// <summary>The fingerprint of what it said then.</summary>
    public string? Version { get; init; }

    /// <summary>How often it was looked at since then in vain.</summary>
    public int Looks { get; init; }

    /// <summary>How often it was asked for.</summary>
    public int Attempts { get; init; }
}
