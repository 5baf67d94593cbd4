using Casus.Tests.Cli;

namespace Casus.Tests.Coding;

/// <summary>Short texts, by what English does in them, and what the coder makes of them. README.md in this folder explains their form.</summary>
public sealed class CodingCaseTests
{
    private const string GapsFile = "Coding/coder-gaps.cases.txt";

    private static readonly Dictionary<string, Dictionary<string, CodingCase>> ByFile = Files().ToDictionary(f => f, f => CodingCase.ReadAll(f).ToDictionary(c => c.Name));

    public static TheoryData<string, string> Cases => Data(ByFile.Where(f => f.Key != GapsFile));

    public static TheoryData<string, string> Gaps => Data(ByFile.Where(f => f.Key == GapsFile));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_text_comes_to_what_its_case_says(string file, string name)
    {
        var complaints = ByFile[file][name].Complaints();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Theory]
    [MemberData(nameof(Gaps))]
    public void A_known_gap_is_still_one(string file, string name) =>
        Assert.True(ByFile[file][name].Complaints().Count > 0, $"'{name}' comes right now: move it from {file} to the file of its kind.");

    [Fact]
    public void Most_cases_come_right() =>
        Assert.True(ByFile[GapsFile].Count * 4 <= ByFile.Values.Sum(f => f.Count), $"{ByFile[GapsFile].Count} of {ByFile.Values.Sum(f => f.Count)} cases are gaps.");

    /// <summary>Every event type that some case wants to come out; of several that one event may be, each.</summary>
    internal static IEnumerable<string> TypesOfCases() => ByFile.Where(f => f.Key != GapsFile).SelectMany(f => f.Value.Values).SelectMany(c => c.Types).Distinct();

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Repository.File("tests/Casus.Tests/Coding"), "*.cases.txt")
        .Where(f => !Path.GetFileName(f).StartsWith("quote", StringComparison.Ordinal))
        .Select(f => $"Coding/{Path.GetFileName(f)}").Order(StringComparer.Ordinal);

    private static TheoryData<string, string> Data(IEnumerable<KeyValuePair<string, Dictionary<string, CodingCase>>> files)
    {
        var data = new TheoryData<string, string>();
        foreach (var (file, cases) in files)
        {
            foreach (var name in cases.Keys)
                data.Add(file, name);
        }

        return data;
    }
}
