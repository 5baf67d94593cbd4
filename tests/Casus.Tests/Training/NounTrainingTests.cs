using System.Globalization;
using System.Text;
using Casus.Reports;
using Casus.Training;

namespace Casus.Tests.Training;

/// <summary>How WordNet's nouns become classes of the lexicon; a dictionary of our own in its form.</summary>
public sealed class NounTrainingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wordnet").FullName;
    private readonly StringBuilder data = new("  1 A licence stands above, behind blanks.\n");
    private readonly Dictionary<string, List<string>> senses = new(StringComparer.Ordinal);

    public NounTrainingTests()
    {
        // The widest root of each kind stands before those below it.
        var wide = "";
        foreach (var (lemma, sense, name) in NounTraining.Roots)
        {
            if (name is "PERSON" or "GROUP" or "WEAPON" or "FACILITY" or "VEHICLE")
                wide = lemma;
            while (senses.GetValueOrDefault(lemma)?.Count is not { } count || count < sense)
                Add(lemma, lemma == wide ? [] : [("@", wide)]);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_noun_goes_by_the_nearest_root()
    {
        var trade = Add("trade_worker", ("@", "skilled_worker"));
        Add("stonemason", ("@", trade));
        Add("florist", ("@", "person"));

        Assert.Equal("florist", WordsOf("PERSON").Single(w => w is "florist" or "stonemason"));
        Assert.Contains("stonemason", WordsOf("WORKER"));
    }

    [Fact]
    public void A_noun_that_may_stand_for_something_else_is_left_out()
    {
        Add("bomber", ("@", "aircraft"), ("@", "vehicle"));
        Add("bomber", ("@", "person"));
        Add("host", ("@", "person"));
        Add("host");

        Assert.DoesNotContain("bomber", Compiled(), StringComparison.Ordinal);
        Assert.DoesNotContain("host", Compiled(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_noun_as_near_to_one_kind_as_to_another_is_left_out()
    {
        Add("centaur", ("@", "person"), ("@", "vehicle"));

        Assert.DoesNotContain("centaur", Compiled(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_slang_and_groups_of_words_are_left_out()
    {
        Add("Smith", ("@i", "person"));
        Add("copper", ("@", "policeman"), (";u", "person"));
        Add("night_watchman", ("@", "person"));

        Assert.Equal(["person"], WordsOf("PERSON"));
        Assert.DoesNotContain("copper", Compiled(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_among_the_senses_of_a_word_is_passed_over()
    {
        Add("baker", ("@", "person"));
        Add("Baker", ("@i", "person"));
        senses["baker"].AddRange(senses["Baker"]);
        senses.Remove("Baker");

        Assert.Equal(["baker", "person"], WordsOf("PERSON"));
    }

    [Fact]
    public void Soldiers_and_forces_bear_arms() =>
        Assert.Contains("class: SOLDIER\nalso: ARMED-ACTOR\nwords: serviceman; soldier\n", Compiled(), StringComparison.Ordinal);

    [Fact]
    public void Another_dictionary_is_refused()
    {
        senses.Remove("armored_vehicle");
        Assert.Equal("CAS0363", Assert.Throws<CasusException>(Compiled).Code);
    }

    [Theory]
    [InlineData("00000001 18 n 01 |")]
    [InlineData("00000001 18 n xx florist 0 000 | a meaning")]
    [InlineData("00000001 18 n 01 florist 0 007 @ | a meaning")]
    public void A_damaged_dictionary_is_refused(string line)
    {
        data.Append(line).Append('\n');
        Assert.Equal("CAS0363", Assert.Throws<CasusException>(Compiled).Code);
    }

    [Fact]
    public void A_sense_without_a_meaning_is_damage()
    {
        senses.Add("florist", ["99999999"]);
        Assert.Equal("CAS0363", Assert.Throws<CasusException>(Compiled).Code);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Compiled();
        File.Delete(Path.Combine(folder, "data.noun"));
        Assert.Equal("CAS0360", Assert.Throws<CasusException>(() => NounTraining.Compile(folder, TextWriter.Null)).Code);
    }

    // Adds a meaning of a word under others, and gives its number.
    private string Add(string word, params (string Kind, string Target)[] pointers)
    {
        var offset = data.Length.ToString("D8", CultureInfo.InvariantCulture);
        var targets = pointers.Select(p => $"{p.Kind} {(senses.TryGetValue(p.Target, out var all) ? all[0] : p.Target)} n 0000 ");
        data.Append(CultureInfo.InvariantCulture, $"{offset} 18 n 01 {word} 0 {pointers.Length:D3} {string.Concat(targets)}| a meaning\n");
        if (!senses.TryGetValue(word, out var list))
            senses[word] = list = [];
        list.Add(offset);
        return offset;
    }

    private string Compiled()
    {
        File.WriteAllText(Path.Combine(folder, "data.noun"), data.ToString());
        File.WriteAllLines(
            Path.Combine(folder, "index.noun"),
            senses.Select(s => $"{s.Key.ToLowerInvariant()} n {s.Value.Count} 1 @ {s.Value.Count} 0 {string.Join(' ', s.Value)}  "));
        using var text = new StringWriter();
        NounTraining.Compile(folder, text);
        return text.ToString();
    }

    private string[] WordsOf(string name)
    {
        var stanza = Compiled().Split("\n\n").Single(s => s.StartsWith($"class: {name}\n", StringComparison.Ordinal));
        return stanza[(stanza.IndexOf("words: ", StringComparison.Ordinal) + 7)..].Split(["; ", ";\n  ", "\n"], StringSplitOptions.RemoveEmptyEntries);
    }
}
