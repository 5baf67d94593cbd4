using System.Collections.Immutable;
using Casus.Exports.Knowledge;
using Casus.Exports.Safety;
using Casus.Fusion.Incidents;
using Casus.Knowledge.Actors;
using Casus.Records;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>Makes the two sides of an event out of all that reports call its actors, targets and victims.</summary>
/// <remarks>
/// Each claim is a vote for a side: an actor of the register, the forces of a state, an unidentified group, civilians. Who has votes on both
/// sides stands on the one where he has more. Nobody who is only denied stands anywhere.
/// </remarks>
internal sealed class SideReader(ExportKnowledge knowledge, IIncidentSource source)
{
    private const string Unidentified = "unidentified";
    private const string CivilianKey = "civilians";
    private const double WeakVote = 0.3;

    /// <summary>Who has fewer than this share of the votes of the first on his side is named in passing.</summary>
    private const double FewestVotes = 0.5;

    private const int MostNamed = 4096;
    private readonly Dictionary<(string Raw, string Country), Actor?> named = [];

    private sealed record Vote(string Key, Func<string, DateOnly, Side> Make, double Weight, int Claim, string Raw)
    {
        /// <summary>Whether somebody denies that this party did it.</summary>
        public bool IsDenied { get; init; }
    }

    /// <summary>Reads the sides.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="country">Where it happened, ISO 3166-1 alpha-3; empty when unknown.</param>
    /// <param name="day">When.</param>
    /// <param name="speakers">Who says what a claim says, as they may be named.</param>
    /// <param name="safe">Makes words fit to leave.</param>
    public (ImmutableArray<Side> Actors, ImmutableArray<Side> Targets) Read(Incident incident, string country, DateOnly day, Func<int, ImmutableArray<string>> speakers, Func<string, string> safe)
    {
        var actors = Votes(incident, country, [ParticipantRole.Actor, ParticipantRole.Claimant]);
        var targets = Votes(incident, country, [ParticipantRole.Target, ParticipantRole.Victim]);
        var crowd = knowledge.Sides.Crowd(incident.Codes.Acled);
        if (crowd is not null)
            actors = [.. actors.Where(v => v.Key is not (CivilianKey or Unidentified)), Crowd(crowd, incident)];
        else
            actors.RemoveAll(v => v.Key == CivilianKey);
        if (incident.Casualties.ByGroup.Any(g => g.Who == CasualtyGroup.Civilian && g.Best > 0))
            targets.Add(new(CivilianKey, Civilians, WeakVote, -1, ""));
        var sides = (Weigh(actors), Weigh(targets));
        return (
            Sides(actors, sides.Item1, sides.Item2, true),
            [.. Sides(targets, sides.Item2, sides.Item1, false).OrderBy(s => s.IsCivilian || s.IsUnidentified)]);

        ImmutableArray<Side> Sides(List<Vote> votes, Dictionary<string, double> here, Dictionary<string, double> there, bool wins) =>
        [
            .. votes
                .GroupBy(v => v.Key, StringComparer.Ordinal)
                .Where(g => g.Key is Unidentified or CivilianKey || here[g.Key] >= here.Values.Max() * FewestVotes)
                .Where(g => g.Key is Unidentified or CivilianKey || !there.TryGetValue(g.Key, out var other) || here[g.Key] > other || (wins && here[g.Key] == other))
                .OrderByDescending(g => here[g.Key])
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Complete(g.First().Make(country, day), incident, [.. g.Where(v => v.Claim >= 0).OrderBy(v => v.Claim)], speakers, safe)),
        ];
    }

    private static Vote Crowd(string kind, Incident incident) =>
        new(kind, (country, _) => new() { Key = kind, Name = kind, Class = kind, Country = country, Sector = "CVL", Certainty = Certainty.Stated }, 100, incident.Claims.IsEmpty ? -1 : 0, "");

    private static Dictionary<string, double> Weigh(List<Vote> votes) => votes
        .GroupBy(v => v.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(v => v.Weight), StringComparer.Ordinal);

    private static Side Complete(Side side, Incident incident, List<Vote> votes, Func<int, ImmutableArray<string>> speakers, Func<string, string> safe)
    {
        ImmutableArray<int> claims = [.. votes.Select(v => v.Claim).Distinct()];
        var sure = claims.Where(c => incident.Claims[c].Certainty != Certainty.Denied).Select(c => incident.Claims[c].Certainty).DefaultIfEmpty(Certainty.Stated).Min();
        return side with
        {
            Certainty = sure,
            IsDenied = votes.Exists(v => v.IsDenied),
            Claims = claims,
            AccordingTo = [.. claims.SelectMany(c => speakers(c)).Distinct(StringComparer.Ordinal)],
            Raw = safe(votes.Select(v => v.Raw).FirstOrDefault(r => r.Length > 0) ?? ""),
            Name = side.Key.StartsWith("raw:", StringComparison.Ordinal) ? safe(side.Name) : side.Name,
        };
    }

    private List<Vote> Votes(Incident incident, string country, ParticipantRole[] roles)
    {
        var votes = new List<Vote>();
        // What a reviewer says of who did it outweighs every claim.
        var isNamed = roles[0] == ParticipantRole.Actor && incident.Review?[CorrectedField.Actor] is not null;
        foreach (var participant in incident.Participants.Where(p => roles.Contains(p.Role) && p.Certainty != Certainty.Denied && (!isNamed || p.Role == ParticipantRole.Actor)))
        {
            // Whom a reviewer named: an entry of the register, or somebody who is not further known; his words are in no report, and may name a person.
            if (participant.Claims.IsEmpty)
                votes.Add(VoteOf(participant, null, roles[0] == ParticipantRole.Actor, 1, -1, country) is { } named ? named with { Raw = "" } : new(Unidentified, UnidentifiedGroup, 1, -1, ""));
            foreach (var claim in participant.Claims)
            {
                var told = incident.Claims[claim];
                var entity = Entity(told, participant.Role);
                var weight = told.Certainty switch { Certainty.Claimed => 1.5, Certainty.Stated => 1, Certainty.Accused => 0.8, Certainty.Suspected => 0.5, _ => 0 };
                if (weight > 0 && VoteOf(participant, entity, roles[0] == ParticipantRole.Actor, weight, claim, country) is { } vote)
                    votes.Add(vote with { IsDenied = participant.IsDenied });
            }
        }

        return votes;
    }

    private CodedEntity? Entity(IncidentClaim claim, ParticipantRole role)
    {
        if (source.Record(claim.Report) is not { } record || record.Events.FirstOrDefault(e => e.Id == claim.Event) is not { } told)
            return null;
        return told.Participants
            .Where(p => p.Role == role)
            .Select(p => record.Entities.FirstOrDefault(e => e.Id == p.Entity))
            .FirstOrDefault(e => e is not null && (e.Name == claim.Value.Name || (e.ActorId is not null && e.ActorId == claim.Value.ActorId)));
    }

    private Vote? VoteOf(IncidentParticipant participant, CodedEntity? entity, bool isActor, double weight, int claim, string country)
    {
        var raw = participant.Name;
        var (sector, home) = (entity?.Sector, entity?.Country ?? "");
        if (ActorOf(participant.ActorId ?? entity?.ActorId, raw, country) is { } actor)
            return OfRegister(actor, isActor, weight, claim, raw);
        if (knowledge.Sides.IsForce(sector))
            return home.Length == 0 ? null : new(ForceKey(home, sector!), Force(home, sector!), weight, claim, raw);
        if (entity?.Type is EntityType.Nationality or EntityType.Place && home.Length > 0)
            return isActor && home != country ? new(ForceKey(home, "MIL"), Force(home, "MIL"), weight * WeakVote, claim, raw) : null;
        if (entity?.Type is EntityType.Organisation && knowledge.Sides.IsGroup(sector) && entity!.Mentions.Any(m => m.Form == MentionForm.Name))
            return new("raw:" + string.Concat(FoldedText.Words(raw)), Named(raw, home, sector!), weight, claim, raw);
        if (knowledge.Sides.IsGroup(sector))
            return new(Unidentified, UnidentifiedGroup, weight * WeakVote, claim, raw);
        if (isActor)
            return null;
        return entity?.Type is EntityType.Person or EntityType.Nationality && (sector is null || knowledge.Sides.IsCivilian(sector))
            ? new(CivilianKey, Civilians, sector is null ? 0.1 : weight, claim, raw)
            : null;
    }

    private Vote? OfRegister(Actor actor, bool isActor, double weight, int claim, string raw)
    {
        var sector = actor.SectorOn(null);
        if (actor.Type.IsState)
            return isActor ? new(ForceKey(actor.Country, "MIL"), Force(actor.Country, "MIL"), weight, claim, raw) : null;
        if (actor.Type.IsPerson)
            return null;
        if (actor.Country.Length > 0 && knowledge.Sides.IsForceByType(actor.Type.Name))
            return new(ForceKey(actor.Country, sector), Force(actor.Country, sector), weight, claim, raw);
        if (isActor && actor.Type.AcledClass is "" or AcledCodes.Civilians)
            return null;
        if (knowledge.Sides.IsBody(actor.Type.Name))
            return new(ForceKey(actor.Country, "MIL"), Force(actor.Country, "MIL"), weight * WeakVote, claim, raw);
        return new(actor.Id, (at, day) => OfActor(actor, at, day), weight, claim, raw);
    }

    private Actor? ActorOf(string? id, string raw, string country)
    {
        if (id is not null)
            return knowledge.Actors.TryGet(id, out var known) ? known : null;
        if (named.Count >= MostNamed)
            named.Clear();
        if (!named.TryGetValue((raw, country), out var actor))
            named[(raw, country)] = actor = NamedIn(raw, country);
        return actor;
    }

    // "a Kata'ib Hezbollah commander" belongs to the group whose name stands in the words.
    private Actor? NamedIn(string raw, string country)
    {
        var words = raw.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var context = new ActorContext { Countries = country.Length > 0 ? [country] : [] };
        for (var length = Math.Min(words.Length, 8); length >= 1; length--)
        {
            for (var at = 0; at + length <= words.Length; at++)
            {
                if (char.IsUpper(words[at][0])
                    && knowledge.Actors.Find(string.Join(' ', words[at..(at + length)]), context) is [{ Actor.Type: { IsPerson: false, IsState: false, IsPeople: false } } best, ..])
                    return best.Actor;
            }
        }

        return null;
    }

    private Side OfActor(Actor actor, string country, DateOnly day)
    {
        var named = actor.AcledClassOn(day);
        if (named == AcledCodes.StateForces && country.Length > 0 && actor.Country != country)
            named = AcledCodes.External;
        return new()
        {
            Key = actor.Id,
            Name = actor.Name,
            Country = actor.Country,
            Sector = actor.SectorOn(day),
            Class = named.Length > 0 ? named : knowledge.Acled.OfSector(actor.SectorOn(day)) ?? AcledCodes.PoliticalMilitia,
            UcdpId = actor.UcdpIds is [var only] ? only : null,
            Certainty = Certainty.Stated,
        };
    }

    private static string ForceKey(string country, string sector) => $"force:{country}:{(sector == "COP" ? "COP" : "MIL")}";

    // Outside its own country a state's army is External/Other forces.
    private Func<string, DateOnly, Side> Force(string home, string sector) => (country, day) => new()
    {
        Key = ForceKey(home, sector),
        Name = $"{(sector == "COP" ? "Police" : "Military")} Forces of {knowledge.NameInSentence(home)}{(knowledge.Governments.Years(home, day) is { } years ? " " + years : "")}",
        Country = home,
        Sector = sector == "COP" ? "COP" : "MIL",
        Class = country.Length == 0 || home == country ? AcledCodes.StateForces : AcledCodes.External,
        UcdpId = null,
        IsState = true,
        Certainty = Certainty.Stated,
    };

    private Func<string, DateOnly, Side> Named(string name, string home, string sector) => (_, _) => new()
    {
        Key = "raw:" + string.Concat(FoldedText.Words(name)),
        Name = name,
        Country = home,
        Sector = sector,
        Class = knowledge.Acled.OfSector(sector) ?? AcledCodes.PoliticalMilitia,
        Certainty = Certainty.Stated,
    };

    /// <summary>Civilians of the country of the event.</summary>
    public Side Civilians(string country, DateOnly day) => new()
    {
        Key = CivilianKey, Name = InCountry("Civilians", country), Country = country, Sector = "CVL", Class = AcledCodes.Civilians, Certainty = Certainty.Stated,
    };

    /// <summary>A group that no report names.</summary>
    public Side UnidentifiedGroup(string country, DateOnly day) => new()
    {
        Key = Unidentified, Name = InCountry("Unidentified Armed Group", country), Country = country, Sector = "UAF", Class = AcledCodes.PoliticalMilitia, Certainty = Certainty.Stated,
    };

    private string InCountry(string who, string country) => country.Length == 0 ? who : $"{who} ({knowledge.NameOf(country)})";
}
