namespace Casus.Sources.Fetching;

/// <summary>A name leads to an address that is not asked.</summary>
/// <param name="host">It.</param>
/// <param name="canBeOpened">Whether a setting would have it asked.</param>
internal sealed class ForbiddenAddressException(string host, bool canBeOpened) : Exception($"'{host}' leads to an address inside a network")
{
    /// <summary>Whether a setting would have it asked.</summary>
    public bool CanBeOpened => canBeOpened;
}
