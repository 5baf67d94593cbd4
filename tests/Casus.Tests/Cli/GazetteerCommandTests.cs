using Casus.Cli;

namespace Casus.Tests.Cli;

public sealed class GazetteerCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new();

    public void Dispose() => casus.Dispose();

    [Fact]
    public void Being_stopped_is_code_130_and_leaves_nothing_behind()
    {
        Prepare();
        casus.Cancelled = new(canceled: true);
        Assert.Equal(ExitCodes.Interrupted, Build("places.bin"));
        Assert.Empty(Directory.GetFileSystemEntries(casus.Folder, "places*"));
    }

    [Fact]
    public void What_was_built_is_told_and_what_was_left_out()
    {
        Prepare();
        casus.File("lists/cities500.txt", [.. Enumerable.Range(1, 200).Select(i => $"{i}\tBasra{i}\t\t\t30.5\t47.8\tP\tPPL\tIQ\t\t02\t\t\t\t5\t\t\t\t"), "oops"]);
        Assert.Equal(ExitCodes.Done, Build("places.bin"));
        Assert.StartsWith("202 places, 203 names, ", casus.Output, StringComparison.Ordinal);
        Assert.Contains("cities500.txt:201: expected 19 columns parted by tabs, found 1\nleft out 1 broken lines", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_code_4()
    {
        Prepare();
        casus.File("occupied");
        Assert.Equal(ExitCodes.Output, Build(Path.Combine("occupied", "places.bin")));
        Assert.Contains("error CAS1001", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_cannot_be_read_is_named_not_the_output()
    {
        Prepare();
        using var locked = new FileStream(Path.Combine(casus.Folder, "lists", "admin1CodesASCII.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.NotEqual(ExitCodes.Output, Build("places.bin"));
        Assert.Contains("admin1CodesASCII.txt: error CAS0407: the file cannot be read", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_class_of_features_is_refused()
    {
        Assert.Equal(ExitCodes.Usage, casus.Run("gazetteer", "build", casus.Folder, "--out", "places.bin", "--classes", "PX"));
        Assert.StartsWith("casus: --classes knows the letters PAHLTSRVU, not 'PX'.", casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        Prepare();
        Assert.NotEqual(ExitCodes.Done, casus.Run("gazetteer", "build", "no-such-folder", "--out", Path.Combine(casus.Folder, "places.bin")));
        Assert.StartsWith("no-such-folder: error CAS0407: there is no such folder or file.", casus.Messages, StringComparison.Ordinal);
    }

    private int Build(string output) =>
        casus.Run("gazetteer", "build", Path.Combine(casus.Folder, "lists"), "--out", Path.Combine(casus.Folder, output));

    private void Prepare()
    {
        casus.File("lists/cities500.txt", "1\tBasra\t\t\t30.5\t47.8\tP\tPPL\tIQ\t\t02\t\t\t\t5\t\t\t\t");
        casus.File("lists/admin1CodesASCII.txt", "IQ.02\tBasra Governorate\t\t0");
        casus.File("gazetteer/countries.txt", "code: IQ IRQ", "id: 99237", "point: 33, 44", "feature: PCLI", "names: Iraq");
        casus.File("gazetteer/division-words.txt", "after: Governorate", "", "before: Province of");
        foreach (var name in new[] { "divisions", "supplement", "conflict-places", "demonyms" })
            casus.File($"gazetteer/{name}.txt");
    }
}
