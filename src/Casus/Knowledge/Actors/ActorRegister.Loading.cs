using System.Globalization;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

public sealed partial class ActorRegister
{
    private const string Folder = "actors";
    private static readonly string[] EntryFiles = ["states", "nonstate", "state-forces", "state-bodies", "organisations", "parties", "peoples"];
    private readonly Dictionary<string, string> ruleEndings = new(StringComparer.Ordinal);
    private readonly int ruleCount;

    private ActorRegister(DataFolder data)
    {
        folding = new(data.Stanzas($"{Folder}/name-forms.txt"));
        types = data.Stanzas($"{Folder}/types.txt").Select(ReadType).ToDictionary(t => t.Name, StringComparer.Ordinal);
        var stanzas = EntryFiles.SelectMany(f => data.Stanzas($"{Folder}/{f}.txt")).ToList();
        var rules = data.Stanzas($"{Folder}/state-rules.txt");
        index = new(folding, stanzas.Count * 4);
        byId = new(stanzas.Count * 2, StringComparer.Ordinal);
        var all = new List<Entry>(stanzas.Count * 2);
        foreach (var stanza in stanzas)
            Add(stanza, all);
        AddRules(rules, all);
        entries = [.. all];
        ruleCount = entries.Length - stanzas.Count;
        actors = new Actor?[entries.Length];
    }

    /// <summary>Reads the register.</summary>
    /// <exception cref="CasusException">
    /// CAS0301, CAS0302, CAS0304: a file is missing or a line damaged; CAS0310: two entries have one id. Errors in fields that only an actor's
    /// details need (CAS0311: an unknown type, a bad year, date or number) come when the actor is first asked for.
    /// </exception>
    public static ActorRegister Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data);
    }

    private static ActorType ReadType(Stanza stanza) => new(
        stanza.Require("type"), stanza["sector"] ?? "", stanza["acled"] ?? "", stanza["plover"] ?? "", ReadClass(stanza, "members"));

    /// <summary>Reads a field that says what people are in a toll; an absent one says unknown.</summary>
    internal static CasualtyClass ReadClass(Stanza stanza, string key) =>
        stanza[key] is not { } value ? CasualtyClass.Unknown
        : Enum.TryParse<CasualtyClass>(value, ignoreCase: true, out var known) ? known
        : throw Damaged(stanza, $"'{value}' in the field '{key}' is none of military, militant, police, civilian, unknown");

    private static CasusException Damaged(Stanza stanza, string found) => stanza.Error("CAS0311", $"{found}. Correct the entry.");

    private void Add(Stanza stanza, List<Entry> all)
    {
        var id = stanza.Require("id");
        var entry = all.Count;
        if (!byId.TryAdd(id, entry))
            throw stanza.Error("CAS0310", $"the id '{id}' stands twice in the register. Give one entry another.");
        all.Add(new(stanza, null));
        var isState = stanza["iso"] is not null;
        var loose = !isState && stanza["type"] is not ("people" or "media" or "ngo" or "party" or "company");
        var name = stanza.Require("name");
        index.Add(name, entry, ActorNameKind.Name, loose);
        if (WithoutBrackets(name) is { } plain)
            index.Add(plain, entry, ActorNameKind.Weak, loose);
        AddList(stanza, "alias", entry, ActorNameKind.Alias, loose);
        AddList(stanza, "weak", entry, ActorNameKind.Weak, loose: false);
        if (!isState)
            return;
        AddList(stanza, "adjective", entry, ActorNameKind.Adjective, loose: false);
        AddList(stanza, "people", entry, ActorNameKind.People, loose: false);
        AddList(stanza, "capital", entry, ActorNameKind.Capital, loose: false);
        AddList(stanza, "seat", entry, ActorNameKind.Seat, loose: false);
    }

    private void AddList(Stanza stanza, string key, int entry, ActorNameKind kind, bool loose)
    {
        foreach (var name in stanza.List(key))
            index.Add(name, entry, kind, loose);
    }

    // "National Liberation Army (Bolivia)": what stands in brackets tells namesakes apart and is in no report. A single word that remains
    // ("Memorial", "The Base") is too common to mean the actor.
    private static string? WithoutBrackets(string name)
    {
        var bracket = name.EndsWith(')') ? name.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return bracket > 0 && name.AsSpan(0, bracket).TrimStart("The ").Contains(' ') ? name[..bracket] : null;
    }

    private void AddRules(IReadOnlyList<Stanza> rules, List<Entry> all)
    {
        var states = all.Where(e => e.Stanza["iso"] is not null).ToList();
        foreach (var rule in rules)
        {
            ruleEndings[rule.Require("sector")] = rule.Require("id");
            foreach (var state in states)
            {
                byId.TryAdd(state.Stanza.Require("iso").ToLowerInvariant() + "-" + rule.Require("id"), all.Count);
                all.Add(new(state.Stanza, rule));
            }
        }
    }

    private Actor ActorAt(int entry)
    {
        if (Volatile.Read(ref actors[entry]) is { } known)
            return known;
        var made = entries[entry] is (var stanza, { } rule) ? MakeByRule(stanza, rule) : Make(entries[entry].Stanza);
        return Interlocked.CompareExchange(ref actors[entry], made, null) ?? made;
    }

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
        var type = TypeNamed(iso is null ? stanza.Require("type") : stanza["status"] is "dependent" ? "territory" : "state", stanza);
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
            ActiveFrom = from,
            ActiveTo = to,
            Statuses = [.. stanza.Values("since").Select(s => Status(stanza, s)).OrderBy(s => s.From)],
            PloverCode = stanza["plover"] ?? (country.Length > 0 ? country : type.PloverCode),
        };
    }

    private ActorType TypeNamed(string name, Stanza stanza) =>
        types.TryGetValue(name, out var type) ? type : throw Damaged(stanza, $"the type '{name}' is not in types.txt");

    private static int Number(Stanza stanza, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Damaged(stanza, $"'{value}' is not a number");

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
        return parts.Length == 3 && DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            ? new(from, parts[1], TypeNamed(parts[2], stanza))
            : throw Damaged(stanza, $"'{value}' is not a date, a sector and a type");
    }

    private readonly record struct Entry(Stanza Stanza, Stanza? Rule);
}
