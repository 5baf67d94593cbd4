using System.Text.Encodings.Web;
using System.Text.Json;
using Casus.Archive.Judgements;

namespace Casus.Archive.Incidents;

/// <summary>What the judgements that hold come to for each incident.</summary>
internal sealed class Overlay
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ILookup<string, Judgement> byIncident;
    private readonly ILookup<string, (Judgement Judgement, string Other)> links;
    private readonly Dictionary<string, List<string>> groups = new(StringComparer.Ordinal);

    /// <summary>Finds the incidents that judgements are about.</summary>
    /// <param name="holding">The judgements that hold.</param>
    /// <param name="resolve">Gives the incident that stands today for an id of then and a report; <see langword="null"/> where there is none.</param>
    public Overlay(IReadOnlyList<Judgement> holding, Func<string, string, string?> resolve)
    {
        byIncident = holding
            .Select(j => (Incident: resolve(j.Incident, j.Anchor), Judgement: j))
            .Where(p => p.Incident is not null && p.Judgement.Kind is JudgementKinds.Confirm or JudgementKinds.Dismiss or JudgementKinds.Correct)
            .ToLookup(p => p.Incident!, p => p.Judgement, StringComparer.Ordinal);
        links = holding
            .Where(j => j.Kind == JudgementKinds.Link)
            .Select(j => (Incident: resolve(j.Incident, j.Anchor), Other: resolve(j.Other, j.OtherAnchor), Judgement: j))
            .Where(l => l.Incident is not null && l.Other is not null && l.Incident != l.Other)
            .ToLookup(l => l.Incident!, l => (l.Judgement, l.Other!), StringComparer.Ordinal);
        foreach (var same in holding.Where(j => j.Kind == JudgementKinds.Same))
        {
            if (resolve(same.Incident, same.Anchor) is { } a && resolve(same.Other, same.OtherAnchor) is { } b && a != b)
                Join(a, b);
        }
    }

    /// <summary>What is said of an incident.</summary>
    public Verdicts Of(string incident)
    {
        Judgement? state = null;
        var corrections = new SortedDictionary<string, Judgement>(StringComparer.Ordinal);
        foreach (var judgement in byIncident[incident])
        {
            if (judgement.Kind == JudgementKinds.Correct)
                corrections[judgement.Field] = judgement;
            else
                state = judgement;
        }

        var group = groups.GetValueOrDefault(incident, [incident]);
        // The first by its id, and ids begin with the day.
        var head = group.Min(StringComparer.Ordinal)!;
        var merged = head == incident ? null : head;
        var others = group.Count > 1 && merged is null ? group.Where(i => i != incident).Order(StringComparer.Ordinal).ToList() : [];
        return new(state, corrections, merged, others, [.. links[incident]]);
    }

    private void Join(string a, string b)
    {
        var (x, y) = (groups.GetValueOrDefault(a, [a]), groups.GetValueOrDefault(b, [b]));
        if (ReferenceEquals(x, y))
            return;
        List<string> both = [.. x, .. y];
        both.ForEach(i => groups[i] = both);
    }

    /// <summary>What judgements say of one incident.</summary>
    /// <param name="State">The last confirmation or dismissal.</param>
    /// <param name="Corrections">The last correction of each field.</param>
    /// <param name="MergedInto">The incident that stands for this one.</param>
    /// <param name="SameAs">The incidents that this one stands for.</param>
    /// <param name="Links">How it stands to others, as far as people said so.</param>
    internal sealed record Verdicts(
        Judgement? State, SortedDictionary<string, Judgement> Corrections, string? MergedInto, List<string> SameAs, List<(Judgement Judgement, string Other)> Links)
    {
        /// <summary>The state of review.</summary>
        public string Review => MergedInto is not null ? "merged"
            : State?.Kind == JudgementKinds.Dismiss ? "dismissed"
            : State?.Kind == JudgementKinds.Confirm ? "confirmed"
            : Corrections.Count > 0 ? "corrected" : "open";

        /// <summary>The corrected value of a field, or <see langword="null"/>.</summary>
        public string? this[string field] => Corrections.GetValueOrDefault(field)?.Value;

        /// <summary>All of it as JSON; the same bytes for the same judgements.</summary>
        public string ToJson()
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, Form))
            {
                json.WriteStartObject();
                json.WriteString("state", Review);
                if (State is not null)
                    Write(json, "judged", State);
                if (Corrections.Count > 0)
                {
                    json.WriteStartArray("corrections");
                    foreach (var correction in Corrections.Values)
                        Write(json, null, correction);
                    json.WriteEndArray();
                }

                if (MergedInto is not null)
                    json.WriteString("mergedInto", MergedInto);
                if (SameAs.Count > 0)
                {
                    json.WriteStartArray("sameAs");
                    SameAs.ForEach(json.WriteStringValue);
                    json.WriteEndArray();
                }

                if (Links.Count > 0)
                {
                    json.WriteStartArray("links");
                    foreach (var (judgement, other) in Links)
                        Write(json, null, judgement, other);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        }

        private static void Write(Utf8JsonWriter json, string? name, Judgement judgement, string? other = null)
        {
            if (name is null)
                json.WriteStartObject();
            else
                json.WriteStartObject(name);
            json.WriteNumber("judgement", judgement.Number);
            if (judgement.Field.Length > 0)
            {
                json.WriteString("field", judgement.Field);
                json.WriteString("value", judgement.Value);
            }

            if (other is not null)
                json.WriteString("incident", other);
            json.WriteString("by", judgement.By);
            json.WriteString("at", judgement.At);
            json.WriteString("reason", judgement.Reason);
            json.WriteEndObject();
        }
    }
}
