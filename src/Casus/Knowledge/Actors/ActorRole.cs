namespace Casus.Knowledge.Actors;

/// <summary>What a noun says its bearer is, a line of <c>data/actors/roles.txt</c>.</summary>
/// <param name="Sector">PLOVER sector; <c>UNK</c> where the word names people without a role, empty where it only leads
/// on to "of".</param>
/// <param name="SecondarySector">A second sector, or empty.</param>
/// <param name="People">What its bearers are in a toll.</param>
/// <param name="IsWeak">Whether a more telling word of the phrase decides instead ("police officers").</param>
/// <param name="SectorBesideState">Sector when a state is all that stands beside the word ("Iraqi officials"), or
/// empty.</param>
public sealed record ActorRole(string Sector, string SecondarySector, CasualtyClass People, bool IsWeak, string SectorBesideState)
{
    /// <summary>Whether the word says who they are.</summary>
    public bool IsTelling => !IsWeak && Sector.Length > 0 && Sector != "UNK";
}
