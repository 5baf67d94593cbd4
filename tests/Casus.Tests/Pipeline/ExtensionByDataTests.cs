using Casus.Knowledge;
using Casus.Language;
using Casus.Pipeline;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Language.Trees;

namespace Casus.Tests.Pipeline;

/// <summary>What can be added by writing in <c>data/</c> alone: event types with their words, and the words of another language.</summary>
public sealed class ExtensionByDataTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-data-").FullName;

    /// <summary>Removes the copy of the data.</summary>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_new_event_type_and_its_words_come_into_the_record()
    {
        Append("codebook/types.txt", """
            type: well-poisoning
            label: poisoning of a well
            parent: property-destruction
            acled: Looting/property destruction
            definition: Somebody makes a well or a spring unfit to drink from.
            """);
        Append("codebook/triggers.txt", """
            type: well-poisoning
            frame: attack-verb
            verbs: foul
            object: well; spring; cistern

            type: well-poisoning
            frame: attack-noun
            nouns: well fouling
            """);
        Append("lexicon/facilities.txt", """
            class: FACILITY
            words: cistern
            """);

        var coded = Code("Gunmen fouled the cistern of a village near Mosul on Tuesday.");

        var deed = Assert.Single(coded.Events);
        Assert.Equal("well-poisoning", deed.Type);
        Assert.Equal(("ASSAULT", "destroy", "1712", "Looting/property destruction"), (deed.Codes.Plover, deed.Codes.PloverMode, deed.Codes.Cameo, deed.Codes.Acled));
        Assert.Contains(deed.Participants, p => p.Role == ParticipantRole.Actor && p.Text == "Gunmen");
        Assert.Contains(deed.Participants, p => p.Role == ParticipantRole.Target && p.Text.Contains("cistern", StringComparison.Ordinal));
        Assert.Equal("2024-02-06", deed.Date!.Start);
    }

    [Fact]
    public void A_new_statement_gets_its_kind_from_what_it_is_about()
    {
        Append("codebook/triggers.txt", """
            type: request
            frame: urge-verb
            verbs: importune
            """);

        Assert.Contains(Code("The envoys importuned the generals to release the hostages.").Events, e => e.Type == "request-to-yield");
    }

    // Behind the tree, nothing but data knows English: with Spanish words in the files and a tree by hand, a Spanish sentence comes to a
    // record with doer, victims, toll and modality.
    [Theory]
    [InlineData("", Modality.Asserted, true)]
    [InlineData("presuntamente", Modality.Alleged, true)]
    [InlineData("no", Modality.Denied, false)]
    public void Words_of_another_language_are_data_too(string adverb, Modality expected, bool hasToll)
    {
        Append("codebook/triggers.txt", """
            type: killing
            frame: kill-verb
            verbs: matar
            not-object: tiempo
            """);
        Append("lexicon/persons.txt", """
            class: MILITANT
            words: guerrillero

            class: SOLDIER
            words: soldado
            """);
        Append("discourse/hedges.txt", """
            modality: alleged
            modifiers: presuntamente
            """);
        Append("discourse/numbers.txt", """
            words: doce
            low: 12
            best: 12
            high: 12
            """);
        var verb = adverb.Length == 0 ? 2 : 3;
        var hedge = adverb.Length == 0 ? "" : $"{adverb}/-/ADV/advmod/{verb} ";

        var coded = CodeTree($"Guerrilleros/guerrillero/NOUN/nsubj/{verb} {hedge}mataron/matar/VERB/root/0 a/-/ADP/case/{verb + 3} doce/-/NUM/nummod/{verb + 3} "
            + $"soldados/soldado/NOUN/obj/{verb} ./-/PUNCT/punct/{verb}");

        var deed = Assert.Single(coded.Events);
        Assert.Equal(("killing", expected), (deed.Type, deed.Modality));
        Assert.Equal(["Guerrilleros", "doce soldados"], deed.Participants.Select(p => p.Text));
        Assert.Equal([ParticipantRole.Actor, ParticipantRole.Victim], deed.Participants.Select(p => p.Role));
        if (hasToll)
            Assert.Equal(12, Assert.Single(deed.Casualties).Best);
    }

    // The shipped folder with some files replaced: a link to each that is not.
    private DataFolder Copy()
    {
        var shipped = DataFolder.Find().Path;
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!File.Exists(copy))
                File.CreateSymbolicLink(copy, file);
        }

        return DataFolder.At(folder);
    }

    private void Append(string file, string stanzas)
    {
        var data = Copy();
        var path = data.File(file);
        var text = File.ReadAllText(path);
        File.Delete(path);
        File.WriteAllText(path, $"{text}\n\n{stanzas}\n");
    }

    private CodedReport Code(string text) =>
        RecordBuilder.Build(StandardPipeline.Load(DataFolder.At(folder)).Read(Standard.Report(text, "2024-02-08")), Standard.Coder);

    // The stages behind the tree, on one written by hand.
    private CodedReport CodeTree(string sketch)
    {
        var reading = TreeSketch.ReadingOf(sketch);
        var stages = StandardPipeline.Load(DataFolder.At(folder)).Stages;
        var behindTree = stages.SkipWhile(s => s.Info.Provides != TimeExpression.Layer);
        foreach (var stage in stages.Where(s => s.Info.Provides == ReportStructure.Layer).Concat(behindTree))
            reading = stage.Apply(reading);
        return RecordBuilder.Build(reading, Standard.Coder);
    }
}
