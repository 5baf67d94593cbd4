using System.Collections.Immutable;
using System.Globalization;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

public sealed partial class ActorRegister
{
    private const string Folder = "actors";
    private const int IsoLength = 3;
    private static readonly string[] EntryFiles = ["states", "nonstate", "state-forces", "state-bodies", "organisations", "parties", "peoples", "leaders"];

    private ActorRegister(DataFolder data, string? additions)
    {
        var nameForms = data.Stanzas($"{Folder}/name-forms.txt");
        folding = new(nameForms);
        titles = new(nameForms);
        nameCase = new(folding);
        foreach (var stanza in data.Stanzas($"{Folder}/types.txt"))
            types[stanza.Require("type")] = ReadType(stanza);
        rules = data.Stanzas($"{Folder}/state-rules.txt");
        foreach (var file in EntryFiles)
            EntryText.Cut($"{Folder}/{file}.txt", data.ReadText($"{Folder}/{file}.txt"), entries);
        if (additions is not null)
            EntryText.Cut(additions, DataFolder.ReadFile(additions, "Check the path."), entries);
        index = new(folding, entries.Count * NamesPerEntry);
        byId = new(entries.Count, StringComparer.Ordinal);
        var names = new EntryNames();
        for (var entry = 0; entry < entries.Count; entry++)
            Add(entries[entry], entry, names);
        actors = new Actor?[entries.Count];
    }

