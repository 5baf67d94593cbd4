using System.Diagnostics;
using System.Text.Json;
using Casus.Knowledge;

namespace Casus.Tests.Evaluation;

/// <summary>The public gold sets beside the checkout, and the scorers published with them, where both are to be had.</summary>
internal static class GoldFolder
{
    public static DataFolder Data { get; } = DataFolder.At(Path.Combine(Root(), "data"));

    /// <summary>The folder of gold sets; the test is skipped where there is none, or no Python to run the published scorers.</summary>
    public static string OrSkip(string set)
    {
        var folder = Path.GetFullPath(Path.Combine(Root(), "..", "shared", "gold"));
        if (!Directory.Exists(Path.Combine(folder, set)))
            Assert.Skip($"There is no gold set {set} beside the checkout.");
        if (!HasPython())
            Assert.Skip("There is no python3.");
        return folder;
    }

    /// <summary>What a published scorer prints as JSON.</summary>
    public static JsonElement Run(string scorer, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("python3", [scorer, .. arguments, "--json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return JsonDocument.Parse(output).RootElement;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Casus.slnx")))
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run outside the checkout.");
        return folder;
    }

    private static bool HasPython()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
