using System.Collections.Immutable;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Evaluation;

/// <summary>Puts a coded report together piece by piece.</summary>
internal sealed class RecordSketch(string id)
{
    private readonly List<CodedEntity> entities = [];
    private readonly List<CodedEvent> events = [];

    public IReadOnlyList<CodedEntity> Entities => entities;

    public string Add(EntityType type, string name, IEnumerable<CodedMention> mentions, string? country = null, string? sector = null, string? actorId = null)
    {
        entities.Add(new()
        {
            Id = $"e{entities.Count + 1}",
            Type = type,
            Name = name,
            Country = country,
            Sector = sector,
            ActorId = actorId,
            Mentions = [.. mentions],
        });
        return entities[^1].Id;
    }

    public void Add(CodedEvent coded) => events.Add(coded with { Id = $"v{events.Count + 1}" });

    public CodedReport Build() => new() { Id = id, Coder = "sketch", Entities = [.. entities], Events = [.. events] };

    public static CodedMention Mention(string text, MentionForm form = MentionForm.Name, int start = 0) =>
        new() { Start = start, End = start + text.Length, Text = text, Form = form };

    public static TextQuote Quote(string text, int start, string? inside = null) =>
        new() { Start = start, End = start + text.Length, Text = text, In = inside };

    public static CodedEvent Event(EventCodes codes, string type = "attack", Modality modality = Modality.Asserted) => new()
    {
        Id = "v",
        Type = type,
        Codes = codes,
        Trigger = Quote("attacked", 0),
        Modality = modality,
        Standing = Standing.News,
    };

    public static Participant Participant(
        ParticipantRole role, string entity, string text, Certainty certainty = Certainty.Stated, ImmutableArray<TextQuote>? evidence = null) =>
        new() { Role = role, Entity = entity, Text = text, Certainty = certainty, Evidence = evidence ?? [] };

    public static Casualties Toll(CasualtyOutcome outcome, int? low, int? high) =>
        new() { Outcome = outcome, Low = low, High = high, Who = CasualtyGroup.Unknown, Text = "people" };
}
