using Casus.Language;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Casus.Server.ReportPages;

namespace Casus.Server.Coding;

/// <summary>Makes of a reading and its record the layers that the page shows.</summary>
internal sealed class LayerReader(Loaded loaded)
{
    private readonly ValueWords wording = new(loaded);

    /// <summary>The layers.</summary>
    public LayersView Read(Reading reading, CodedReport record)
    {
        var map = OffsetMap.For(reading.Text);
        (int, int) Utf16(TextQuote q) => (map.ToCodeUnits(q.Start), map.ToCodeUnits(q.End));
        // Words of the headline beside the text stand in no layer of it.
        bool IsInText(TextQuote q) => q.In is null;
        return new()
        {
            Sentences = [.. record.Sentences.Select(s => new SentenceView(map.ToCodeUnits(s.Start), map.ToCodeUnits(s.End), s.Start, s.End))],
            Tokens = Tokens(reading),
            Names = Names(reading),
            Entities = [.. record.Entities.Select(e => new EntityView(
                e.Id, e.Type.ToString(), e.Name, e.ActorId, [.. e.Mentions.Where(IsInText).Select(m => new MentionView(Utf16(m).Item1, Utf16(m).Item2, ValueWords.Name(m.Form)))]))],
            Times = [.. record.Times.Where(IsInText).Select(t => new TimeView(Utf16(t).Item1, Utf16(t).Item2, t.Type, t.Value, t.Unknown))],
            Places = [.. record.Places.Where(IsInText).Select(p => new PlaceView(Utf16(p).Item1, Utf16(p).Item2, p.Name, p.Country, p.Latitude, p.Longitude, p.Score, p.Unknown))],
            Quotes = [.. record.Quotes.Where(IsInText).Select(q => new QuoteView(Utf16(q).Item1, Utf16(q).Item2, q.Form, q.Speaker))],
            Events = Events(record, map),
        };
    }

    private static List<TokenView> Tokens(Reading reading)
    {
        if (!reading.Has(Language.Tokens.Layer) || !reading.Has(Syntax.Layer))
            return [];
        var (tokens, syntax) = (reading.Get(Language.Tokens.Layer), reading.Get(Syntax.Layer));
        return [.. Enumerable.Range(0, tokens.Count).Select(t => new TokenView(
            tokens.Starts[t], tokens.Ends[t], syntax.Tags[t].ToString().ToUpperInvariant(), syntax.Lemmas[t], Relations.NameOf(syntax.Relations[t]), syntax.Heads[t]))];
    }

    private static List<NameView> Names(Reading reading)
    {
        if (!reading.Has(NameMention.Layer))
            return [];
        var tokens = reading.Get(Language.Tokens.Layer);
        return [.. reading.Get(NameMention.Layer).Select(n => (Span: tokens.SpanOf(n.Range), n.Kind)).Select(n => new NameView(n.Span.Start, n.Span.End, n.Kind.ToString()))];
    }

    private List<CodedEventView> Events(CodedReport record, OffsetMap map)
    {
        var evidence = EventEvidence.Of(record, wording, loaded).ToLookup(e => e.Event, StringComparer.Ordinal);
        return [.. record.Events.Select(e => new CodedEventView(
            e.Id,
            e.Type,
            loaded.TypeLabel(e.Type),
            ValueWords.Name(e.Modality),
            ValueWords.Name(e.Standing),
            Sentence(e, record),
            [.. evidence[e.Id].SelectMany(v => v.Words.Where(w => w.In is null).Select(w => new ValueSpan(map.ToCodeUnits(w.Start), map.ToCodeUnits(w.End), v.Field, v.Value)))]))];
    }

    private string Sentence(CodedEvent e, CodedReport record)
    {
        var entities = record.Entities.ToDictionary(x => x.Id, x => x.Name, StringComparer.Ordinal);
        string Names(ParticipantRole role) => string.Join(", ", e.Participants.Where(p => p.Role == role && p.Certainty != Certainty.Denied).Select(p => ValueWords.Party(entities.GetValueOrDefault(p.Entity, p.Text), p.Certainty)).Distinct());
        var parts = new List<string> { loaded.TypeLabel(e.Type) };
        if (Names(ParticipantRole.Actor) is { Length: > 0 } actors)
            parts.Add("by " + actors);
        if (Names(ParticipantRole.Target) is { Length: > 0 } targets)
            parts.Add("on " + targets);
        if (e.Location is { } place)
            parts.Add("in " + place.Name);
        if (e.Date is { } date)
            parts.Add("on " + ValueWords.DateText(new(date.Start, date.End, date.Precision)));
        return string.Join(' ', parts);
    }
}
