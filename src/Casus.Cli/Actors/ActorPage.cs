using System.Globalization;
using Casus.Cli.Dossier;
using Casus.Knowledge.Actors;

namespace Casus.Cli.Actors;

/// <summary>Entries of the register, set for reading.</summary>
internal static class ActorPage
{
    private const int Words = 14;

    /// <summary>The answer to a name.</summary>
    public static Page Of(ActorSearch search)
    {
        var page = new Page();
        page.Add(0, new Run(Quotation.Clean(search.Name), Tone.Title), search.Meant switch
        {
            _ when search.Candidates.IsEmpty => " is the name of no entry.",
            0 => " alone means none of these.",
            1 => $" means {search.Candidates[0].Actor.Id}.",
            _ => " is ambiguous.",
        });
        page.Space();
        foreach (var candidate in search.Candidates)
        {
            page.AddNamed(0, new Run(candidate.Score.ToString("0.00", CultureInfo.InvariantCulture), Tone.Label), 6, new Run(candidate.Actor.Id, Tone.Strong), "  " + Summary(candidate.Actor, search.Context.On));
            page.Add(6, new Run(candidate.Reason, Tone.Faint));
        }

        if (!search.Similar.IsEmpty)
            page.Add(0, "Names that hold it:");
        foreach (var actor in search.Similar)
            page.Add(2, new Run(actor.Id, Tone.Strong), "  " + Summary(actor, search.Context.On));
        return page;
    }

    /// <summary>An entry with all it says.</summary>
    public static Page Of(ActorRegister register, Actor actor, DateOnly? on)
    {
        var page = new Page();
        page.Add(0, new Run(actor.Name, Tone.Title), "  " + actor.Id);
        page.Space();
        Add("type", actor.TypeOn(on).Name);
        Add("sector", string.Join(", ", new[] { actor.SectorOn(on), actor.SecondarySector }.Where(s => s.Length > 0)));
        Add("country", actor.CountryOn(on));
        Add("PLOVER", actor.PloverCodeOn(on));
        Add("ACLED", actor.AcledClassOn(on));
        Add("other names", string.Join("; ", actor.Aliases));
        Add("acts in", string.Join(", ", actor.Operates));
        Add("part of", actor.Parent is { } parent && register.TryGet(parent, out var whole) ? $"{whole.Name} ({parent})" : "");
        Add("active", actor.Offices.IsEmpty ? Years(actor) : "");
        Add("UCDP", string.Join(", ", actor.UcdpIds.Select(n => n.ToString(CultureInfo.InvariantCulture))));
        foreach (var status in actor.Statuses)
            Add("since", $"{status.From:yyyy-MM-dd}  {status.Sector}  {status.Type.Name}");
        foreach (var office in actor.Offices)
            Add("held", $"{(office.Written.Length > 0 ? office.Written : "dates not certain")}  {office.Sector}{(office.Country.Length > 0 ? "@" + office.Country : "")}  {Title(register, office)}");
        Add("stated in", register.PlaceOf(actor) ?? "actors/state-rules.txt, by rule");
        return page;

        void Add(string name, string value)
        {
            if (value.Length > 0)
                page.AddNamed(0, new Run(name, Tone.Label), Words, value);
        }
    }

    private static string Summary(Actor actor, DateOnly? on) => string.Join(
        " · ",
        new[] { actor.Name, actor.TypeOn(on).Name, actor.CountryOn(on), actor.SectorOn(on), actor.OfficeOn(on)?.Title ?? "" }.Where(s => s.Length > 0));

    private static string Years(Actor actor) => actor is { ActiveFrom: null, ActiveTo: null }
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{actor.ActiveFrom}-{actor.ActiveTo}");

    private static string Title(ActorRegister register, Office office) => office.Of is { } id && register.TryGet(id, out var of)
        ? $"{office.Title[..^id.Length]}{of.Name} ({id})"
        : office.Title;
}
