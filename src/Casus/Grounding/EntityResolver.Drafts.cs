using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

public sealed partial class EntityResolver
{
    private sealed partial class Work
    {
        private sealed record NameDraft(
            TokenRange Range, EntityType Type, int Priority, ActorNaming? Actor = null, Toponym? Toponym = null);

        // An entity while its mentions are collected.
        private sealed class Draft(EntityType type)
        {
            public EntityType Type { get; private set; } = type;

            public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

            public HashSet<string> Nominals { get; } = new(StringComparer.Ordinal);

            public List<EntityMention> Mentions { get; } = [];

            public ClassSet Classes { get; set; }

            public ActorNaming? Actor { get; private set; }

            /// <summary>The organisation whose members are meant, by its number in the register: "Hamas fighters".</summary>
            public string? MemberOf { get; set; }

            public bool IsState { get; private set; }

            public string? Country { get; private set; }

            public string? Sector { get; private set; }

            public string? Body { get; private set; }

            public bool IsArmedOrUnknown =>
                Sector is null or "REB" or "MIL" or "PRM" or "SPY" or "CRM" or "OPP" or "UAF" || Actor is null;

            // One thing: the same register entry, the same words, or a surname or short form of a longer name of the
            // same type.
            public bool Accepts(NameDraft name, string key)
            {
                if (Names.Count == 0)
                    return false;
                if (name.Actor?.Id is { } id && Actor?.Id is { } mine)
                    return id == mine;
                if (Names.Contains(key))
                    return Type == name.Type || (Type is EntityType.Place or EntityType.Organisation && name.Type is EntityType.Place or EntityType.Organisation);
                return Type == EntityType.Person && name.Type == EntityType.Person
                    && Names.Any(n => IsPartOfName(n, key) || IsPartOfName(key, n)) && !Names.Any(n => !IsPartOfName(n, key) && !IsPartOfName(key, n) && AreTwoOfOneSurname(n, key));
            }

            // "Danilo Ruiz … Ruiz … Mauricio Ruiz": another first name is another man, unless one is an initial of the other.
            private static bool AreTwoOfOneSurname(string name, string key)
            {
                if (name.LastIndexOf(' ') is not (var a and > 0) || key.LastIndexOf(' ') is not (var b and > 0) || name[a..] != key[b..])
                    return false;
                var (first, other) = (name[..name.IndexOf(' ', StringComparison.Ordinal)], key[..key.IndexOf(' ', StringComparison.Ordinal)]);
                return !(first.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(first, StringComparison.Ordinal));
            }

            public void Take(NameDraft name)
            {
                if (name.Actor is { } actor && (Actor is null || Actor.Id is null))
                {
                    Actor = actor;
                    (Country, Sector, Body) = (actor.Country ?? Country, actor.Sector ?? Sector, actor.Body ?? Body);
                }

                IsState |= name.Toponym is { } toponym
                    && (toponym.Usage != ToponymUsage.Literal || toponym.Place is { IsCountry: true });
                Country ??= name.Toponym?.Place?.Country is { Length: > 0 } country ? country : null;
                // A capital that acts is its government; a state that acts is the state.
                if (name.Toponym is { Usage: ToponymUsage.Metonymic, Place.IsCountry: false })
                    Sector ??= "GOV";
            }

            public void Describe(ActorPhrase description, bool isBody)
            {
                if (isBody)
                    Body ??= OrNull(description.Country);
                else
                    Country ??= OrNull(description.Country);
                Sector ??= OrNull(description.Sector);
            }

            /// <summary>Takes over another that turned out to be the same.</summary>
            public void Take(Draft other)
            {
                Names.UnionWith(other.Names);
                Nominals.UnionWith(other.Nominals);
                Mentions.AddRange(other.Mentions);
                Classes |= other.Classes;
                Actor ??= other.Actor;
                MemberOf ??= other.MemberOf;
                IsState |= other.IsState;
                Belong(other.Country, other.Sector);
                Body ??= other.Body;
            }

            public void Belong(string? country, string? sector) => (Country, Sector) = (Country ?? country, Sector ?? sector);

            private static string? OrNull(string text) => text.Length == 0 ? null : text;

            public Entity ToEntity(int index, Tokens tokens)
            {
                Mentions.Sort((a, b) => (a.Range.Start, a.Range.End).CompareTo((b.Range.Start, b.Range.End)));
                var best = Mentions
                    .Where(m => m.Form == MentionForm.Name)
                    .OrderByDescending(m => Weight(m, tokens))
                    .ThenBy(m => m.Range.Start)
                    .Select(m => (EntityMention?)m)
                    .FirstOrDefault()
                    ?? Mentions.First(m => m.Form == Mentions.Min(x => x.Form));
                return new()
                {
                    Index = index,
                    Type = Type,
                    Name = tokens.SpanOf(best.Range).In(tokens.Text),
                    ActorId = Actor?.Id ?? MemberOf,
                    ActorCandidates = Actor?.Candidates ?? [],
                    Country = Country,
                    Sector = Sector,
                    Body = Body,
                    IsState = IsState,
                    IsNamed = Names.Count > 0,
                    Classes = Classes,
                    Mentions = [.. Mentions],
                };
            }

            // The fullest name is the best one, but not by a title or a possessive more.
            private static int Weight(EntityMention mention, Tokens tokens) => tokens.SpanOf(mention.Range).Length;

            private static bool IsPartOfName(string whole, string part) =>
                whole.Length > part.Length && part.Length > 2 && whole.EndsWith(part, StringComparison.Ordinal)
                    && whole[^(part.Length + 1)] == ' ';
        }
    }
}
