using System.Text;
using Casus.Knowledge;
using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Tests.Language.Engine;

public sealed class ModelFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-models-").FullName;

    [Fact]
    public void What_was_saved_is_loaded()
    {
        var path = Save("words", "made by a test");
        Assert.Equal("seven", ModelFile.Load(path, "words", r => r.ReadString()));
        Assert.Equal("made by a test", ModelFile.AboutOf(path, "words"));
        Assert.Equal([Path.GetFileName(path)], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_missing_model_is_CAS0350_and_says_how_to_make_it()
    {
        var fault = Assert.Throws<CasusException>(() => Load(Path.Combine(folder, "none.bin")));
        Assert.Equal("CAS0350", fault.Code);
        Assert.Contains("casus train", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CASUS")]
    [InlineData("PK\u0003\u0004 something else altogether")]
    public void A_foreign_file_is_CAS0351(string content)
    {
        var path = Path.Combine(folder, "foreign.bin");
        File.WriteAllText(path, content);
        Assert.Equal("CAS0351", Assert.Throws<CasusException>(() => Load(path)).Code);
    }

    [Fact]
    public void A_model_of_another_kind_is_CAS0352_and_names_both()
    {
        var fault = Assert.Throws<CasusException>(() => ModelFile.Load(Save("words", ""), "tagger", r => r.ReadString()));
        Assert.Equal("CAS0352", fault.Code);
        Assert.StartsWith("expected a 'tagger' model of format 1, found 'words' of format 1.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_version_is_CAS0352()
    {
        var path = Save("words", "");
        var bytes = File.ReadAllBytes(path);
        bytes[8] = 9;
        File.WriteAllBytes(path, bytes);
        Assert.Equal("CAS0352", Assert.Throws<CasusException>(() => Load(path)).Code);
    }

    [Fact]
    public void A_model_cut_short_anywhere_is_refused()
    {
        var whole = File.ReadAllBytes(Save("words", "made by a test"));
        for (var length = 0; length < whole.Length; length++)
        {
            var path = Path.Combine(folder, "short.bin");
            File.WriteAllBytes(path, whole[..length]);
            Assert.Matches("^CAS035[123]$", Assert.Throws<CasusException>(() => Load(path)).Code);
        }
    }

    [Fact]
    public void A_model_with_one_byte_changed_in_its_numbers_is_CAS0353()
    {
        var path = Save("words", "");
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Equal("CAS0353", Assert.Throws<CasusException>(() => Load(path)).Code);
    }

    [Fact]
    public void A_payload_that_ends_too_soon_is_CAS0353() =>
        Assert.Equal("CAS0353", Assert.Throws<CasusException>(() => ModelFile.Load(Save("words", ""), "words", r => r.ReadString() + r.ReadInt64())).Code);

    // A header that promises more than there is must not make room for it.
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void A_length_that_cannot_be_is_CAS0353(int length)
    {
        var path = Save("words", "");
        var bytes = File.ReadAllBytes(path);
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 6 - 4), length);
        File.WriteAllBytes(path, bytes);
        Assert.Equal("CAS0353", Assert.Throws<CasusException>(() => Load(path)).Code);
    }

    // The runtime refuses a folder as it refuses a file without permission.
    [Fact]
    public void A_model_that_may_not_be_read_is_CAS0350()
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "model.bin")).FullName;
        Assert.Equal(("CAS0350", path), Assert.Throws<CasusException>(() => Load(path)) is var error ? (error.Code, error.Where) : default);
    }

    [Theory]
    [InlineData("vectors")]
    [InlineData("network")]
    [InlineData("sentences")]
    [InlineData("lemmas")]
    [InlineData("features")]
    public void A_model_that_is_shipped_says_how_it_was_made(string kind)
    {
        var about = ModelFile.AboutOf(DataFolder.Find().File($"models/{kind}.bin"), kind);
        Assert.Contains("casus train", about, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_model_of_any_stage_is_told_by_its_path()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "models")).FullName;
        File.WriteAllText(Path.Combine(data, "vectors.bin"), "no model", Encoding.UTF8);
        var fault = Assert.Throws<CasusException>(() => WordReader.Load(DataFolder.At(folder)));
        Assert.Equal(("CAS0351", Path.Combine(data, "vectors.bin")), (fault.Code, fault.Where));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Load(string path) => ModelFile.Load(path, "words", r => r.ReadString());

    private string Save(string kind, string about)
    {
        var path = Path.Combine(folder, "model.bin");
        ModelFile.Save(path, kind, about, w => w.Write("seven"));
        return path;
    }
}
