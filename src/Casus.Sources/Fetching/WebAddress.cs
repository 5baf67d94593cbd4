using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Casus.Sources.Fetching;

/// <summary>An address that may be asked for, and the form by which two of them are told to be one.</summary>
internal static class WebAddress
{
    private const int Longest = 2048;

    // What is added to count readers, and never changes the page.
    private static readonly string[] Counters =
        ["fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ns_mchannel", "ns_source", "ns_campaign", "at_medium", "at_campaign", "ref_src", "_ga"];

    /// <summary>Checks the spelling of an address; what it resolves to is checked when a connection is made.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="address">The address.</param>
    /// <param name="why">What is wrong with it, as a clause.</param>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out string? why)
    {
        (address, why) = (null, Fault(text, out var read));
        if (why is null)
            address = read!;
        return why is null;
    }

    /// <summary>The address that <paramref name="reference"/> names on the page at <paramref name="page"/>.</summary>
    public static bool TryResolve(Uri page, string? reference, [NotNullWhen(true)] out Uri? address, [NotNullWhen(false)] out string? why)
    {
        address = null;
        if (string.IsNullOrWhiteSpace(reference) || !Uri.TryCreate(page, reference.Trim(), out var joined))
        {
            why = "it is no address";
            return false;
        }

        return TryRead(reference.Contains("://", StringComparison.Ordinal) ? reference : joined.OriginalString, out address, out why);
    }

    /// <summary>
    /// The form under which an address is remembered: scheme and host in small letters, no fragment, no parameters that only count readers,
    /// no port that goes without saying. <c>http</c> and <c>https</c>, with and without <c>www</c>, are one.
    /// </summary>
    public static string Canonical(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = address.IdnHost.ToLowerInvariant().TrimEnd('.');
        if (host.StartsWith("www.", StringComparison.Ordinal) && host.Count(c => c == '.') > 1)
            host = host[4..];
        var port = address.IsDefaultPort || address.Port is 80 or 443 ? "" : string.Create(CultureInfo.InvariantCulture, $":{address.Port}");
        var kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsCounter(p)).ToList();
        var path = address.AbsolutePath.Length > 1 ? address.AbsolutePath.TrimEnd('/') : "/";
        return "//" + host + port + path + (kept.Count > 0 ? "?" + string.Join('&', kept) : "");
    }

    /// <summary>The host of an address, with its port where that is an odd one, in the form under which it is remembered.</summary>
    /// <param name="canonical">What <see cref="Canonical"/> gives.</param>
    public static string HostOfCanonical(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        return canonical.TrimStart('/').Split('/')[0];
    }

    /// <summary>Host and port as limits and robots.txt count them.</summary>
    public static string Site(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost.ToLowerInvariant().TrimEnd('.')}:{address.Port}");
    }

    /// <summary>Whether a host is a domain or one below it: at the boundary of a label, never in the middle of one.</summary>
    public static bool IsWithin(string host, string domain)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(domain);
        host = host.TrimEnd('.');
        return host.Equals(domain, StringComparison.OrdinalIgnoreCase)
            || (host.Length > domain.Length + 1 && host[^(domain.Length + 1)] == '.' && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What somebody wrote as an address, for messages: without the user name and the password that may stand in it.</summary>
    public static string WithoutSecrets(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var from = written.IndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0;
        var end = written.AsSpan(from).IndexOfAny('/', '?', '#') is var path and >= 0 ? from + path : written.Length;
        var at = written.LastIndexOf('@');
        // A password may hold the signs that end the name of a host.
        var isInside = at >= from && (at < end || written[from..end].Contains(':', StringComparison.Ordinal));
        return isInside ? written[..from] + "…" + written[at..] : written;
    }

    private static string? Fault(string? text, out Uri? read)
    {
        read = null;
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > Longest)
            return "it is empty or longer than any address";
        // Signs that programs read differently: what one takes for a path another takes for a host.
        if (trimmed.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 || trimmed.Contains('\\', StringComparison.Ordinal))
            return "it holds spaces, control characters or backslashes";
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "it is no http or https address";
        if (uri.UserInfo.Length > 0 || Authority(trimmed).Contains('@', StringComparison.Ordinal))
            return "it holds a user name or password";
        if (uri.Host.Length == 0 || uri.Port is 0 or -1)
            return "it names no host or port";
        if (OddHost(trimmed, uri) is { } odd)
            return odd;
        read = uri;
        return null;
    }

    // http://2130706433, http://0x7f.1 and http://0177.0.0.1 all mean 127.0.0.1. Nobody writes so but to mislead.
    private static string? OddHost(string text, Uri uri)
    {
        if (uri.HostNameType == UriHostNameType.IPv6)
            return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var six) && !uri.IdnHost.Contains('%', StringComparison.Ordinal) && six.ScopeId == 0 ? null : "its IPv6 address has a zone";
        var written = HostOf(text);
        if (uri.HostNameType == UriHostNameType.IPv4)
            return written == uri.Host ? null : "it spells an IP address in an unusual way";
        if (uri.HostNameType != UriHostNameType.Dns)
            return "its host is no name";
        // Circled and full-width signs that some resolvers fold to plain ones.
        if (uri.Host.Any(c => c > 127 && (!char.IsLetter(c) && !char.IsHighSurrogate(c) && !char.IsLowSurrogate(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) || c is >= '\uFF00' and <= '\uFFEF')))
            return "its host holds signs that stand for others";
        var ascii = uri.IdnHost.TrimEnd('.');
        var last = ascii[(ascii.LastIndexOf('.') + 1)..];
        // A name never ends in a number: what ends so is read as an address by some resolvers.
        if (last.Length == 0 || char.IsAsciiDigit(last[0]) || IPAddress.TryParse(ascii, out _))
            return "it spells an IP address in an unusual way";
        return ascii.Length <= 253 && ascii.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? null : "its host is no name";
    }

    private static string Authority(string text)
    {
        var from = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(from).IndexOfAny('/', '?', '#');
        return end < 0 ? text[from..] : text.Substring(from, end);
    }

    private static string HostOf(string text)
    {
        var authority = Authority(text);
        var colon = authority.LastIndexOf(':');
        return colon < 0 ? authority : authority[..colon];
    }

    private static bool IsCounter(string parameter)
    {
        var name = parameter.Split('=')[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Counters.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
