using System.Text.Json;
using Casus.Records;

namespace Casus.Tests.Records;

public sealed class ExactStringConverterTests
{
    public static TheoryData<string> Texts() => new(
        "plain", "", "quotes \" and \\ and \n", "Zvečan, بغداد, 北京", "\ud83d\ude00", "\u200b\u202e", "<b>&'+", "\u2028");

    [Fact]
    public void A_lone_surrogate_is_written_as_its_escape() => Assert.Equal(
        """{"id":"a\ud800b\udc00 é\n","coder":"c","publishedOn":null,"language":null,"sentences":[],"entities":[],"places":[],"times":[],"quotes":[],"events":[]}""",
        JsonSerializer.Serialize(Record("a\ud800b\udc00 é\n"), RecordJson.Lines.CodedReport));

    [Fact]
    public void Lone_surrogates_are_read_back()
    {
        foreach (var text in new[] { "\ud800", "\udc00", "\udc00\ud800", "a\ud83d", "\ud83d\ud83d\ude00\udc00", "\ud800\n\"\ud800" })
        {
            Assert.Equal(text, RoundTrip(text, RecordJson.Lines));
            Assert.Equal(text, RoundTrip(text, RecordJson.Indented));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Well_formed_text_is_written_as_it_always_was(string text)
    {
        var usual = new JsonSerializerOptions(RecordJson.Lines.Options);
        usual.Converters.Clear();

        Assert.Equal(JsonSerializer.Serialize(Record(text), usual), JsonSerializer.Serialize(Record(text), RecordJson.Lines.CodedReport));
        Assert.Equal(text, RoundTrip(text, RecordJson.Lines));
    }

    [Fact]
    public void Dictionaries_keep_their_keys()
    {
        var record = Record("a") with { Unknown = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("language", "not-given") };
        var json = JsonSerializer.Serialize(record, RecordJson.Lines.CodedReport);

        Assert.Contains("""
            "unknown":{"language":"not-given"}
            """.Trim(), json, StringComparison.Ordinal);
        Assert.Equal("not-given", JsonSerializer.Deserialize(json, RecordJson.Lines.CodedReport)!.Unknown!["language"]);
    }

    private static CodedReport Record(string id) => new() { Id = id, Coder = "c" };

    private static string RoundTrip(string text, RecordJson json) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(Record(text), json.CodedReport), json.CodedReport)!.Id;
}
