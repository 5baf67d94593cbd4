namespace Casus.Knowledge;

/// <summary>A number word.</summary>
/// <param name="Multiplier">What it multiplies the number before it by, or 0.</param>
/// <param name="Low">At least so many.</param>
/// <param name="Best">The likeliest number, or <see langword="null"/>.</param>
/// <param name="High">At most so many, or <see langword="null"/> when open.</param>
public sealed record NumberWord(int Multiplier, int Low, int? Best, int? High)
{
    internal static NumberWord Read(Stanza stanza) => new(
        stanza["multiplier"] is null ? 0 : Number(stanza, "multiplier"),
        Number(stanza, "low"),
        stanza["best"] is "none" ? null : Number(stanza, "best"),
        stanza["high"] is "open" ? null : Number(stanza, "high"));

    private static int Number(Stanza stanza, string key) =>
        int.TryParse(stanza.Require(key), System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw stanza.Error("CAS0306", $"'{key}' must be a number of nought or more. Correct the value.");
}
