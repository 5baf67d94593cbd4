using Casus.Readings;

namespace Casus.Language;

/// <summary>What language a report is in, and whether it is read.</summary>
/// <param name="Tag">BCP 47 tag; <c>und</c> for a language that is not known; <see langword="null"/> where there is too little text to tell.</param>
/// <param name="WhyNotRead">The reason code that the record gives for leaving the text unread; <see langword="null"/> where it is read.</param>
public sealed record IdentifiedLanguage(string? Tag, string? WhyNotRead)
{
    /// <summary>Which language a report is in.</summary>
    public static Layer<IdentifiedLanguage> Layer { get; } = new("language");

    /// <summary>What was found; nothing in a pipeline that does not ask.</summary>
    public static IdentifiedLanguage Of(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.Has(Layer) ? reading.Get(Layer) : new(null, null);
    }

    /// <summary>Whether the report's text was left unread.</summary>
    public static bool IsUnread(Reading reading) => Of(reading).WhyNotRead is not null;
}
