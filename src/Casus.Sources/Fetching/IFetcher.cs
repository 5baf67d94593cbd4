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
