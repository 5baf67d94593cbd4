using Casus.Cli;
using Casus.Cli.Dossier;
using Casus.Tests.Cli;
using Casus.Tests.Coding;

namespace Casus.Tests.Pipeline;

/// <summary>The examples as a person reads them, and the essentials that must come out whatever the words of the dossier.</summary>
public sealed class ExampleTests
{
    private const string EssentialsFile = "Pipeline/examples.cases.txt";
    private const string GapsFile = "Pipeline/example-gaps.cases.txt";

    private static readonly Dictionary<string, Dictionary<string, CodingCase>> ByName =
        ((string[])[EssentialsFile, GapsFile]).ToDictionary(f => f, f => CodingCase.ReadAll(f).ToDictionary(c => c.Name));

    public static TheoryData<string> Files => new(ExampleReports.Files.Select(f => f.File));

    public static TheoryData<string> Essentials => new(ByName[EssentialsFile].Keys);

    public static TheoryData<string> Gaps => new(ByName[GapsFile].Keys);

    [Theory]
    [MemberData(nameof(Files))]
    public void The_dossier_is_the_one_that_was_approved(string file)
    {
        var reports = ExampleReports.Files.Single(f => f.File == file).Reports;
        var dossiers = string.Join('\n', reports.Select(r => DossierPage.Of(Standard.Code(r), Countries.Names).Set(PageStyle.Plain)));
        Golden.Check($"examples/{Path.ChangeExtension(file, null)}.txt", dossiers);
    }

    [Theory]
    [MemberData(nameof(Essentials))]
    public void The_essentials_come_out(string name)
    {
        var complaints = ByName[EssentialsFile][name].Complaints();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Theory]
    [MemberData(nameof(Gaps))]
    public void A_known_gap_is_still_one(string name) =>
        Assert.True(ByName[GapsFile][name].Complaints().Count > 0, $"'{name}' comes right now: move it to {EssentialsFile}.");

    [Fact]
    public void Every_example_has_its_essentials()
    {
        var told = File.ReadAllText(Repository.File($"tests/Casus.Tests/{EssentialsFile}")) + File.ReadAllText(Repository.File($"tests/Casus.Tests/{GapsFile}"));
        Assert.All(ExampleReports.Files, f => Assert.Contains($"report: {f.File}", told, StringComparison.Ordinal));
    }
}
