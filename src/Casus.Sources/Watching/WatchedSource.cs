using System.Globalization;
using Casus.Reports;
using Casus.Sources.Fetching;

namespace Casus.Sources.Watching;

/// <summary>One source.</summary>
/// <param name="Name">As the file calls it; else its location.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Location">An address, or the full path of a file or folder.</param>
internal sealed record WatchedSource(string Name, SourceKind Kind, string Location)
{
    /// <summary>The address, where it is one.</summary>
    public Uri? Address => WebAddress.TryRead(Location, out var address, out _) ? address : null;

    /// <summary>What is asked for: two sources of which it differs have nothing to say of each other, though they bear one name.</summary>
    public string Request => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Location}{(Since is { } day ? " since " + IsoDay.Text(day) : "")}{(ReadsEntries ? ", entries" : "")}");

    /// <summary>Whether the entries of the list are read as they stand in it, and their pages are not fetched.</summary>
    public bool ReadsEntries { get; init; }

    /// <summary>Entries older than this are passed over, where the list says how old they are.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Who publishes what comes of it, where the pages do not say.</summary>
    public string? Publisher { get; init; }
}
