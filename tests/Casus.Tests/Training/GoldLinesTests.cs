using Casus.Language;
using Casus.Reports;
using Casus.Training;

namespace Casus.Tests.Training;

/// <summary>How the name sets to learn from are read.</summary>
public sealed class GoldLinesTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"id":"a","text":"x"}""")]
    [InlineData("""{"id":"a","text":null,"entities":[]}""")]
    [InlineData("""{"id":"a","text":"x","entities":[{"type":"PER","start":"0","end":1}]}""")]
    public void A_damaged_line_is_named(string line)
    {
        File.WriteAllLines(path, ["""{"id":"first","text":"x","entities":[]}""", line]);

        var error = Assert.Throws<CasusException>(() => NamesTraining.ReadNames(path));
        Assert.Equal(("CAS0364", path + ":2"), (error.Code, error.Where));
    }

    [Fact]
    public void A_head_says_what_its_word_refers_to_and_the_outer_phrase_goes_first()
    {
        var sentence = TreebankSentence.Untagged(["Anna", "saw", "the", "bank"], [new(0, 4), new(5, 8), new(9, 12), new(13, 17)]);
        (TextSpan, ReferentKind)[] heads = [(new(13, 17), ReferentKind.Organisation), (new(13, 17), ReferentKind.Place), (new(0, 4), ReferentKind.Person), (new(40, 44), ReferentKind.Object)];

        Assert.Equal([(int)ReferentKind.Person, 0, 0, (int)ReferentKind.Organisation], NamesTraining.Referents(sentence, heads));
    }

    [Fact]
    public void Offsets_count_code_points()
    {
        File.WriteAllLines(path, ["""{"id":"a","text":"😀 Anna","entities":[{"type":"PER","start":2,"end":6}],"mentions":[{"type":"organization","head":{"start":2,"end":6}}]}"""]);

        Assert.Equal([(new TextSpan(3, 7), NameKind.Person)], NamesTraining.ReadNames(path)["a"]);
        Assert.Equal([(new TextSpan(3, 7), ReferentKind.Organisation)], NamesTraining.ReadReferents(path)["a"]);
    }
}
