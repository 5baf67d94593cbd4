namespace Casus.Sources.Fetching;

/// <summary>What came of asking for a page.</summary>
internal abstract record FetchAnswer
{
    private protected FetchAnswer()
    {
    }

    /// <summary>The page.</summary>
    /// <param name="Address">Where it was found, after redirects.</param>
    /// <param name="Content">Its bytes, unpacked.</param>
    /// <param name="Type">Its media type without parameters, in small letters; empty where none was said.</param>
    /// <param name="Charset">The encoding that was said, or <see langword="null"/>.</param>
    /// <param name="Tag">Its <c>ETag</c>.</param>
    /// <param name="Modified">Its <c>Last-Modified</c>, as written.</param>
    public sealed record Page(Uri Address, byte[] Content, string Type, string? Charset, string? Tag, string? Modified) : FetchAnswer;

    /// <summary>It has not changed since it was fetched last.</summary>
    public sealed record Unchanged : FetchAnswer;

    /// <summary>There is none to be had.</summary>
    /// <param name="Reason">A word of a fixed list, for lists and statistics.</param>
    /// <param name="Detail">In words.</param>
    /// <param name="MayPass">Whether trying later makes sense.</param>
    /// <param name="After">How long the server asks to wait.</param>
    public sealed record Refused(FetchReason Reason, string Detail, bool MayPass = false, TimeSpan? After = null) : FetchAnswer
    {
        /// <summary>The host and port of the address asked for, where naming them as inside the own network would have it asked.</summary>
        public string? Inside { get; init; }

        /// <summary>The setting below <c>limits</c> that refused it; <see langword="null"/> where something else did.</summary>
        public string? Limit { get; init; }
    }
}
