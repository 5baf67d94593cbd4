using System.Globalization;

namespace Casus.Knowledge.Actors;

/// <summary>A public office that a person held, or the lead of a group: a dated claim, no more.</summary>
/// <param name="Sector">PLOVER sector while it is held: GOV, LEG, MIL, SPY, JUD, PTY, REB, REL, IGO, …</param>
/// <param name="Country">
/// The country whose office it is, or UNO, EUR, NAT, IGO; empty when it is that of the person's entry.
/// </param>
/// <param name="Title">"president", "foreign minister", "leader of hezbollah".</param>
/// <param name="Of">The <see cref="Actor.Id"/> with which <paramref name="Title"/> ends, or <see langword="null"/>.</param>
/// <param name="From">The first day, or <see langword="null"/> where not certain.</param>
/// <param name="To">The last day, or <see langword="null"/> where it goes on (<paramref name="Written"/> ends in "..") or is not certain.</param>
/// <param name="Written">The dates as the entry states them, "1986/.." or "2017-01-20/2021-01-20"; empty for none.</param>
/// <remarks>A year or month counts whole: "2014" is in office from its first day to its last.</remarks>
public sealed record Office(
    string Sector, string Country, string Title, string? Of, DateOnly? From, DateOnly? To, string Written)
{
    private const string Open = "..";
    private const int SectorLength = 3;

    /// <summary>Whether it was held on a day, as far as its dates are known.</summary>
    public bool HeldOn(DateOnly day) => !(day < From || day > To);

    /// <summary>Whether who has left it counts as a former office holder, which the lead of an armed group does not.</summary>
    public bool IsPublic => Sector is "GOV" or "LEG" or "MIL" or "COP" or "SPY" or "JUD" or "PTY" or "OPP" or "IGO" or "REL" or "PRE";

    /// <summary>Reads "2017-01-20/2021-01-20 GOV president"; dates may be months or years, or be left out.</summary>
    /// <param name="text">The field.</param>
    /// <param name="isActor">Whether a word is the id of an entry.</param>
    /// <returns><see langword="null"/> when it is not of that form.</returns>
    internal static Office? TryParse(string text, Func<string, bool> isActor)
    {
        var words = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        var dated = words.Length > 0 && words[0].Contains('/', StringComparison.Ordinal);
        var rest = dated ? words[1..] : text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (rest.Length != 2 || !TryParseSpan(dated ? words[0] : "/", out var from, out var to))
            return null;
        var (sector, country) = rest[0].IndexOf('@', StringComparison.Ordinal) is var at and >= 0
            ? (rest[0][..at], rest[0][(at + 1)..])
            : (rest[0], "");
        if (sector.Length != SectorLength || !sector.All(char.IsAsciiLetterUpper))
            return null;
        var title = rest[1];
        var end = title.LastIndexOf(" of ", StringComparison.Ordinal) is var of and >= 0 ? title[(of + " of ".Length)..] : "";
        return new(sector, country, title, end.Length > 0 && isActor(end) ? end : null, from, to, dated ? words[0] : "");
    }

    private static bool TryParseSpan(string span, out DateOnly? from, out DateOnly? to)
    {
        var stroke = span.IndexOf('/', StringComparison.Ordinal);
        var (first, last) = (span[..stroke], span[(stroke + 1)..]);
        to = null;
        return TryParseDay(first, false, out from) && (last == Open || TryParseDay(last, true, out to)) && !(to < from);
    }

    // The first or last day of a year, month or day; an empty text is no day and no error.
    private static bool TryParseDay(string text, bool last, out DateOnly? day)
    {
        day = null;
        if (text.Length == 0)
            return true;
        var format = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", _ => "yyyy-MM-dd" };
        if (!DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
            return false;
        day = !last ? start : text.Length switch { 4 => start.AddYears(1).AddDays(-1), 7 => start.AddMonths(1).AddDays(-1), _ => start };
        return true;
    }
}
