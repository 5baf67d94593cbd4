using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Casus.Archive.Search;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary>The filters of <c>casus incidents</c> and <c>casus reports</c>.</summary>
internal sealed class SearchOptions
{
    private const int MostAtOnce = 100_000;

    private readonly Option<string?> from = ArchiveOptions.Day("--from", "First day. Incidents by when they happened, reports by when they were published.");
    private readonly Option<string?> to = ArchiveOptions.Day("--to", "Last day.");
    private readonly Option<string?> country = new("--country") { Description = "Country, in the three letters of ISO 3166-1.", HelpName = "IRQ" };
    private readonly Option<string?> place = new("--place") { Description = "Name of the place, with accents or without.", HelpName = "NAME" };
    private readonly Option<(double, double)?> near = Near();
    private readonly Option<double> within = new("--within") { Description = "How far from --near, in kilometres.", HelpName = "KM", DefaultValueFactory = _ => 50 };
    private readonly Option<string?> type = new("--type") { Description = "Event type of the codebook, as drone-strike.", HelpName = "TYPE" };
    private readonly Option<string?> actor = new("--actor") { Description = "Somebody with a part in it: an id of the register ('casus actors search') or a name.", HelpName = "ID|NAME" };
    private readonly Option<string?> certainty = ArchiveOptions.OneOf(
        "--certainty", "How sure it is that --actor, or else anybody who acted, had that part.", "stated", "claimed", "accused", "suspected", "denied");
    private readonly Option<int?> killed = new("--killed") { Description = "At least so many dead.", HelpName = "N" };
    private readonly Option<string?> grade = ArchiveOptions.OneOf("--grade", "How well supported.", "confirmed", "fair", "weak", "contested");
    private readonly Option<string?> review;
    private readonly Option<string?> text = new("--text") { Description = "Words that all occur; \"in quotation marks\" one after the other, with* as beginnings.", HelpName = "WORDS" };
    private readonly Option<string?> asOf;
    private readonly Option<int> limit = new("--limit", "-n") { Description = "The most to list.", HelpName = "N", DefaultValueFactory = _ => 100 };
    private readonly Option<string?> after = new("--after") { Description = "Goes on where a list ended; messages give the word for it.", HelpName = "CURSOR" };
    private readonly Purpose purpose;

    /// <summary>The filters.</summary>
    public SearchOptions(Purpose purpose)
    {
        this.purpose = purpose;
        review = purpose == Purpose.Exporting
            ? ArchiveOptions.OneOf("--review", "What people made of it. The dismissed and merged never leave.", "open", "corrected", "confirmed")
            : ArchiveOptions.OneOf("--review", "What people made of it. Default: all but the dismissed and merged.", "open", "corrected", "confirmed", "dismissed", "merged", "any");
        // "--as-of" of an export is the day of the export.
        asOf = AsOf(purpose == Purpose.Exporting ? "--archive-as-of" : "--as-of");
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(limit) is < 1 or > MostAtOnce)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--limit needs a number from 1 to {MostAtOnce:N0}."));
        });
        within.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(within) is not (> 0 and <= 20_100))
                result.AddError("--within needs a distance in kilometres.");
        });
    }

    /// <summary>What the filters are for.</summary>
    public enum Purpose
    {
        /// <summary>To list incidents.</summary>
        Incidents,

        /// <summary>To list reports: without grade and review.</summary>
        Reports,

        /// <summary>To export incidents: all of them, not page by page.</summary>
        Exporting,
    }

    private IEnumerable<Option> All =>
    [
        from, to, country, place, near, within, type, actor, certainty, killed, text, asOf,
        .. purpose == Purpose.Exporting ? [] : new Option[] { limit, after },
        .. purpose == Purpose.Reports ? [] : new Option[] { grade, review },
    ];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <summary>The first of the options that was given, or <see langword="null"/>.</summary>
    public string? Given(CommandResult result) => All.FirstOrDefault(o => result.GetResult(o) is { Implicit: false })?.Name;

    /// <summary>What was asked for.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="data">Finds the codes that filters know; asked for where a code is given.</param>
    /// <exception cref="CasusException">CAS1122: a code is none.</exception>
    public ArchiveQuery Query(ParseResult parse, Func<DataFolder> data)
    {
        var query = Query(parse);
        if (query.Country is not null || query.Type is not null)
            FilterCodes.Load(data()).Check(query);
        return query;
    }

    private ArchiveQuery Query(ParseResult parse) => new()
    {
        From = parse.GetValue(from),
        To = parse.GetValue(to),
        Country = parse.GetValue(country)?.ToUpperInvariant(),
        Place = parse.GetValue(place),
        Near = parse.GetValue(near),
        WithinKm = parse.GetValue(within),
        Type = parse.GetValue(type),
        Actor = parse.GetValue(actor),
        Certainty = parse.GetValue(certainty),
        KilledAtLeast = parse.GetValue(killed),
        Grade = purpose == Purpose.Reports ? null : parse.GetValue(grade),
        Review = purpose == Purpose.Reports ? null : parse.GetValue(review),
        Text = parse.GetValue(text),
        AsOf = parse.GetValue(asOf),
        Limit = purpose == Purpose.Exporting ? MostAtOnce : parse.GetValue(limit),
        After = purpose == Purpose.Exporting ? null : parse.GetValue(after),
    };

    private static Option<(double, double)?> Near() => new("--near")
    {
        Description = "Around a point, in degrees of latitude and longitude.",
        HelpName = "LAT,LON",
        CustomParser = result =>
        {
            var parts = result.Tokens[0].Value.Split(',');
            if (parts.Length == 2
                && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
                && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180)
            {
                return (latitude, longitude);
            }

            result.AddError($"'{result.Tokens[0].Value}' is no point. Write it as 33.34,44.40.");
            return null;
        },
    };

    private static Option<string?> AsOf(string name)
    {
        var option = new Option<string?>(name) { Description = "As the archive stood at the end of a day, or at a moment, UTC.", HelpName = "DATE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !ArchiveOptions.IsMoment(result.Tokens[0].Value))
                result.AddError($"'{result.Tokens[0].Value}' is not a date. Write it as 2024-02-08 or 2024-02-08T21:30:00Z.");
        });
        return option;
    }
}
