using Casus.Cli;

namespace Casus.Tests.Cli;

/// <summary><c>casus train</c> refuses what it cannot do before it does any work.</summary>
public sealed class TrainCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new();

    public void Dispose() => casus.Dispose();

    [Theory]
    [InlineData("foo")]
    [InlineData("Network")]
    [InlineData("")]
    public void Only_known_kinds_are_trained(string kind) =>
        Assert.Equal(ExitCodes.Usage, casus.Run("train", kind, "--data", casus.Folder, "--out", casus.Folder));

    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("1001")]
    public void Epochs_are_a_number_within_bounds(string epochs)
    {
        Assert.Equal(ExitCodes.Usage, casus.Run("train", "network", "--data", casus.Folder, "--out", casus.Folder, "--epochs", epochs));
        Assert.Contains("--epochs", casus.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sentences", "--epochs", "3")]
    [InlineData("network", "--wordnet", "dict")]
    public void Options_of_another_kind_are_refused(string kind, string option, string value)
    {
        Assert.Equal(ExitCodes.Usage, casus.Run("train", kind, "--data", casus.Folder, "--out", casus.Folder, option, value));
        Assert.Contains(option, casus.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_there_is_not_replaced_unasked()
    {
        casus.File("network.bin", "mine");
        casus.Run("train", "network", "--data", casus.Folder, "--out", casus.Folder);

        Assert.Contains("CAS0362", casus.Messages, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(casus.Folder, "network.bin")).Trim());
    }
}
