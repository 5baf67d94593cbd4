using System.Globalization;
using Casus.Knowledge;

namespace Casus.Exports.Knowledge;

/// <summary>Who may see what, an entry of <c>data/exports/profiles.txt</c>.</summary>
internal sealed record Profile
{
    public required string Name { get; init; }

    public required bool HidesPersons { get; init; }

    public required bool HidesMinors { get; init; }

    public required bool CoarsensSites { get; init; }

    /// <summary>Whether only points of named places of the gazetteer may be given.</summary>
    public required bool GazetteerPointsOnly { get; init; }

    public required int Decimals { get; init; }

    public required int EmbargoDays { get; init; }

    /// <summary>The most characters of one quotation; 0 for none.</summary>
    public required int Excerpt { get; init; }

    public required bool ShowsTitles { get; init; }

    public required bool ShowsReportIds { get; init; }

    public required bool IsScanned { get; init; }

    public static Profile Read(Stanza stanza) => new()
    {
        Name = stanza.Require("profile"),
        HidesPersons = Is(stanza, "persons", "hide", "show"),
        HidesMinors = Is(stanza, "minors", "hide", "show"),
        CoarsensSites = Is(stanza, "sites", "coarsen", "keep"),
        GazetteerPointsOnly = Is(stanza, "points", "gazetteer", "keep"),
        Decimals = Number(stanza, "decimals", 6),
        EmbargoDays = Number(stanza, "embargo", 36500),
        Excerpt = Number(stanza, "excerpt", 100000),
        ShowsTitles = Is(stanza, "titles", "show", "hide"),
        ShowsReportIds = Is(stanza, "reports", "id", "number"),
        IsScanned = Is(stanza, "scan", "yes", "no"),
    };

    private static bool Is(Stanza stanza, string key, string yes, string no) => stanza.Require(key) switch
    {
        var value when value == yes => true,
        var value when value == no => false,
        var value => throw stanza.Error("CAS0505", key, $"'{value}' is not allowed as {key}. Expected one of: {yes}, {no}."),
    };

    private static int Number(Stanza stanza, string key, int most) =>
        int.TryParse(stanza.Require(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw stanza.Error("CAS0306", key, string.Create(CultureInfo.InvariantCulture, $"expected a number from 0 to {most}. Correct the value."));
}
