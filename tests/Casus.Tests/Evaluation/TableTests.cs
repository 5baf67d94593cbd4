using System.Text.Json;
using Casus.Evaluation;
using Casus.Evaluation.Tables;

namespace Casus.Tests.Evaluation;

public sealed class TableTests
{
    private static readonly EvaluationTable Table = new(
        [
            new("muc4 dev", Figure.Share("template filling, one F1", 0.5432, headline: true), 0.5, "GTT 50.2 | unseen"),
            new("muc4 dev", Figure.Of("stage, of aligned", new(3, 4)), null, null),
            new("geo gwn", new Figure("all, exact, mean error", 12.345, FigureUnit.Kilometres) { IsHeadline = true }, null, null),
            new("geo gwn", Figure.Share("all, exact, country", null), null, null),
        ],
        [new("muc4 dev", 200, 60000, 400000, 1.5), new("geo gwn", 200, 1, 2, null)]);

    [Fact]
    public void Plain_text_is_aligned_set_by_set() => Assert.Equal(
        """
        muc4 dev
          template filling, one F1     54.3               50.0 reached   GTT 50.2 | unseen
          stage, of aligned            75.0          3/4

        geo gwn
          all, exact, mean error       12.3
          all, exact, country             -

        speed     reports     words   seconds   words/s
        muc4 dev      200     60000      1.50     40000
        geo gwn       200         1         -         -

        """,
        PlainTable.Render(Table));

    [Fact]
    public void Markdown_has_a_row_for_each_figure() => Assert.Equal(
        """
        | set | figure | value | cases | goal | what others reach |
        | --- | --- | ---: | ---: | ---: | --- |
        | muc4 dev | template filling, one F1 | 54.3 |  | 50.0 reached | GTT 50.2 \| unseen |
        | geo gwn | all, exact, mean error | 12.3 |  |  |  |

        | set | reports | words | seconds | words/s |
        | --- | ---: | ---: | ---: | ---: |
        | muc4 dev | 200 | 60000 | 1.50 | 40000 |
        | geo gwn | 200 | 1 | - | - |

        """,
        MarkdownTable.Render(Table.Headlines()));

    [Fact]
    public void Json_keeps_shares_as_they_are()
    {
        using var json = JsonDocument.Parse(JsonTable.Render(Table));
        var figures = json.RootElement.GetProperty("figures");

        Assert.Equal(0.5432, figures[0].GetProperty("value").GetDouble());
        Assert.Equal("GTT 50.2 | unseen", figures[0].GetProperty("anchor").GetString());
        Assert.Equal(3, figures[1].GetProperty("right").GetInt32());
        Assert.Equal("kilometres", figures[2].GetProperty("unit").GetString());
        Assert.Equal(JsonValueKind.Null, figures[3].GetProperty("value").ValueKind);
        Assert.Equal(1.5, json.RootElement.GetProperty("speeds")[0].GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void Fewer_kilometres_reach_a_goal_and_more_of_everything_else()
    {
        Assert.True(new EvaluationRow("geo", new("mean error", 90, FigureUnit.Kilometres), 100, null).IsReached);
        Assert.False(new EvaluationRow("geo", Figure.Share("recognition F1", 0.7), 0.8, null).IsReached);
    }
}
