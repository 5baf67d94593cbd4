using System.Collections.Immutable;

namespace Casus.Knowledge.Actors;

/// <summary>
/// An entry of the actor register: a state, force, armed group, organisation, people, or a person in public office.
/// </summary>
/// <remarks>A register makes each of its actors once: the same entry is the same object.</remarks>
public sealed class Actor
{
    /// <summary>PLOVER's sector of former office holders.</summary>
    public const string FormerHolder = "ELI";

    /// <summary>
    /// Stable, lower-case, of letters, digits and hyphens: <c>kata-ib-hezbollah</c>, <c>state-irq</c>,
    /// <c>irq-military</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The best English name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Other names that mean it wherever they stand, without adjectives, capitals and names it shares with better-known
    /// actors.
    /// </summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>What it is.</summary>
    public required ActorType Type { get; init; }

    /// <summary>
    /// PLOVER sector before the first of <see cref="Statuses"/>; empty for states, peoples and many international
    /// organisations.
    /// </summary>
    public string Sector { get; init; } = "";

    /// <summary>A second sector (a party with a militia), or empty.</summary>
    public string SecondarySector { get; init; } = "";

    /// <summary>
    /// ISO 3166-1 alpha-3 of the country it belongs to or is based in; empty for none or several. XKX is Kosovo.
    /// </summary>
    public string Country { get; init; } = "";

    /// <summary>Countries where it acts, its base among them; empty when only the base is known.</summary>
    public ImmutableArray<string> Operates { get; init; } = [];

    /// <summary>The <see cref="Id"/> of the actor it is part of, or <see langword="null"/>.</summary>
    public string? Parent { get; init; }

    /// <summary>Numbers in UCDP's register of actors; two where UCDP counts two periods as two actors.</summary>
    public ImmutableArray<int> UcdpIds { get; init; } = [];

    /// <summary>First year of its existence, or <see langword="null"/> where not certain.</summary>
    public int? ActiveFrom { get; init; }

    /// <summary>Last year of its existence, or <see langword="null"/> where it goes on or is not certain.</summary>
    public int? ActiveTo { get; init; }

    /// <summary>Changes of sector and type, earliest first: a rebel group that came to govern.</summary>
    public ImmutableArray<ActorStatus> Statuses { get; init; } = [];

    /// <summary>The code PLOVER writes for it: <see cref="Country"/>, else UNO, EUR, IGO, NGO; empty for none.</summary>
    public string PloverCode { get; init; } = "";

    /// <summary>The offices that a person held, those that began first, first; empty for all others.</summary>
    public ImmutableArray<Office> Offices { get; init; } = [];

    /// <summary>The sector on a day; without a day, the latest.</summary>
    /// <remarks>
    /// A person has that of the office, of several the one that began last; ELI after and between public offices, none
    /// before the first. Who led an armed group keeps its sector until the next office: reports of the end come after it.
    /// </remarks>
    public string SectorOn(DateOnly? day)
    {
        if (Offices.IsEmpty)
            return StatusOn(day)?.Sector ?? Sector;
        return OfficeOn(day) is { } office ? office.Sector
            : Offices.Where(o => o.To < (day ?? DateOnly.MaxValue)).MaxBy(o => o.To) is not { } last ? ""
            : last.IsPublic ? FormerHolder
            : last.Sector;
    }

    /// <summary>The office a person holds on a day, without a day today's; <see langword="null"/> for none.</summary>
    public Office? OfficeOn(DateOnly? day) => Offices.LastOrDefault(o => o.HeldOn(day ?? DateOnly.MaxValue));

    /// <summary>
    /// <see cref="Country"/>, but that of the office where it is another country's; empty in an international office.
    /// </summary>
    public string CountryOn(DateOnly? day) => OfficeOn(day) switch
    {
        null or { Country: "" } => Country,
        { Country: "UNO" or "EUR" or "NAT" or "IGO" } => "",
        var office => office.Country,
    };

    /// <summary><see cref="PloverCode"/>, but that of the office on the day where it has another.</summary>
    public string PloverCodeOn(DateOnly? day) => OfficeOn(day) is { Country: { Length: > 0 } code } ? code : PloverCode;

    /// <summary>The type on a day; without a day, the latest.</summary>
    public ActorType TypeOn(DateOnly? day) => StatusOn(day)?.Type ?? Type;

    /// <summary>ACLED's actor class on a day, within its own country; empty where it depends on the deed.</summary>
    public string AcledClassOn(DateOnly? day) => TypeOn(day).AcledClass;

    /// <summary>Whether it acts in a country: its base or one of <see cref="Operates"/>.</summary>
    /// <param name="country">ISO 3166-1 alpha-3.</param>
    public bool ActsIn(string country) => Country == country || Operates.Contains(country);

    /// <summary>Whether a day lies within the years of its existence, as far as they are known.</summary>
    public bool ExistedOn(DateOnly day) => !(day.Year < ActiveFrom || day.Year > ActiveTo);

    /// <inheritdoc/>
    public override string ToString() => Id;

    private ActorStatus? StatusOn(DateOnly? day)
    {
        ActorStatus? found = null;
        foreach (var status in Statuses)
        {
            if (day is null || status.From <= day)
                found = status;
        }

        return found;
    }
}
