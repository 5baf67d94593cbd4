namespace Casus.Sources.Fetching;

/// <summary>Why a page was not fetched.</summary>
internal enum FetchReason
{
    /// <summary>The address is not of a form that is asked for.</summary>
    Address,

    /// <summary>The host is not among those that may be asked, or its address is not public.</summary>
    Forbidden,

    /// <summary>The site's robots.txt says no.</summary>
    Robots,

    /// <summary>The name of the host is not known, or nobody answers.</summary>
    Unreachable,

    /// <summary>The certificate is not that of the host.</summary>
    Certificate,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>It is too large, or unpacks to too much.</summary>
    TooLarge,

    /// <summary>It sends on too often or in a circle.</summary>
    Redirects,

    /// <summary>The server answers with a status that is no page.</summary>
    Status,

    /// <summary>The answer is damaged, or packed in a way that is not read.</summary>
    Damaged,
}
