using System.Collections.Immutable;
using Casus.Coding;
using Casus.Coding.Learned;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Training.Events;

/// <summary>
/// Learns what is told of a deed beyond its own clauses, from reports whose incidents and fillers are known: which groups of mentions are one deed,
/// who and what has a part in it, and which deeds are incidents of MUC-4.
/// </summary>
/// <param name="data">A folder with <c>muc4/train.jsonl</c>.</param>
/// <param name="files">The data folder of Casus.</param>
/// <param name="output">The folder that the files go to.</param>
/// <param name="progress">Told of each step.</param>
public sealed class EventTraining(string data, DataFolder files, string output, Action<string> progress)
{
    private const string Same = "same-deed.txt";
    private const string Participants = "participants.txt";
    private const string Incidents = "muc4-incidents.txt";

    private readonly NounClasses nouns = NounClasses.Load(files);
    private readonly DiscourseCues cues = DiscourseCues.Load(files);
    private readonly List<TrainingReport> reports = [];

    /// <summary>What is written.</summary>
    public static ImmutableArray<string> FileNames { get; } = [Same, Participants, Incidents];

    /// <summary>Learns the three models one after the other, each on what the ones before make of the reports, and writes them.</summary>
    /// <exception cref="CasusException">CAS0360: the reports cannot be read; CAS0364: a line is damaged; CAS1001: a file cannot be written.</exception>
    public void Train()
    {
        var pipeline = StandardPipeline.Load(files);
        Read(pipeline);
        var rest = pipeline.Stages.SkipWhile(s => s is not EventAssembler).ToList();
        var assembler = (EventAssembler)rest[0];

        // Two deeds made one are worse than one deed told twice.
        var same = new ExampleSet(0.7, "same");
        foreach (var report in reports)
            CollectPairs(report, same);
        Advance(assembler.With(Learn(same, Same)));

        var parts = new ExampleSet(1, ParticipantCompleter.Outcomes);
        foreach (var report in reports)
            CollectParticipants(report, parts);
        Advance(new ParticipantCompleter(nouns, cues, Learn(parts, Participants)));
        foreach (var stage in rest.Skip(2).TakeWhile(s => s is not Muc4Judge))
            Advance(stage);

        var incidents = new ExampleSet(1, "incident");
        foreach (var report in reports)
            CollectDeeds(report, incidents);
        Learn(incidents, Incidents);
    }

    private void Read(ReadingPipeline pipeline)
    {
        var first = pipeline.Stages.TakeWhile(s => s is not EventAssembler).ToArray();
        var documents = GoldLines.Read(Path.Combine(data, "muc4", "train.jsonl"), e => (
            Texts: new[] { GoldLines.TextOf(e), e.GetProperty("textTruecased").GetString()! },
            Published: e.TryGetProperty("publishedOn", out var p) ? p.GetString() : null,
            Keys: IncidentKey.ReadAll(e))).ToList();
        var read = new TrainingReport[documents.Count * 2];
        Parallel.For(0, read.Length, i =>
        {
            var document = documents[i / 2];
            var reading = Reading.Of(new Report
            {
                Id = "training",
                Text = document.Texts[i % 2],
                PublishedOn = PublicationTime.TryParse(document.Published, out var on) ? on : null,
            });
            foreach (var stage in first)
                reading = stage.Apply(reading);
            read[i] = new(i / 2, reading, document.Keys);
        });
        reports.AddRange(read);
        progress($"{documents.Count} reports read");
    }

    private void Advance(IStage stage) => Parallel.ForEach(reports, r => r.Reading = stage.Apply(r.Reading));

    private void CollectPairs(TrainingReport report, ExampleSet set)
    {
        var groups = report.Reading.Get(MentionGroup.Layer).Where(GroupFeatures.IsCandidate).ToList();
        if (report.Keys.Count == 0 || groups.Count < 2)
            return;
        var entities = report.Reading.Get(Entities.Layer);
        var features = new GroupFeatures(report.Reading, [.. groups], nouns);
        var keys = groups.Select(g => KeyAlignment.KeyOf(g.ViolentType!.Muc4, g.Members.SelectMany(m => m.Roles), report.Keys, entities, report.Names)).ToList();
        for (var a = 0; a < groups.Count; a++)
        {
            for (var b = a + 1; b < groups.Count; b++)
            {
                if (keys[a] is null && keys[b] is null)
                    continue;
                var (x, y) = (groups[a], groups[b]);
                set.Add(report.Document, sink => features.OfPair(x, y, sink), keys[a] == keys[b]);
            }
        }
    }

    private void CollectParticipants(TrainingReport report, ExampleSet set)
    {
        var drafts = report.Reading.Get(EventDraft.ToldLayer);
        if (report.Keys.Count == 0 || !drafts.Any(d => d.Type.IsViolent))
            return;
        var entities = report.Reading.Get(Entities.Layer);
        var features = new ParticipantFeatures(report.Reading, drafts, nouns, cues);
        foreach (var draft in drafts.Where(d => d.Type.IsViolent))
        {
            if (KeyAlignment.KeyOf(draft.Type.Muc4, draft.Roles, report.Keys, entities, report.Names) is not { } key)
                continue;
            var answers = ParticipantCompleter.Parts.Select(p => KeyAlignment.Fillers(key.Parts[p], report.Names)).ToArray();
            foreach (var entity in entities.All.Where(ParticipantFeatures.IsCandidate))
            {
                set.Add(
                    report.Document,
                    sink =>
                    {
                        features.OfEntity(entity, sink);
                        features.OfPair(draft, entity, sink);
                    },
                    [.. answers.Select(a => a.Contains(entity.Index))]);
            }
        }
    }

    private void CollectDeeds(TrainingReport report, ExampleSet set)
    {
        var drafts = report.Reading.Get(EventDraft.Layer);
        var candidates = drafts.Where(d => d.Type.Muc4 is not null && d.Stance.Modality is not (Modality.Denied or Modality.Hypothetical)).ToList();
        if (candidates.Count == 0)
            return;
        var entities = report.Reading.Get(Entities.Layer);
        var features = new DeedFeatures(report.Reading, nouns, cues);
        // Of the deeds that may be an incident of the key, it is the one with most in common, or else the first.
        var taken = new HashSet<EventDraft>();
        foreach (var key in report.Keys)
        {
            var best = candidates
                .Where(d => !taken.Contains(d) && key.Types.Contains(d.Type.Muc4))
                .OrderByDescending(d => KeyAlignment.InCommon(d.Roles, key, entities, report.Names))
                .ThenBy(d => d.Index)
                .FirstOrDefault();
            if (best is not null)
                taken.Add(best);
        }

        foreach (var draft in candidates)
            set.Add(report.Document, sink => features.Of(draft, sink), taken.Contains(draft));
    }

    private LinearModel Learn(ExampleSet set, string file)
    {
        var (model, text) = set.Learn(progress);
        TrainingFiles.WriteText(Path.Combine(output, file), $"# {file}: made by 'casus train events' from {reports.Count / 2} reports of MUC-3 and MUC-4; README.md tells how to read it.\n{text}");
        return model;
    }

    private sealed class TrainingReport(int document, Reading reading, List<IncidentKey> keys)
    {
        public int Document { get; } = document;

        public List<IncidentKey> Keys { get; } = keys;

        public Reading Reading { get; set; } = reading;

        public List<HashSet<string>> Names { get; } =
            [.. reading.Get(Entities.Layer).All.Select(e => FillerWords.Of(e, reading.Get(Tokens.Layer), reading.Text))];
    }
}
