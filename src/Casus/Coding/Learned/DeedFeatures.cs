using System.Collections.Immutable;
using System.Globalization;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding.Learned;

/// <summary>What speaks for and against a deed being a terrorist incident that the report is about.</summary>
internal sealed class DeedFeatures
{
    private readonly Syntax syntax;
    private readonly Sentences sentences;
    private readonly Entities entities;
    private readonly NounClasses nouns;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly ImmutableArray<EventDraft> drafts;
    private readonly ImmutableArray<EventStanding> standings;
    private readonly DateOnly? published;
    private readonly GenericDeeds generic;
    private readonly string rebels;
    private readonly string deeds;

    public DeedFeatures(Reading reading, NounClasses nouns, DiscourseCues cues)
    {
        (syntax, sentences, entities, drafts) = (reading.Get(Syntax.Layer), reading.Get(Sentences.Layer), reading.Get(Entities.Layer), reading.Get(EventDraft.Layer));
        (mentions, standings, this.nouns) = (reading.Get(EventMention.Layer), reading.Get(EventStanding.Layer), nouns);
        generic = new(reading, cues);
        published = reading.Report.PublishedOn?.Date;
        rebels = FeatureNumbers.Count(entities.All.Count(e => e.Sector is "REB" or "CRM" or "UAF"));
        deeds = drafts.Count(d => d.Type.Muc4 is not null) switch { <= 1 => "1", <= 2 => "2", <= 4 => "3-4", <= 8 => "5-8", _ => "9+" };
    }

    /// <summary>The features of one deed.</summary>
    public void Of(EventDraft draft, IFeatureSink sink)
    {
        sink.Add("always");
        var kind = draft.Type.Muc4 ?? "-";
        sink.Add("type=", draft.Type.Name);
        sink.Add("kind=", kind);
        sink.Add("deeds=", deeds);
        sink.Add("kind=", kind, "/deeds=", deeds);
        sink.Add("rebels=", rebels);
        var modality = draft.Stance.Modality.ToString();
        sink.Add("modality=", modality);
        sink.Add("standing=", standings[draft.Index].Standing.ToString());
        sink.Add("standing=", standings[draft.Index].Standing.ToString(), "/", kind);
        sink.Add("told=", FeatureNumbers.Count(draft.Mentions.Length));
        sink.Add("told=", FeatureNumbers.Count(draft.Mentions.Length), "/deeds=", deeds);
        var first = sentences.Holding(mentions[draft.Mentions[0]].Head);
        sink.Add("first=", Bucket(first));
        sink.Add("first=", Bucket(first), "/", kind);
        sink.Add("order=", FeatureNumbers.Count(drafts.Count(d => d.Index < draft.Index && d.Type.Muc4 is not null)));
        sink.Add("when=", When(draft));
        sink.Add("when=", When(draft), "/", standings[draft.Index].Standing.ToString());
        var place = draft.Place.Toponyms.IsEmpty ? "none" : draft.Place.Toponyms[0].Place is { IsCountry: true } ? "country" : "place";
        sink.Add("where=", place, draft.PlaceDerivedFrom is null ? "" : "/context");
        sink.Add("toll=", draft.Tolls.IsEmpty ? "n" : "y");
        sink.Add("speech=", draft.Stance.Speech >= 0 ? "y" : "n");
        sink.Add("generic=", draft.Mentions.All(m => generic.Is(mentions[m])) ? "all" : draft.Mentions.Any(m => generic.Is(mentions[m])) ? "some" : "none");
        sink.Add("verbs=", draft.Mentions.Any(m => mentions[m].Trigger.Class == WordClass.Verb) ? "y" : "n", "/told=", FeatureNumbers.Count(draft.Mentions.Length));
        foreach (var lemma in draft.Mentions.Select(m => syntax.Lemmas[mentions[m].Head].ToLowerInvariant()).Distinct())
            sink.Add("word=", lemma);
        AddParts(draft, kind, sink);
        var context = new HashSet<string>(StringComparer.Ordinal);
        foreach (var s in draft.Mentions.Select(m => sentences.Holding(mentions[m].Head)).Distinct())
        {
            for (var t = sentences[s].Start; t < sentences[s].End; t++)
            {
                if (syntax.Tags[t] is UniversalTag.Noun or UniversalTag.Verb or UniversalTag.Adj && context.Add(syntax.Lemmas[t].ToLowerInvariant()))
                    sink.Add("near=", syntax.Lemmas[t].ToLowerInvariant());
            }
        }
    }

    private void AddParts(EventDraft draft, string kind, IFeatureSink sink)
    {
        foreach (var role in ParticipantCompleter.Parts)
        {
            var fillers = draft.Roles.Where(r => r.Role == role && entities.At(r.Head) is not null).Select(r => entities.At(r.Head)!).DistinctBy(e => e.Index).ToList();
            var name = role.ToString();
            sink.Add(name, "=", FeatureNumbers.Count(fillers.Count));
            sink.Add(name, "=", FeatureNumbers.Count(Math.Min(2, fillers.Count)), "/", kind);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entity in fillers)
            {
                if (entity.Sector is { } sector && seen.Add(sector))
                    sink.Add(name, "-sector=", sector);
                if (seen.Add(entity.Type + (entity.IsNamed ? "/named" : "")))
                    sink.Add(name, "-is=", entity.Type.ToString(), entity.IsNamed ? "/named" : "");
                foreach (var noun in nouns.All)
                {
                    if (entity.Classes.Has(noun) && seen.Add(noun.Name))
                        sink.Add(name, "-class=", noun.Name);
                }
            }
        }

        var undergoers = Sectors(draft, FrameRole.Victim).Concat(Sectors(draft, FrameRole.Target)).Distinct();
        var sectors = string.Join('+', Sectors(draft, FrameRole.Actor)) + ">" + string.Join('+', undergoers);
        sink.Add("who-whom=", sectors);
        sink.Add("parts=", FeatureNumbers.Count(draft.Roles.Select(r => r.Role).Distinct().Count()), "/", kind);
    }

    private IEnumerable<string> Sectors(EventDraft draft, FrameRole role) => draft.Roles.Where(r => r.Role == role)
        .Select(r => entities.At(r.Head)?.Sector ?? "-").Distinct().Order(StringComparer.Ordinal).Take(2);

    private string When(EventDraft draft)
    {
        if (draft.Time is not { } time)
            return "none";
        if (time.Days is not { } days)
            return "unresolved";
        if (published is not { } day)
            return time.Precision.ToString();
        var age = day.DayNumber - days.End.DayNumber;
        return (age switch { < 0 => "future", <= 3 => "days", <= 14 => "weeks", <= 70 => "months", <= 400 => "year", _ => "years" }) + "/" + time.Precision;
    }

    private static string Bucket(int number) => number switch
    {
        <= 2 => number.ToString(CultureInfo.InvariantCulture),
        <= 4 => "3-4",
        <= 8 => "5-8",
        <= 15 => "9-15",
        _ => "16+",
    };
}