    /// <summary>Reads the register.</summary>
    /// <exception cref="CasusException">
    /// CAS0301, CAS0302, CAS0304: a file is missing or a line damaged; CAS0310: two entries have one id, or stand for one sector of a state. Errors in fields that only an actor's
    /// details need (CAS0311: an unknown type, a bad year, date or number) come when the actor is first asked for.
    /// </exception>
    /// <param name="data">Where the register is.</param>
    /// <param name="additions">A file with entries of a project's own, or <see langword="null"/>. They stand beside the register's: an id may
    /// not be one of its.</param>
    public static ActorRegister Load(DataFolder data, string? additions = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data, additions);
    }

    private static ActorType ReadType(Stanza stanza) => new(
        stanza.Require("type"), stanza["sector"] ?? "", stanza["acled"] ?? "", stanza["plover"] ?? "", ReadClass(stanza, "members"));

    /// <summary>Reads a field that says what people are in a toll; an absent one says unknown.</summary>
    internal static CasualtyClass ReadClass(Stanza stanza, string key) =>
        stanza[key] is not { } value ? CasualtyClass.Unknown
        : ClassNamed(value)
            ?? throw Damaged(stanza, $"'{value}' in the field '{key}' is none of military, militant, police, civilian, unknown");

    // By hand: the framework's reading of enumerations would have to be compiled at every start of the program.
    private static CasualtyClass? ClassNamed(string value) => value.ToLowerInvariant() switch
    {
        "military" => CasualtyClass.Military,
        "militant" => CasualtyClass.Militant,
        "police" => CasualtyClass.Police,
        "civilian" => CasualtyClass.Civilian,
        "unknown" => CasualtyClass.Unknown,
        _ => null,
    };

    private static CasusException Damaged(Stanza stanza, string found) =>
        stanza.Error("CAS0311", $"{found}. Correct the entry.");

    private void Add(EntryText text, int entry, EntryNames names)
    {
        names.Read(text);
        var id = names.Id.IsEmpty ? text.Read().Require("id") : names.Id.ToString();
        if (!byId.TryAdd(id, entry))
            throw text.Read().Error("CAS0310", $"the id '{id}' stands twice in the register. Give one entry another.");
        if (names.IsGeneral)
            AddGeneral(text.Read(), entry);
        if (names.Name.IsEmpty)
            text.Read().Require("name");
        if (names.IsPerson)
            AddPerson(names, entry);
        else
            AddNames(names, entry);
    }

    private void AddGeneral(Stanza stanza, int entry)
    {
        var sector = stanza.Require("general");
        if (!generals.TryAdd(GeneralKey(stanza.Require("country"), sector), entry))
            throw stanza.Error(
                "CAS0310",
                $"two entries stand for the {sector} of {stanza["country"]}. Take the field 'general' from one.");
    }

    private static string GeneralKey(string country, string sector) => $"{country} {sector}";

    private void AddNames(EntryNames names, int entry)
    {
        index.Add(names.Name, entry, ActorNameKind.Name, names.IsLoose);
        if (WithoutBrackets(names.Name) is { IsEmpty: false } plain)
            index.Add(plain, entry, ActorNameKind.Weak, names.IsLoose);
        for (var l = 0; l < names.Count; l++)
            AddList(names.ListAt(l), entry, names.KindAt(l), names.IsLoose && names.KindAt(l) == ActorNameKind.Alias);
    }

    // A single name that only sounds alike is somebody else's.
    private void AddPerson(EntryNames names, int entry)
    {
        var kind = names.IsCommon ? ActorNameKind.Common : ActorNameKind.Name;
        index.Add(names.Name, entry, kind, !names.IsCommon && names.Name.Span.Contains(' '));
        for (var l = 0; l < names.Count; l++)
        {
            if (names.KindAt(l) == ActorNameKind.Weak)
                AddList(names.ListAt(l), entry, ActorNameKind.Common, false);
            else if (names.KindAt(l) == ActorNameKind.Alias)
                AddList(names.ListAt(l), entry, ActorNameKind.Alias, false);
        }
    }

    private void AddList(ReadOnlyMemory<char> names, int entry, ActorNameKind kind, bool loose)
    {
        while (!names.IsEmpty)
        {
            var end = names.Span.IndexOf(';');
            index.Add((end < 0 ? names : names[..end]).Trim(), entry, kind, loose);
            names = end < 0 ? default : names[(end + 1)..];
        }
    }

    // "National Liberation Army (Bolivia)": what stands in brackets tells namesakes apart and is in no report. A single word that remains
    // ("Memorial", "The Base") is too common to mean the actor.
    private static ReadOnlyMemory<char> WithoutBrackets(ReadOnlyMemory<char> name)
    {
        var bracket = name.Span is [.., ')'] ? name.Span.LastIndexOf(" (") : -1;
        return bracket > 0 && name.Span[..bracket].TrimStart("The ").Contains(' ') ? name[..bracket] : default;
    }

    private Actor ActorAt(int entry) => Volatile.Read(ref actors[entry]) ?? Keep(ref actors[entry], Make(entries[entry].Read()));

    // The entry that stands for the sector of a state, else the actor made by rule: "irq-military", a state's code and
    // a rule's ending.
    private Actor? ActorByRule(string country, string? ending, string? sector)
    {
        if (country.Length != IsoLength || !byId.TryGetValue("state-" + country.ToLowerInvariant(), out var state))
            return null;
        for (var r = 0; r < rules.Count; r++)
        {
            if (rules[r].Require("id") != ending && rules[r].Require("sector") != sector)
                continue;
            if (generals.TryGetValue(GeneralKey(country.ToUpperInvariant(), rules[r].Require("sector")), out var general))
                return ActorAt(general);
            var id = $"{country.ToLowerInvariant()}-{rules[r].Require("id")}";
            return ruleActors.TryGetValue(id, out var known)
                ? known
                : ruleActors.GetOrAdd(id, MakeByRule(entries[state].Read(), rules[r]));
        }

        return null;
    }

    private static Actor Keep(ref Actor? slot, Actor made) => Interlocked.CompareExchange(ref slot, made, null) ?? made;

    private Actor MakeByRule(Stanza state, Stanza rule)
    {
        var iso = state.Require("iso");
        return new()
        {
            Id = iso.ToLowerInvariant() + "-" + rule.Require("id"),
            Name = rule.Require("name").Replace("{state}", state.Require("name"), StringComparison.Ordinal),
            Type = TypeNamed(rule.Require("type"), rule),
            Sector = rule.Require("sector"),
            Country = iso,
            PloverCode = iso,
            Parent = state.Require("id"),
        };
    }

    private Actor Make(Stanza stanza)
    {
        var iso = stanza["iso"];
        var offices = Offices(stanza);
        var type = TypeNamed(
            !offices.IsEmpty ? ActorType.PersonName
            : iso is null ? stanza.Require("type")
            : stanza["status"] is "dependent" ? "territory"
            : "state",
            stanza);
        var sectors = stanza.List("sector").ToArray();
        var country = iso ?? stanza["country"] ?? "";
        var (from, to) = Years(stanza);
        return new()
        {
            Id = stanza.Require("id"),
            Name = stanza.Require("name"),
            Aliases = [.. stanza.List("alias")],
            Type = type,
            Sector = sectors.Length > 0 ? sectors[0] : type.Sector,
            SecondarySector = sectors.Length > 1 ? sectors[1] : "",
            Country = country,
            Operates = [.. stanza.List("operates")],
            Parent = stanza["parent"],
            UcdpIds = [.. stanza.List("ucdp-id").Select(n => Number(stanza, n))],
            ActiveFrom = from ?? (offices.Any(o => o.From is null) ? null : offices.FirstOrDefault()?.From?.Year),
            ActiveTo = to,
            Offices = offices,
            Statuses = [.. stanza.Values("since").Select(s => Status(stanza, s)).OrderBy(s => s.From)],
            PloverCode = stanza["plover"] ?? (country.Length > 0 ? country : type.PloverCode),
        };
    }

    private ImmutableArray<Office> Offices(Stanza stanza) =>
    [
        .. stanza.Values("held")
            .Select(h => Office.TryParse(h, byId.ContainsKey) ?? throw Damaged(stanza, $"'{h}' is not dates, a sector and an office"))
            .OrderBy(o => o.From),
    ];

    private ActorType TypeNamed(string name, Stanza stanza) =>
        types.TryGetValue(name, out var type) ? type : throw Damaged(stanza, $"the type '{name}' is not in types.txt");

    private static int Number(Stanza stanza, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Damaged(stanza, $"'{value}' is not a number");

    // "1991-", "1991-2002" or "-2002".
    private static (int? From, int? To) Years(Stanza stanza)
    {
        if (stanza["active"] is not { } years)
            return (null, null);
        var dash = years.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
            throw Damaged(stanza, $"'{years}' is not a span of years such as 1991-2002 or 1991-");
        return (Year(years[..dash]), Year(years[(dash + 1)..]));

        int? Year(string year) => year.Length == 0 ? null : Number(stanza, year);
    }

    // "2021-08-15 GOV government": date, sector, type.
    private ActorStatus Status(Stanza stanza, string value)
    {
        var parts = value.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 3 && IsoDay.TryParse(parts[0], out var from)
            ? new(from, parts[1], TypeNamed(parts[2], stanza))
            : throw Damaged(stanza, $"'{value}' is not a date, a sector and a type");
    }
}
