using System.Runtime.InteropServices;
using Casus.Cli;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Cli;

/// <summary><c>casus code - --lines</c> as a process of its own over real pipes, with a coder that needs no models.</summary>
internal static class FilterProcess
{
    public const string Word = "filter";

    /// <summary>The command that a shell or a batch engine starts.</summary>
    public static string[] Command { get; } = ["dotnet", typeof(FilterProcess).Assembly.Location, Word];

    public static async Task<int> RunAsync(string[] options)
    {
        using var ending = new CancellationTokenSource();
        using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            ending.Cancel();
        });
        using var output = StandardStreams.OpenOutput();
        await using var messages = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true, NewLine = "\n" };
        var session = new Session
        {
            Output = output,
            Messages = messages,
            OpenInput = Console.OpenStandardInput,
            Services = new()
            {
                LoadCountries = _ => Countries.Names,
                LoadActors = _ => throw new NotSupportedException(),
                LoadCoder = _ => new Coder(),
                LoadReader = () => throw new NotSupportedException(),
            },
        };
        return await CasusCommandLine.RunAsync(["code", "-", "--lines", .. options], session, ending.Token);
    }

    private sealed class Coder : IReportCoder
    {
        public CodedReport Code(Report report) => new() { Id = report.Id, Coder = "casus 0.1.0", Language = "en" };

        public Explanation Explain(Report report) => throw new NotSupportedException();
    }
}
