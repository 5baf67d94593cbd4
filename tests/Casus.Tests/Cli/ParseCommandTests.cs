using System.Text.Json;
using Casus.Cli;
using Casus.Language.Treebanks;

namespace Casus.Tests.Cli;

/// <summary><c>casus parse</c> shows how a report is read, for people and for other tools.</summary>
public sealed class ParseCommandTests : IDisposable
{
    private const string Text = "Gunmen didn't kill Iraq's three soldiers.";

    private readonly CommandLineHarness casus = new();

    [Fact]
    public void Conllu_has_ten_columns_and_the_words_of_a_contraction_under_its_letters()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("parse", casus.File("a.txt", Text), "--format", "conllu"));
        var lines = casus.Output.Split('\n');
        Assert.StartsWith("# newdoc id = ", lines[0], StringComparison.Ordinal);
        Assert.Contains("# text = " + Text, lines);
        Assert.All(lines.Where(l => l.Length > 0 && l[0] != '#'), l => Assert.Equal(10, l.Split('\t').Length));
        Assert.Contains("2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_", lines);
        Assert.Contains("5-6\tIraq's\t_\t_\t_\t_\t_\t_\t_\t_", lines);
        Assert.Contains("5\tIraq\tIraq\tPROPN\tNNP\tNumber=Sing\t8\tnmod:poss\t_\tName=Place:1", lines);
    }

    [Fact]
    public void What_is_written_as_conllu_is_read_back_to_the_same_words()
    {
        casus.Run("parse", casus.File("a.txt", Text + "\n\nThe second paragraph, of 9.30pm."), "--format", "conllu");
        var sentences = ConlluReader.Read("test", new StringReader(casus.Output)).ToList();
        Assert.Equal(2, sentences.Count);
        Assert.Contains("# newpar", sentences[1].Comments);
        Assert.Equal(["The", "second", "paragraph", ",", "of", "9.30", "pm", "."], sentences[1].Rows.Select(r => r.Form));
        Assert.Equal([true, true, false, true, true, false, false, true], sentences[1].Rows.Select(r => r.SpaceAfter));
    }

    [Fact]
    public void Json_gives_each_word_and_name_its_offsets()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("parse", casus.File("a.txt", Text), "--format", "json"));
        using var json = JsonDocument.Parse(casus.Output);
        var word = json.RootElement.GetProperty("sentences")[0].GetProperty("words")[3];
        Assert.Equal(("kill", "VERB", 14, 18), (word.GetProperty("form").GetString(), word.GetProperty("upos").GetString(), word.GetProperty("start").GetInt32(), word.GetProperty("end").GetInt32()));
        Assert.Equal("Iraq", json.RootElement.GetProperty("names")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Json_counts_offsets_in_code_points_as_the_record_does()
    {
        casus.Run("parse", casus.File("a.txt", "\U0001F525 Gunmen killed three."), "--format", "json");
        using var json = JsonDocument.Parse(casus.Output);
        Assert.Equal((2, 8), (json.RootElement.GetProperty("sentences")[0].GetProperty("words")[1].GetProperty("start").GetInt32(), json.RootElement.GetProperty("sentences")[0].GetProperty("words")[1].GetProperty("end").GetInt32()));
    }

    [Fact]
    public void Text_draws_the_tree_below_its_sentence()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("parse", casus.File("a.txt", "Gunmen killed three soldiers.")));
        Assert.Equal(
            """
            Gunmen killed three soldiers.
            killed  VERB root
            ├─ Gunmen  NOUN nsubj
            ├─ soldiers  NOUN obj
            │  └─ three  NUM nummod
            └─ .  PUNCT punct

            """.ReplaceLineEndings("\n"),
            casus.Output);
    }

    [Fact]
    public void A_report_that_cannot_be_read_is_told_and_the_others_go_on()
    {
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("parse", casus.Reports("two.jsonl", "bad", "Shells fell."), "--format", "conllu"));
        Assert.Contains("# text = Shells fell.", casus.Output, StringComparison.Ordinal);
    }

    public void Dispose() => casus.Dispose();
}
