using Casus.Knowledge;
using Casus.Tests.Cli;
using Casus.Tests.Coding;

namespace Casus.Tests.Knowledge;

/// <summary>What is written about the codebook is true of it, and what it promises is shown by cases.</summary>
public sealed class CodebookPageTests
{
    private const string Page = "docs/methodology/codebook.md";

    [Fact]
    public void The_list_of_types_in_the_methodology_is_the_one_of_the_data() =>
        Golden.CheckFile(Page, CodebookPage.With(File.ReadAllText(Repository.File(Page)), ShippedCodebook.Codebook));

    [Fact]
    public void Every_code_of_every_scheme_is_reached_by_a_case()
    {
        var types = CodingCaseTests.TypesOfCases().Select(ShippedCodebook.Codebook.Types.Named).ToList();
        // Types that no word evokes only gather others.
        var evoked = ShippedCodebook.Codebook.Triggers.All.Select(t => t.Type).Distinct();

        Assert.Equal(16, types.Select(t => t.Plover).OfType<string>().Distinct().Count());
        Assert.Empty(Codes(evoked).Except(Codes(types)));
        Assert.Empty(CodeSchemes.Acled.Except(types.Select(t => t.Acled!)));
        Assert.Empty(CodeSchemes.Muc4.Except(types.Select(t => t.Muc4!)));
    }

    [Fact]
    public void Every_type_that_words_evoke_is_reached_by_a_case()
    {
        var evoked = ShippedCodebook.Codebook.Triggers.All.Where(t => t.Class != WordClass.Adjective).Select(t => t.Type.Name).Distinct();

        Assert.Empty(evoked.Except(CodingCaseTests.TypesOfCases()));
    }

    private static IEnumerable<string> Codes(IEnumerable<EventType> types) => types.SelectMany(t => new[]
    {
        $"PLOVER {t.Plover}/{t.PloverMode}", $"CAMEO {t.Cameo}", $"ACLED {t.Acled}", $"MUC-4 {t.Muc4}",
    }).Distinct();
}
