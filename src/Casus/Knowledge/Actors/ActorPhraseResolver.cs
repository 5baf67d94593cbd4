using System.Diagnostics.CodeAnalysis;
using Casus.Reports;

namespace Casus.Knowledge.Actors;

/// <summary>
/// Reads country and sector off a phrase about an actor: "Iraqi security forces", "an Iran-backed militia", "former
/// prime minister of Italy".
/// </summary>
/// <remarks>
/// What an actor is stands in the first part of the phrase that says so; parts are divided by prepositions and commas, and in each the last
/// role counts. Immutable and thread-safe.
/// </remarks>
public sealed class ActorPhraseResolver
{
    private const string FormerHolder = Actor.FormerHolder;
    private readonly ActorRegister register;
    private readonly PhraseReader reader;
    private readonly HashSet<string> place = [];

    private ActorPhraseResolver(ActorRegister register, RoleLexicon roles, IReadOnlyList<Stanza> words)
    {
        (this.register, reader) = (register, new(register, roles, words));
        foreach (var stanza in words)
            place.UnionWith(stanza.List("place"));
    }

    /// <summary>Reads the small words that steer the reading.</summary>
    /// <exception cref="CasusException">CAS0301, CAS0304: the file is missing or a line damaged.</exception>
    public static ActorPhraseResolver Load(DataFolder data, ActorRegister register, RoleLexicon roles)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(roles);
        return new(register, roles, data.Stanzas("actors/phrase-words.txt"));
    }

    /// <summary>Reads a phrase.</summary>
    /// <param name="phrase">The words of one mention, with or without its article; of longer ones the first 64 words
    /// are read.</param>
    /// <param name="context">What is known about the report, or <see langword="null"/> for a phrase by itself.</param>
    /// <param name="read">Country, sector and the words that decided.</param>
    /// <returns>Whether any word told something.</returns>
    public bool TryResolve(string phrase, ActorContext? context, [NotNullWhen(true)] out ActorPhrase? read)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        // Without any capital the phrase may come from a text that has none; a caller that knows the text says so.
        if (context is null && phrase.AsSpan().ContainsAnyInRange('a', 'z') && !phrase.AsSpan().ContainsAnyInRange('A', 'Z'))
            context = ActorContext.None with { IgnoreCase = true };
        context ??= ActorContext.None;
        var parts = reader.Read(phrase, context);
        read = parts.Items.Any(i => i.Candidate is not null || i.Role is not null)
            || CountryOfPlaceIn(phrase, parts, context) is not null
            ? new Interpretation(this, phrase, parts, context).Resolve()
            : null;
        return read is not null;
    }

    // The country of the longest run of words that are a place's name and nothing else: "Kano State" in "the Kano State government".
    private static string? CountryOfPlaceIn(string phrase, PhraseParts parts, ActorContext context)
    {
        if (context.CountryOfPlace is not { } countryOf)
            return null;
        for (var first = 0; first < parts.Items.Count; first++)
        {
            var end = first;
            while (end < parts.Items.Count && parts.Items[end].IsUnknown && parts.Items[end].Part == parts.Items[first].Part)
                end++;
            for (var last = end - 1; last >= first; last--)
            {
                if (countryOf(phrase[parts.Items[first].Start..parts.Items[last].End]) is { } country)
                    return country;
            }
        }

        return null;
    }

    /// <summary>One phrase under way.</summary>
    private sealed class Interpretation(ActorPhraseResolver owner, string phrase, PhraseParts parts, ActorContext context)
    {
        private readonly List<string> reasons = [];

        public ActorPhrase Resolve()
        {
            var head = HeadPart();
            var named = NamedActor(head);
            var role = RoleOf(head);
            var (sector, second) = Sector(head, named, role);
            var country = Country(head, named);
            if (parts.IsFormer
                && role is { Role.Sector: "GOV" or "LEG" or "MIL" or "COP" or "JUD" or "SPY" or "PTY" or "UNK" }
                && sector != "UNK")
                (sector, second) = (Because(FormerHolder, "the office is past"), sector == FormerHolder ? "" : sector);
            var people = People(named, role, sector);
            var actor = named?.Candidate!.Actor ?? StateOf(country, sector);
            return new(country, sector, second, people, actor, named is not null, string.Join("; ", reasons));
        }

        private string Because(string value, string reason)
        {
            reasons.Add(reason);
            return value;
        }

        private string Words(PhraseItem item) => phrase[item.Start..item.End];

        private IEnumerable<PhraseItem> In(int part) => parts.Items.Where(i => i.Part == part);

        // The first part that names an actor or a telling role; else the first that says anything.
        private int HeadPart() =>
            (parts.Items.FirstOrDefault(i => i.IsNamedActor || i.IsTellingRole)
                ?? parts.Items.FirstOrDefault(i => i.Candidate is not null && !i.IsForeign)
                ?? parts.Items.FirstOrDefault(i => i.Role is not null)
                ?? parts.Items[0]).Part;

        // In the head, or after "of" or "from" where the head is only fighters: "gunmen from Hamas".
        private PhraseItem? NamedActor(int head)
        {
            if (In(head).LastOrDefault(i => i.IsNamedActor) is { } own)
                return own;
            if (In(head).LastOrDefault(i => i.IsTellingRole) is not { Role.People: CasualtyClass.Militant })
                return null;
            return parts.Items.FirstOrDefault(i => i.Part > head && i.IsNamedActor && parts.Boundaries[i.Part] is "of" or "from" or "belonging");
        }

        private PhraseItem? RoleOf(int head) =>
            In(head).LastOrDefault(i => i.IsTellingRole) ?? parts.Items.FirstOrDefault(i => i.Role is not null && i.Part <= head && !i.IsForeign);

        private (string Sector, string Second) Sector(int head, PhraseItem? named, PhraseItem? role)
        {
            if (named?.Candidate is { } candidate)
            {
                var own = owner.register.SectorOf(candidate.Actor, phrase, new(named.Start, named.End), context.On);
                var outweighs = role is { IsTellingRole: true, Role.People: not CasualtyClass.Militant }
                    && role.Start > named.Start;
                if (!outweighs && (own.Length > 0 || role is null))
                    return (Because(own, $"'{Words(named)}' is {candidate.Actor.Id}, {candidate.Reason}"), candidate.Actor.SecondarySector);
                reasons.Add($"'{Words(named)}' is {candidate.Actor.Id}, {candidate.Reason}");
            }

            if (role is { IsTellingRole: true })
                return (Because(role.Role!.Sector, $"role '{Words(role)}'"), role.Role.SecondarySector);
            return (Untold(head, role), "");
        }

        // No telling role: a state or people as such, its officials, or people of no known role.
        private string Untold(int head, PhraseItem? role)
        {
            var state = In(head).FirstOrDefault(i => i.IsState);
            if (role is { Role.SectorBesideState: { Length: > 0 } beside } && parts.Items.Any(i => i.IsState))
                return Because(beside, $"'{Words(role)}' of a state");
            if (role is not null)
                return Because("UNK", $"'{Words(role)}' says no role");
            if (In(head).FirstOrDefault(i => i.IsPeople) is { } people)
                return Because(
                    people.Candidate!.Actor.Sector is { Length: > 0 } own ? own : "CVL", $"people '{Words(people)}'");
            if (state is null)
                return Because("CVL", "a place stands for its people");
            if (state.Candidate!.Kind is ActorNameKind.Seat)
                return Because("GOV", $"seat of government '{Words(state)}'");
            if (parts.Items.Any(i => i.IsUnknown && i.Part == head))
                return Because("UNK", "the noun tells no role");
            return state.Candidate.Kind is ActorNameKind.Capital
                ? Because("GOV", $"capital '{Words(state)}' stands for the government")
                : "";
        }

        private string Country(int head, PhraseItem? named)
        {
            if (named?.Candidate?.Actor.PloverCodeOn(context.On) is { Length: > 0 } code)
                return code;
            var tells = parts.Items.Where(i => i.Part == head).Concat(parts.Items.Where(i => i.Part > head && owner.place.Contains(parts.Boundaries[i.Part])))
                .Concat(parts.Items.Where(i => i.Part < head)).ToList();
            if (tells.FirstOrDefault(i => i.IsState) is { } state)
                return Because(state.Candidate!.Actor.Country, $"'{Words(state)}' is {state.Candidate.Actor.Name}");
            if (tells.FirstOrDefault(i => i.IsNamedActor && i.Candidate!.Actor.PloverCodeOn(context.On).Length > 0) is { } other)
                return Because(other.Candidate!.Actor.PloverCodeOn(context.On), $"'{Words(other)}' is {other.Candidate.Actor.Id}");
            if (tells.FirstOrDefault(i => i.IsPeople) is { } people && CountryOfPeople(people) is { Length: > 0 } home)
                return Because(home, $"'{Words(people)}' live in {home}");
            return CountryOfPlaceIn(phrase, parts, context) is { } place ? Because(place, $"a place in {place}") : "";
        }

        private string CountryOfPeople(PhraseItem people)
        {
            var actor = people.Candidate!.Actor;
            return actor.Country.Length > 0 ? actor.Country : context.Countries.FirstOrDefault(actor.ActsIn) ?? "";
        }

        private CasualtyClass People(PhraseItem? named, PhraseItem? role, string sector)
        {
            if (role is { Role.People: not CasualtyClass.Unknown } && role.Role.People != CasualtyClass.Militant)
                return role.Role.People;
            if (named?.Candidate!.Actor.TypeOn(context.On).Members is { } members and not CasualtyClass.Unknown
                && (role is null || members != CasualtyClass.Civilian))
                return members;
            return role?.Role?.People is { } told and not CasualtyClass.Unknown ? told : sector switch
            {
                "MIL" => CasualtyClass.Military,
                "COP" => CasualtyClass.Police,
                "GOV" or "CVL" or FormerHolder => CasualtyClass.Civilian,
                _ => CasualtyClass.Unknown,
            };
        }

        private Actor? StateOf(string country, string sector)
        {
            if (country.Length == 0)
                return null;
            return sector.Length == 0 && owner.register.TryGet("state-" + country.ToLowerInvariant(), out var state)
                ? state
                : owner.register.StateActor(country, sector);
        }
    }
}
