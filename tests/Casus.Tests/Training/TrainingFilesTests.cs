using Casus.Reports;
using Casus.Training;

namespace Casus.Tests.Training;

/// <summary>A failure of training says whether its data could not be read or what it made not be written.</summary>
public sealed class TrainingFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-training-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_cannot_be_read_is_training_data() =>
        Assert.Equal(("CAS0360", folder), Failure(() => TrainingFiles.Read(folder, File.ReadAllLines)));

    [Fact]
    public void What_cannot_be_written_is_output()
    {
        var file = Path.Combine(folder, "file");
        TrainingFiles.WriteText(file, "text");

        Assert.Equal(("CAS1001", Path.Combine(file, "nouns.txt")), Failure(() => TrainingFiles.WriteText(Path.Combine(file, "nouns.txt"), "text")));
        Assert.Equal(("CAS1001", folder), Failure(() => TrainingFiles.WriteText(folder, "text")));
    }

    [Fact]
    public void What_is_read_while_the_output_is_written_is_still_training_data() =>
        Assert.Equal("CAS0360", Failure(() => TrainingFiles.Write(Path.Combine(folder, "a.bin"), _ => TrainingFiles.Read(folder, File.ReadAllBytes))).Code);

    [Fact]
    public void A_file_is_replaced_as_a_whole_and_its_folder_made()
    {
        var file = Path.Combine(folder, "new", "nouns.txt");
        TrainingFiles.WriteText(file, "a longer text");
        TrainingFiles.WriteText(file, "text");

        Assert.Equal("text", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    private static (string Code, string? Where) Failure(Action act)
    {
        var error = Assert.Throws<CasusException>(act);
        return (error.Code, error.Where);
    }
}
