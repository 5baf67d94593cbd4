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

    /// <summary>How often it was asked for.</summary>
    public int Attempts { get; init; }
}
