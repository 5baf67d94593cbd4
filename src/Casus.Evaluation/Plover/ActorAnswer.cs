using Casus.Records;

namespace Casus.Evaluation.Plover;

/// <summary>What a record of an actor description says the actor is; empty strings where it says nothing.</summary>
/// <param name="IsGiven">Whether the record has any entity at all.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Sector">First sector code.</param>
/// <param name="SecondSector">Second sector code.</param>
/// <param name="Name">Name of the entity.</param>
internal sealed record ActorAnswer(bool IsGiven, string Country, string Sector, string SecondSector, string Name)
{
    /// <summary>Reads the record, entities with the longest mention first.</summary>
    public static ActorAnswer Of(CodedReport? record)
    {
        if (record is null || record.Entities.IsEmpty)
            return new(false, "", "", "", "");
        var entities = record.Entities.OrderByDescending(Length).ToList();
        var countries = entities.SelectMany(CodedActor.CountriesOf).ToList();
        var sectors = entities
            .Select(e => e.Sector)
            .Where(s => !string.IsNullOrEmpty(s))
            .Select(s => s!.ToUpperInvariant())
            .ToList();
        var linked = entities.Find(e => !string.IsNullOrEmpty(e.ActorId)) ?? entities[0];
        return new(
            true,
            countries.Count == 0 ? "" : countries[0][..Math.Min(3, countries[0].Length)],
            sectors.ElementAtOrDefault(0) ?? "",
            sectors.ElementAtOrDefault(1) ?? "",
            linked.Name);
    }

    private static int Length(CodedEntity entity) =>
        entity.Mentions.Where(m => m.In != "title").Select(m => m.End - m.Start).DefaultIfEmpty(entity.Name.Length).Max();
}
