using System.Globalization;
using System.Text;
using Casus.Formats;
using Casus.Reports;

namespace Casus.Tests.Formats;

/// <summary>How much of the article is read on pages of the structures that news sites have, and how much else.</summary>
public sealed class PageLayoutTests(ITestOutputHelper output)
{
    private static readonly BlockKind[] BodyKinds = [BlockKind.Paragraph, BlockKind.Heading, BlockKind.Summary, BlockKind.Box];
    private static readonly BlockKind[] CaptionKinds = [BlockKind.Caption, BlockKind.Credit];

    public static TheoryData<string> Names => new(PageLayout.All.Select(l => l.Name));

    [Fact]
    public void There_are_more_than_thirty_structures() => Assert.True(PageLayout.All.Count > 30);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layout_gives_its_article(string name)
    {
        var layout = Of(name);
        var report = Read(layout);
        var body = Score.Of(layout.Body, Words(report, BodyKinds));
        Assert.True(body is { Recall: >= 0.97, Precision: >= 0.9 }, $"{body}\n{Parts(report)}");
        Assert.Equal(layout.Title, report.Title);
    }

    [Fact]
    public void Together_they_keep_what_the_reference_says()
    {
        var table = new StringBuilder();
        var (body, captions, all) = (default(Score), default(Score), default(Score));
        var (dates, dated) = (0, 0);
        foreach (var layout in PageLayout.All)
        {
            var report = Read(layout);
            var one = Score.Of(layout.Body, Words(report, BodyKinds));
            var under = Score.Of(layout.Captions, Words(report, CaptionKinds));
            body += one;
            captions += under;
            all += Score.Of([.. layout.Body, .. layout.Captions], Words(report, [.. BodyKinds, .. CaptionKinds, BlockKind.Furniture]));
            if (layout.Published is { } day)
                (dates, dated) = (dates + 1, dated + (report.PublishedOn?.AsWritten.StartsWith(day, StringComparison.Ordinal) == true ? 1 : 0));
            table.Append(CultureInfo.InvariantCulture, $"{layout.Name,-18} body {one}  captions {under}\n");
        }

        output.WriteLine($"{table}\nbody {body}\ncaptions {captions}\nwhole text {all}\ndates {dated} of {dates}");
        Assert.True(body is { Precision: > 0.985, Recall: > 0.995 }, body.ToString());
        Assert.True(captions is { Precision: > 0.97, Recall: > 0.95 }, captions.ToString());
        Assert.Equal(dates, dated);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_character_leads_back_to_the_page(string name)
    {
        var layout = Of(name);
        var report = Read(layout);
        var map = report.Page!;
        var bytes = PageBytes.Of(layout.Page, map);
        var encoding = map.Encoding == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(map.Encoding)!;
        var page = encoding.GetString(layout.Page);
        for (var i = 0; i < report.Text.Length; i++)
        {
            if (char.IsWhiteSpace(report.Text[i]) && report.Text[i] != '\u00A0')
                continue;
            var place = map.PlaceOf(i);
            Assert.NotNull(place);
            var written = place.Value.In(page);
            Assert.Equal(report.Text[i].ToString(), System.Net.WebUtility.HtmlDecode(written));
            Assert.Equal(written, encoding.GetString(layout.Page.AsSpan((int)bytes[place.Value.Start], (int)(bytes[place.Value.End] - bytes[place.Value.Start]))));
        }
    }

    private static PageLayout Of(string name) => PageLayout.All.Single(l => l.Name == name);

    private static Report Read(PageLayout layout) => Assert.Single(Input.Read(layout.Page, layout.Name + ".html").Reports());

    private static List<string> Words(Report report, BlockKind[] kinds) =>
        [.. report.Blocks.Where(b => kinds.Contains(b.Kind)).SelectMany(b => PageLayout.Words(b.Span.In(report.Text)))];

    private static string Parts(Report report) => string.Join('\n', report.Blocks.Select(b => $"{b.Kind}: {b.Span.In(report.Text)}"));

    /// <summary>Words that are wanted, that are there, and that are both; a word counts as often as it stands.</summary>
    private readonly record struct Score(int Wanted, int Found, int Both)
    {
        public double Recall => Wanted == 0 ? 1 : (double)Both / Wanted;

        public double Precision => Found == 0 ? 1 : (double)Both / Found;

        public static Score operator +(Score a, Score b) => new(a.Wanted + b.Wanted, a.Found + b.Found, a.Both + b.Both);

        public static Score Of(IReadOnlyList<string> wanted, IReadOnlyList<string> found)
        {
            var left = wanted.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
            return new(wanted.Count, found.Count, found.Count(w => left.GetValueOrDefault(w) > 0 && left[w]-- > 0));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision {Precision:0.000} recall {Recall:0.000} ({Wanted} words)");
    }
}
