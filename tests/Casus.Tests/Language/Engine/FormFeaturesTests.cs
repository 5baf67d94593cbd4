using Casus.Language.Engine;

namespace Casus.Tests.Language.Engine;

/// <summary>What the network sees of a word by itself.</summary>
public sealed class FormFeaturesTests
{
    [Fact]
    public void Capitals_change_the_shape_alone()
    {
        Assert.Equal(Rows("attack")[..^1], Rows("ATTACK")[..^1]);
        Assert.Equal(3, new[] { Rows("attack")[^1], Rows("Attack")[^1], Rows("ATTACK")[^1] }.Distinct().Count());
    }

    [Fact]
    public void Numbers_of_one_length_look_the_same() => Assert.Equal(Rows("1989"), Rows("2024"));

    [Fact]
    public void Every_row_lies_in_its_table() => Texts.Hold(Texts.Hostile, text =>
    {
        var rows = Rows(text);
        for (var i = 0; i < rows.Length; i++)
            Assert.InRange(rows[i], 0, FormFeatures.TableSizes[i] - 1);
    });

    [Theory]
    [InlineData("Don’t", "don't")]
    [InlineData("“", "\"")]
    [InlineData("F-16", "f-00")]
    public void A_form_is_folded_to_what_the_vectors_know(string form, string folded) => Assert.Equal(folded, FormFeatures.Fold(form, new char[FormFeatures.LongestForm]).ToString());

    [Fact]
    public void A_form_too_long_keeps_its_beginning_and_its_end()
    {
        var folded = FormFeatures.Fold("abc" + new string('x', 500) + "yz", new char[FormFeatures.LongestForm]);
        Assert.Equal(FormFeatures.LongestForm, folded.Length);
        Assert.True(folded.StartsWith("abc") && folded.EndsWith("yz"));
    }

    private static int[] Rows(string form)
    {
        var rows = new int[FormFeatures.Tables];
        FormFeatures.Rows(form, rows);
        return rows;
    }
}
