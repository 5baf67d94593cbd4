namespace Casus.Tests.Cli;

/// <summary>The README shows what the program prints.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_is_what_the_dossier_says()
    {
        var readme = File.ReadAllText(Repository.File("README.md"));
        var golden = File.ReadAllText(Repository.File("tests/golden/examples/baghdad-drone-strike/harbour-post.approved.txt"));
        var from = readme.IndexOf("harbour-post.txt\n\u2501", StringComparison.Ordinal) + "harbour-post.txt\n".Length;
        var shown = readme[from..readme.IndexOf("```\n<!-- example: end -->", StringComparison.Ordinal)];

        // What is left out stands as an ellipsis between two stretches.
        Assert.All(shown.Split("\n\u2026\n"), stretch => Assert.Contains(stretch.Trim('\n'), golden, StringComparison.Ordinal));
    }
}
