using Casus.Knowledge;
using Casus.Language.Trees;
using Casus.Reports;
using Casus.Tests.Cli;

namespace Casus.Tests.Language.Trees;

public sealed class TreePatternTests
{
    private const string CasesFile = "Language/Trees/TreePatterns.cases.txt";

    private const string Lists = "\n\nlist: deeds\nwords: storm; attack\n";

    private static readonly Dictionary<string, WordLookup> Lookups = new() { ["short"] = word => word.Length is 1 or 3 };

    private static readonly Dictionary<string, Stanza> Sentences =
        CaseFile.Stanzas(CasesFile).Where(s => s["sentence"] is not null).ToDictionary(s => s.Require("sentence"));

    public static TheoryData<string> Cases => new(CaseFile.Stanzas(CasesFile).Select(s => s["case"]).OfType<string>());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pattern_finds_its_words(string name)
    {
        var stanza = CaseFile.Stanzas(CasesFile).Single(s => s["case"] == name);
        var patterns = Compile("pattern: p\n" + string.Concat(stanza.Values("tree").Select(t => $"tree: {t}\n")));
        var found = patterns.FindIn(Text(stanza.Require("in"))).Select(m => m.ToString()[2..]);
        Assert.Equal(stanza.Values("finds").Where(f => f != "-"), found);
    }

    [Fact]
    public void Matches_stand_in_text_order_and_at_one_word_in_the_order_of_the_file()
    {
        var patterns = Compile(
            """
            pattern: any-verb
            tree: [tag=VERB]:w

            pattern: form
            tree: [lower=fled]:w

            pattern: lemma
            tree: [lemma=fire|flee]:w

            pattern: any
            tree: []:w
            """);
        Assert.Equal(
            [
                "any w=Police", "any-verb w=fired", "lemma w=fired", "any w=fired", "any w=Police", "any-verb w=fled", "form w=fled", "lemma w=fled",
                "any w=fled",
            ],
            patterns.FindIn(Text("two")).Select(m => m.ToString()));
    }

    [Fact]
    public void Matches_can_be_asked_for_at_one_word()
    {
        var patterns = Compile("pattern: p\ntree: [tag=VERB]:deed >nsubj []:doer");
        var text = Text("two");
        Assert.Equal("p deed=fled doer=Police", Assert.Single(patterns.FindAt(text[3])).ToString());
        Assert.Empty(patterns.FindAt(text[2]));
    }

    [Fact]
    public void A_match_gives_words_by_label()
    {
        var match = Assert.Single(Compile("pattern: p\ntree: [lemma=kill] >nsubj []:doer ?>iobj []:whom").FindIn(Text("killed")));
        Assert.Equal(("p", "killed", "Gunmen"), (match.Pattern.Id, match.Anchor.ToString(), match["doer"]?.ToString()));
        Assert.Null(match["whom"]);
        Assert.Throws<ArgumentException>(() => match["who"]);
        Assert.Equal(["doer", "whom"], match.Pattern.Labels);
    }

    [Fact]
    public void Fields_of_the_users_own_can_be_read_from_the_stanza()
    {
        var patterns = PatternSet.Compile(Stanzas("pattern: p\ntree: []\ntype: attack"), null, "type");
        Assert.Equal("attack", patterns.Patterns.Single().Source["type"]);
    }

    [Fact]
    public void A_text_without_words_has_no_matches() => Assert.Empty(Compile("pattern: p\ntree: []").FindIn(TreeSketch.Read("")));

