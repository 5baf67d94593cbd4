using System.Text;
using Casus.Cli;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Cli;

/// <summary>
/// Runs command lines with a coder made up for the purpose, which looks at the text alone: <c>defect</c> makes it fall over,
/// <c>strike</c> gives the sample strike, anything else a record with the text as its id.
/// </summary>
internal sealed class CommandLineHarness : IDisposable
{
    private readonly MemoryStream output = new();
    private readonly StringWriter messages = new() { NewLine = "\n" };

    public CommandLineHarness() => Folder = Directory.CreateTempSubdirectory("casus-tests-").FullName;

    public string Folder { get; }

    public string Output => Encoding.UTF8.GetString(output.ToArray());

    public string Messages => messages.ToString();

    public string StandardInput { get; set; } = "";

    public Stream? OutputStream { get; set; }

    public Func<Report, CodedReport> Code { get; set; } = Coded;

    public Explanation? Explanation { get; set; }

    public CasusException? LoadingFails { get; set; }

    public CancellationToken Cancelled { get; set; }

    /// <summary>What fetches pages; without it, asking for one fails the test.</summary>
    public Func<Casus.Sources.Fetching.FetchOptions, Casus.Sources.Fetching.IFetcher> MakeFetcher { get; set; } = _ => throw new InvalidOperationException("nothing is to be fetched");

    public string File(string name, params string[] lines)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }

    /// <summary>A JSON Lines file with a report for each text; <c>bad</c> makes a damaged line.</summary>
    public string Reports(string name, params string[] texts) =>
        File(name, [.. texts.Select(t => t == "bad" ? "{" : $"{{\"id\":\"{t}\",\"text\":\"{t}\"}}")]);

    // The real one: what it reads is what the commands show.
    private static readonly Lazy<ILanguageReader> Reader = new(() => PipelineReader.Load(Casus.Knowledge.DataFolder.Find()));

    public int Run(params string[] arguments)
    {
        output.SetLength(0);
        messages.GetStringBuilder().Clear();
        var session = new Session
        {
            Output = OutputStream ?? output,
            Messages = messages,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(StandardInput)),
            Services = new()
            {
                MakeFetcher = options => MakeFetcher(options),
                FindData = () => Casus.Knowledge.DataFolder.At(Folder),
                LoadCountries = _ => Cli.Countries.Names,
                LoadActors = own => Casus.Knowledge.Actors.ActorRegister.Load(Casus.Knowledge.DataFolder.Find(), own),
                LoadCoder = _ => LoadingFails is null ? new Coder(this) : throw LoadingFails,
                LoadReader = () => Reader.Value,
            },
        };
        return CasusCommandLine.RunAsync(arguments, session, Cancelled).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        output.Dispose();
        messages.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static CodedReport Coded(Report report) => report.Text switch
    {
        "defect" => throw new InvalidOperationException("the sum does not tally"),
        "strike" => SampleRecords.Strike,
        var id => new() { Id = id, Coder = "casus 0.1.0", PublishedOn = report.PublishedOn?.AsWritten, Language = "en" },
    };

    private sealed class Coder(CommandLineHarness harness) : IReportCoder
    {
        public CodedReport Code(Report report) => harness.Code(report);

        public Explanation Explain(Report report) => harness.Explanation! with { Report = report.Id };
    }
}
