using System.Text;
using Casus.Evaluation;
using Casus.Evaluation.Treebanks;

namespace Casus.Tests.Evaluation;

public sealed class TreebankAgreementTests
{
    [Theory]
    [InlineData("ewt-dev", 15)]
    [InlineData("gum-dev", 16)]
    public void Figures_equal_those_of_the_published_scorer_on_damaged_answers(string set, int seed)
    {
        var root = GoldFolder.OrSkip("syntax");
        var gold = Path.Combine(root, "syntax", set + ".conllu");
        using var reader = new StreamReader(gold);
        var trees = Damage(File.ReadLines(gold), new(seed));
        var ours = new TreebankSet("syntax " + set, TreebankReader.Read(gold, reader)).Score(new() { Trees = trees });
        var same = new Agreement(ours, Agreement.WithLines([trees], file => GoldFolder.Run(Path.Combine(root, "syntax", "score.py"), gold, file, "--detail")));

        (string Ours, string Theirs)[] metrics =
        [
            ("tokens", "Tokens"), ("sentences", "Sentences"), ("words", "Words"), ("UPOS", "UPOS"), ("XPOS", "XPOS"), ("lemmas", "Lemmas"), ("UAS", "UAS"),
            ("LAS", "LAS"), ("LAS with subtypes", "LAS:sub"), ("CLAS", "CLAS"),
        ];
        foreach (var (our, their) in metrics)
            same.SameMatching(our, $"metrics/{their}");
        foreach (var tag in (string[])["NOUN", "VERB", "PRON", "PUNCT"])
            same.SameMatching($"UPOS, {tag}", $"upos/{tag}");
        foreach (var relation in (string[])["nsubj", "obl", "nmod", "root"])
            same.SameMatching($"LAS, {relation}", $"deprel/{relation}");
        same.Same("UPOS of aligned words", "metrics/UPOS/alignedAcc");
        same.Same("documents missing", "missing");
        same.Same("documents whose characters differ", "differing");
        same.Same("invalid trees", "invalidTrees");
        Assert.True(same.Telling > 50, $"only {same.Telling} of {same.Compared} figures tell anything");
    }

    [Fact]
    public void The_text_of_a_treebank_is_the_raw_text_published_with_it()
    {
        var folder = Path.Combine(GoldFolder.OrSkip("syntax"), "syntax");
        using var reader = new StreamReader(Path.Combine(folder, "gum-dev.conllu"));
        var ours = new TreebankSet("syntax gum-dev", TreebankReader.Read("gum-dev", reader)).Inputs;
        var theirs = GoldFile.Lines(Path.Combine(folder, "gum-dev.jsonl"), GoldJson.Default.TimeDocument);

        Assert.Equal(theirs.Select(d => (d.Id, d.Text)), ours.Select(r => (r.Id, r.Text)));
    }

    // Wrong tags, lemmas, relations and heads; multiword tokens left whole; sentences joined; documents dropped or altered.
    private static string Damage(IEnumerable<string> lines, Noise noise)
    {
        var text = new StringBuilder();
        var (dropped, altered, whole) = (false, false, 0);
        var pending = new Queue<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal))
                (dropped, altered) = (noise.Chance(0.05), noise.Chance(0.05));
            var columns = line.Split('\t');
            if (columns.Length != 10)
            {
                if (!dropped)
                    text.Append(line).Append('\n');
                whole = 0;
                continue;
            }

            if (columns[0].Contains('-', StringComparison.Ordinal) && noise.Chance(0.3))
            {
                // The words are read as tokens of their own, with the first half of the form and the rest: the characters stay.
                var half = columns[1].Length / 2;
                whole = int.Parse(columns[0].Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
                pending.Clear();
                pending.Enqueue(columns[1][..half]);
                pending.Enqueue(columns[1][half..]);
                continue;
            }

            if (whole > 0 && int.TryParse(columns[0], out var id) && id <= whole)
                columns[1] = pending.TryDequeue(out var part) ? part : "";
            if (altered && noise.Chance(0.01))
                columns[1] += "x";
            Change(columns, noise);
            if (!dropped)
                text.AppendJoin('\t', columns).Append('\n');
        }

        return text.ToString();
    }

    private static void Change(string[] columns, Noise noise)
    {
        if (noise.Chance(0.1))
            columns[3] = noise.OneOf(["NOUN", "VERB", "X"]);
        if (noise.Chance(0.1))
            columns[4] = "NN";
        if (noise.Chance(0.1))
            columns[2] = "lemma";
        if (noise.Chance(0.1))
            columns[7] = noise.OneOf(["nsubj", "obl:tmod", "nmod", "root", "case"]);
        if (noise.Chance(0.1))
            columns[6] = noise.OneOf(["0", "1", "2", "3", "99", "_"]);
    }
}
