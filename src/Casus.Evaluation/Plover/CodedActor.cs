using System.Collections.Frozen;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Plover;

/// <summary>A participant as PLOVER sees it: source or target, the words that name it, and its codes.</summary>
internal sealed record CodedActor
{
    private const int LongestSpan = 160;

    // Words that two actors may share without being the same.
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        "the a an of in on at to and or for by with from its their his her s mr ms president prime minister".Split(' '), StringComparer.Ordinal);

    private readonly IReadOnlyList<TextQuote> spans;
    private readonly HashSet<string> words;

    private CodedActor(IReadOnlyList<TextQuote> spans, HashSet<string> words) => (this.spans, this.words) = (spans, words);

    /// <summary>Whether it does the deed; else it receives it.</summary>
    public required bool IsSource { get; init; }

    /// <summary>Country codes in capitals.</summary>
    public required IReadOnlyList<string> Countries { get; init; }

    /// <summary>Sector code in capitals, when known.</summary>
    public required string? Sector { get; init; }

    /// <summary>The sources and targets of an event; instruments are neither.</summary>
    public static IReadOnlyList<CodedActor> Of(CodedEvent coded, CodedReport record)
    {
        var entities = record.Entities.ToLookup(e => e.Id, StringComparer.Ordinal);
        return [.. coded.Participants
            .Where(p => p.Role is not ParticipantRole.Instrument)
            .Select(p => From(p, entities[p.Entity].LastOrDefault()))];
    }

    /// <summary>
    /// Every country code of an entity: its country, and the key of its register entry where that is a country code
    /// itself.
    /// </summary>
    public static IEnumerable<string> CountriesOf(CodedEntity? entity)
    {
        if (!string.IsNullOrEmpty(entity?.Country))
            yield return entity.Country.ToUpperInvariant();
        if (entity?.Codes is { } codes)
            yield return codes.Plover.ToUpperInvariant();
        if (entity?.ActorId is { Length: 3 } id && id.All(char.IsAsciiLetter))
            yield return id.ToUpperInvariant();
    }

    /// <summary>Whether both name the same stretch of text or, where one has no span, share a word of content.</summary>
    public bool IsSameAs(PloverActor gold) => gold.Spans.Count > 0 && spans.Count > 0
        ? gold.Spans.Any(g => spans.Any(s => SharesHalf(s, g)))
        : Words(gold.Text).Overlaps(words);

    private static CodedActor From(Participant participant, CodedEntity? entity)
    {
        IReadOnlyList<TextQuote> spans = [.. participant.Evidence.Where(s => s.In != "title")];
        if (spans.Count == 0 && participant.Text.Length == 0 && entity is not null)
            spans = [.. entity.Mentions.Where(m => m.In != "title")];
        // Words are compared by name: one of them must share a word with the gold, so their words can be pooled.
        return new(spans, Words(participant.Text + "\n" + entity?.Name))
        {
            IsSource = participant.Role is ParticipantRole.Actor or ParticipantRole.Claimant,
            Countries = [.. CountriesOf(entity)],
            Sector = string.IsNullOrEmpty(entity?.Sector) ? null : entity.Sector.ToUpperInvariant(),
        };
    }

    // Spans of whole clauses would match anything in them.
    private static bool SharesHalf(TextQuote span, GoldSpan gold)
    {
        var shared = Math.Min(span.End, gold.End) - Math.Max(span.Start, gold.Start);
        return span.End - span.Start <= LongestSpan && shared > 0
            && shared * 2 >= Math.Min(span.End - span.Start, gold.End - gold.Start);
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var lower = text.ToLowerInvariant();
        for (var start = 0; start < lower.Length;)
        {
            var end = start;
            while (end < lower.Length && char.IsLetterOrDigit(lower[end]))
                end++;
            if (end - start > 1 && !Fillers.Contains(lower[start..end]))
                words.Add(lower[start..end]);
            start = end + 1;
        }

        return words;
    }
}
