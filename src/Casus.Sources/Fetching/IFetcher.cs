namespace Casus.Sources.Fetching;

/// <summary>Asks for pages.</summary>
internal interface IFetcher : IDisposable
{
    /// <summary>Asks for one page.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="since">What is known of it from an earlier time.</param>
    /// <param name="cancelled">Ends the wait.</param>
    Task<FetchAnswer> Fetch(Uri address, Validators since, CancellationToken cancelled);
}

/// <summary>What a server said of a page, by which it can say that the page has not changed.</summary>
/// <param name="Tag">Its <c>ETag</c>.</param>
/// <param name="Modified">Its <c>Last-Modified</c>.</param>
internal readonly record struct Validators(string? Tag, string? Modified);
