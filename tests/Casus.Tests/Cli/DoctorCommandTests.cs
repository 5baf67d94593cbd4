using System.Security.Cryptography;
using Casus.Cli;
using Casus.Cli.Assets;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Tests.Cli;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new();

    public DoctorCommandTests()
    {
        casus.File(
            "assets.txt",
            "asset: words", "files: words/*.txt", "about: word lists", "form: stanzas", "",
            "asset: model", "files: models/tagger.bin", "about: the tagger", "sums: models/SHA256SUMS", "remedy: Run 'casus train'.", "",
            "asset: extra", "files: extra/*.bin", "about: place names", "optional: yes", "remedy: Run 'casus gazetteer build'.");
        casus.File("words/a.txt", "word: one", "", "word: two");
        var model = casus.File("models/tagger.bin", "weights");
        casus.File("models/SHA256SUMS", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model))) + "  tagger.bin");
    }

    [Fact]
    public void Everything_in_place_is_code_0()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("doctor"));
        Assert.Contains("ok         words            word lists (2 entries in 1 file, 21 bytes)\n", casus.Output, StringComparison.Ordinal);
        Assert.Contains("ok         model            the tagger (1 file, 8 bytes)\n", casus.Output, StringComparison.Ordinal);
        Assert.Contains("missing    extra            there is no extra/*.bin\n", casus.Output, StringComparison.Ordinal);
        Assert.Contains("Casus works without it. Run 'casus gazetteer build'.\n", casus.Output, StringComparison.Ordinal);
        Assert.EndsWith("Everything that Casus needs is in place.\n", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_code_3_and_says_what_to_do()
    {
        File.Delete(Path.Combine(casus.Folder, "models", "tagger.bin"));
        Assert.Equal(ExitCodes.Assets, casus.Run("doctor"));
        Assert.Contains("missing    model            there is no models/tagger.bin, models/tagger.bin", casus.Output, StringComparison.Ordinal);
        Assert.Contains("Run 'casus train'.", casus.Output, StringComparison.Ordinal);
        Assert.EndsWith("Casus cannot work before the fault above is mended.\n", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_made_file_that_was_changed_is_damaged()
    {
        File.AppendAllText(Path.Combine(casus.Folder, "models", "tagger.bin"), "x");
        Assert.Equal(ExitCodes.Assets, casus.Run("doctor"));
        Assert.Contains("damaged    model            models/tagger.bin is not the file that was shipped (its SHA-256 differs)", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_line_of_a_word_list_is_named()
    {
        casus.File("words/b.txt", "word: three", "no colon here");
        Assert.Equal(ExitCodes.Assets, casus.Run("doctor"));
        Assert.Contains("damaged    words            words/b.txt:2: ", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_damaged()
    {
        casus.File("words/b.txt");
        Assert.Equal(ExitCodes.Assets, casus.Run("doctor"));
        Assert.Contains("damaged    words            words/b.txt is empty", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_sound_one_by_one_may_not_fit_together()
    {
        casus.LoadingFails = new CasusException("CAS0310", "words/a.txt:1", "the type 'one' is not in the codebook.");
        Assert.Equal(ExitCodes.Assets, casus.Run("doctor"));
        Assert.Contains("damaged    all together     words/a.txt:1: error CAS0310: the type 'one' is not in the codebook.", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_of_the_data_folder_belongs_to_an_asset()
    {
        var data = DataFolder.At(Repository.File("data"));
        var listed = Asset.List(data).SelectMany(a => a.Files.SelectMany(f => AssetCheck.Matching(data, f)).Append(a.Sums)).ToHashSet(StringComparer.Ordinal);
        var unlisted = Directory.EnumerateFiles(data.Path, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(data.Path, f).Replace('\\', '/'))
            .Where(f => !f.EndsWith("README.md", StringComparison.Ordinal) && !listed.Contains(f));
        Assert.True(!unlisted.Any(), $"No asset in data/assets.txt lists {string.Join(", ", unlisted)}. Add a stanza, or a pattern to one.");
    }

    [Fact]
    public void Every_asset_of_the_data_folder_is_in_order_and_names_origin_and_licence()
    {
        var data = DataFolder.At(Repository.File("data"));
        var check = new AssetCheck(data);
        Assert.All(Asset.List(data).Select(check.Check), finding => Assert.False(finding.IsFatal, finding.ToString()));
        Assert.All(data.Stanzas(Asset.ListFile), stanza => Assert.NotEqual("", stanza.Require("origin") + stanza.Require("licence")));
    }

    public void Dispose() => casus.Dispose();
}
