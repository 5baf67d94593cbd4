using Casus.Fusion.Incidents;
using Casus.Server.Exporting;
using Casus.Server.Hosting;
using Casus.Server.Overview;

namespace Casus.Server.Incidents;

/// <summary>The words of the program.</summary>
internal sealed record Meta
{
    public required IReadOnlyList<TypeWord> Types { get; init; }

    public required IReadOnlyList<CountryWord> Countries { get; init; }

    public required IReadOnlyList<string> Grades { get; init; }

    public required IReadOnlyList<string> Reviews { get; init; }

    public required IReadOnlyList<string> Certainties { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    public required IReadOnlyList<string> Relations { get; init; }

    public required IReadOnlyList<FieldWord> Fields { get; init; }

    public required ExportWords Exports { get; init; }

    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>Reads them.</summary>
    public static Meta Of(Loaded loaded, ExportMaker exports) => new()
    {
        Types = [.. loaded.Types.All.Select(t => new TypeWord(t.Name, t.Label, t.Definition, t.Parent?.Name, t.IsViolent))],
        Countries = [.. loaded.Countries.Select(c => new CountryWord(c.Key, c.Value)).OrderBy(c => c.Name, StringComparer.Ordinal)],
        Grades = ["confirmed", "fair", "weak", "contested"],
        Reviews = ["open", "corrected", "confirmed", "dismissed", "merged"],
        Certainties = IncidentIndex.Certainties,
        Roles = IncidentIndex.Roles,
        Relations = ["retaliation-for", "part-of", "follows"],
        Fields =
        [
            new(CorrectedField.Date, "a day, or two with a slash between", "2024-02-07/2024-02-09"),
            new(CorrectedField.Type, "an event type of the codebook", "drone-strike"),
            new(CorrectedField.Country, "three letters of ISO 3166-1", "IRQ"),
            new(CorrectedField.Place, "a name", "Baghdad"),
            new(CorrectedField.Point, "latitude and longitude in degrees", "33.34,44.40"),
            new(CorrectedField.Actor, "names with ; between, with the id of the register where there is one; or nobody", "Islamic State [islamic-state]; gunmen"),
            new(CorrectedField.Killed, "a number of people", "3"),
            new(CorrectedField.Injured, "a number of people", "12"),
        ],
        Exports = exports.Words(),
        Layers = ["sentences", "tokens", "names", "entities", "times", "places", "quotes", "events"],
    };
}

/// <summary>An event type.</summary>
internal sealed record TypeWord(string Id, string Label, string Definition, string? Parent, bool Violent);

/// <summary>A country.</summary>
internal sealed record CountryWord(string Code, string Name);

/// <summary>A field that can be corrected.</summary>
internal sealed record FieldWord(string Field, string Form, string Example);

/// <summary>What can be exported, for whom.</summary>
internal sealed record ExportWords(IReadOnlyList<string> Formats, IReadOnlyList<ProfileWord> Profiles);

/// <summary>A profile.</summary>
internal sealed record ProfileWord(string Name, string Hides);
