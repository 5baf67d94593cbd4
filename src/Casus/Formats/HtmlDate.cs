using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>Publication dates as pages write them in attributes: ISO 8601 and what comes near it.</summary>
internal static class HtmlDate
{
    private static readonly string[] OtherForms =
    [
        "yyyyMMdd", "yyyy/M/d", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy", "d MMMM yyyy", "d MMM yyyy",
        "MMMM d, yyyy", "MMM d, yyyy", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMddHHmm", "yyyyMMddHHmmss",
    ];

    /// <summary>Reads <paramref name="text"/>; a form other than ISO 8601 keeps its day alone.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out PublicationTime? published)
    {
        if (PublicationTime.TryParse(text, out published))
            return true;
        if (DateTimeOffset.TryParseExact(text?.Trim(), OtherForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var other))
            published = PublicationTime.On(DateOnly.FromDateTime(other.DateTime));
        else if (text?.Trim() is { Length: > 10 } longer && PublicationTime.TryParse(longer[..10], out var day))
            published = day;
        return published is not null;
    }
}
