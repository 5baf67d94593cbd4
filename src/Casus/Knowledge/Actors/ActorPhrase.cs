namespace Casus.Knowledge.Actors;

/// <summary>
/// What a phrase says about an actor: "two Russian soldiers", "the rebel FDLR force", "Somalia's prime minister".
/// </summary>
/// <param name="Country">ISO 3166-1 alpha-3, or PLOVER's UNO, EUR, IGO, NGO; empty when the phrase does not tell.</param>
/// <param name="Sector">PLOVER sector; empty for a state or people as such, <c>UNK</c> for people without a role.</param>
/// <param name="SecondarySector">A second sector, or empty.</param>
/// <param name="People">What the people of the phrase are in a toll, as far as the words say.</param>
/// <param name="Actor">The register's actor: the one named, else the state's own ("Iraqi troops": irq-military);
/// <see langword="null"/> for none.</param>
/// <param name="IsNamed">Whether <paramref name="Actor"/> stands in the phrase by a name of its own.</param>
/// <param name="Reason">Which words decided, for <c>casus explain</c>.</param>
public sealed record ActorPhrase(
    string Country, string Sector, string SecondarySector, CasualtyClass People, Actor? Actor, bool IsNamed, string Reason);