    [Fact]
    public void Nothing_is_taken_from_the_heap_where_nothing_matches()
    {
        var patterns = Compile(
            """
            pattern: nested
            tree: [tag=VERB]:w >> ([]:x >> ([]:y >> [lemma=$short lemma=lorry]:z)) ?>nsubj []:s

            pattern: lexical
            tree: [lemma=storm|flee]:w !>nsubj* !<
            """);
        var text = Text("joined");
        Assert.Empty(patterns.FindIn(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        patterns.FindIn(text);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Work_and_matches_are_bounded_in_a_tree_as_deep_as_its_sentence_is_long()
    {
        const int Words = 600;
        var text = TreeSketch.Read(string.Join(' ', Enumerable.Range(0, Words).Select(i => $"w/w/NOUN/{(i == 0 ? "root" : "conj")}/{i}")));
        var below = string.Concat(Enumerable.Repeat(">> ([] ", 20)) + ">> [lemma=w]:x" + new string(')', 20);
        var nowhere = below.Replace("=w]", "=v]", StringComparison.Ordinal);
        var wide = "[]:a " + string.Concat("bcdefgh".Select(l => $">>conj []:{l} "));
        foreach (var tree in (string[])["[] " + below, "[] " + nowhere, wide])
        {
            var found = Compile("pattern: p\ntree: " + tree).Find(text, new(0, 1), out var tests);
            Assert.InRange(found.Length, 0, PatternSet.MaxMatchesPerWord);
            Assert.InRange(tests, 1, (22L * Words * Words) + (PatternSet.MaxMatchesPerWord * 22L * Words));
        }
    }

    [Theory]
    [InlineData("rule: p", "CAS0320", "neither 'pattern' nor 'list'")]
    [InlineData("pattern: p\ntree: []\ntpye: attack", "CAS0320", "the field 'tpye' is unknown here. Known: pattern, tree.")]
    [InlineData("list: l\nwords: car bomb", "CAS0320", "'car bomb' is more than one word")]
    [InlineData("pattern: p", "CAS0302", "the field 'tree' is missing")]
    [InlineData("list: l", "CAS0302", "the field 'words' is missing")]
    [InlineData("pattern: p\ntree: lemma=kill", "CAS0321", "pattern 'p', at 'lemma=kill': expected a word, such as [lemma=attack] or []")]
    [InlineData("pattern: p\ntree: [lemma=kill", "CAS0321", "at its end: expected a test, such as lemma=attack, or ']'")]
    [InlineData("pattern: p\ntree: [lemma]", "CAS0321", "at ']': expected '=' or '!=' and a value")]
    [InlineData("pattern: p\ntree: [lemma=]", "CAS0321", "at ']': expected a value")]
    [InlineData("pattern: p\ntree: [lemma=\"kill]", "CAS0321", "expected a closing quotation mark")]
    [InlineData("pattern: p\ntree: []: >obj", "CAS0321", "at ' >obj': expected a label")]
    [InlineData("pattern: p\ntree: [] obj []", "CAS0321", "at 'obj []': expected a step that begins with one of")]
    [InlineData("pattern: p\ntree: [] >obj| []", "CAS0321", "expected a relation")]
    [InlineData("pattern: p\ntree: [] >obj ([] >det", "CAS0321", "at its end: expected a step or ')'")]
    [InlineData("pattern: p\ntree: [] >obj (>det)", "CAS0321", "at '>det)': expected a word")]
    [InlineData("pattern: p\ntree: [] )", "CAS0321", "at ')': expected a step, such as '>obj [tag=NOUN]', or the end")]
    [InlineData("pattern: p\ntree: [word=kill]", "CAS0322", "there is no test 'word'. Known: form, lower, lemma")]
    [InlineData("pattern: p\ntree: [tag=VBD]", "CAS0322", "there is no part of speech 'VBD'. Known: ADJ, ADP")]
    [InlineData("pattern: p\ntree: [] >neg", "CAS0322", "there is no relation 'neg'. Known: dep, acl")]
    [InlineData("pattern: p\ntree: [rel=nsubj:pass*]", "CAS0322", "there is no relation 'nsubj:pass*'")]
    [InlineData("pattern: p\ntree: [name=City]", "CAS0322", "there is no kind of name 'City'. Known: Person, Organisation, Place, *.")]
    [InlineData("pattern: p\ntree: [refers=City]", "CAS0322", "there is no kind of referent 'City'. Known: None, Person")]
    [InlineData("pattern: p\ntree: [lemma=$nouns]", "CAS0322", "there is no word list 'nouns'. Known: deeds, short.")]
    [InlineData("pattern: p\ntree: [tag=NOUN tag=VERB]", "CAS0323", "no word can pass these tests together")]
    [InlineData("pattern: p\ntree: []:a >obj []:a", "CAS0323", "the label 'a' stands twice")]
    [InlineData("pattern: p\ntree: []:a !>obj ([] >det []:b)", "CAS0323", "the label 'b' stands behind '!'")]
    [InlineData("pattern: p\ntree: []:a ?>obj [lemma=man]", "CAS0323", "the optional step holds no label")]
    [InlineData("pattern: p\ntree: []\n\npattern: p\ntree: []", "CAS0324", "there are two patterns named 'p'")]
    [InlineData("list: short\nwords: a", "CAS0324", "there are two lists named 'short'")]
    public void A_damaged_pattern_is_refused(string file, string code, string message)
    {
        var error = Assert.Throws<CasusException>(() => Compile(file));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tree_that_is_too_large_is_refused()
    {
        const string Head = "pattern: p\ntree: []";
        Compile(Head + string.Concat(Enumerable.Repeat(" >obj", 63)));
        Assert.Equal("CAS0325", Assert.Throws<CasusException>(() => Compile(Head + string.Concat(Enumerable.Repeat(" >obj", 64)))).Code);
        Assert.Equal("CAS0325", Assert.Throws<CasusException>(() => Compile(Head + string.Concat(Enumerable.Repeat(" > ([]", 10_000)))).Code);
    }

    [Fact]
    public void A_message_names_the_line_of_the_tree()
    {
        var error = Assert.Throws<CasusException>(() => Compile("pattern: p\ntree: []\n# a comment\ntree: [tag=Foo]"));
        Assert.Equal("patterns.txt:4", error.Where);
    }

    [Fact]
    public void The_examples_of_the_reference_compile()
    {
        var page = File.ReadAllText(Repository.File("docs/reference/patterns.md"));
        var examples = page.Split("```stanza\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => PatternSet.Compile(Stanzas(example)));
    }

    private static PatternSet Compile(string file) => PatternSet.Compile(Stanzas(file + Lists), Lookups);

    private static IReadOnlyList<Stanza> Stanzas(string file)
    {
        using var reader = new StringReader(file);
        return Stanza.ReadAll("patterns.txt", reader);
    }

    private static ParsedText Text(string sentence) => TreeSketch.Read(Sentences[sentence].Require("words"), Sentences[sentence]["names"]);
}
