namespace Casus.Records;

/// <summary>An actor's codes in the field's schemes.</summary>
public sealed record ActorCodes
{
    /// <summary>
    /// PLOVER: country, or UNO, EUR, NAT, IGO, NGO for bodies of several, and sector: <c>IRQMIL</c>, <c>UNO</c>, <c>USA</c>.
    /// </summary>
    public required string Plover { get; init; }
}
