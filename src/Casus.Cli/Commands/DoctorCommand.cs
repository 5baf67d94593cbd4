using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Casus.Archive.Checks;
using Casus.Archive.Stores;
using Casus.Cli.Assets;
using Casus.Cli.Dossier;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus doctor</c>: is everything there that Casus needs.</summary>
internal sealed class DoctorCommand : Command, IDocumented
{
    private const int WordsColumn = 26;
    private const int NameColumn = 11;
    private readonly Session session;

    private readonly Option<string?> archive = new("--archive", "-a")
    {
        Description = "Check this archive instead: can it be read, is it whole, is there room, what has to be done. Changes nothing.",
        HelpName = "PATH|URL",
    };

    public DoctorCommand(Session session)
        : base("doctor", "Check every data file that Casus needs: is it there, can it be read, is it what was shipped; and say what to do.")
    {
        this.session = session;
        Add(archive);
        SetAction(parse => parse.GetValue(archive) is { } location ? Run(Store.At(location)) : Run());
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } = 
    [
        new("casus doctor", "after installing, or when a command ends with code 3"),
        new("casus doctor --archive desk.casus", "before a backup, after a crash, or when a command ends with code 5"),
    ];

    private int Run(Store store)
    {
        List<AssetFinding> findings = [.. ArchiveDoctor.Check(store).Select(f => new AssetFinding(f.Name, f.IsSound ? AssetState.Ok : AssetState.Damaged, f.Detail, f.Remedy))];
        var faults = findings.Count(f => f.IsFatal);
        var conclusion = faults == 0
            ? "The archive is sound. 'casus verify' compares every row with the log."
            : string.Create(CultureInfo.InvariantCulture, $"{faults} of these need doing something about.");
        session.Write(PageOf($"Archive: {store.Name}", findings, conclusion).Set(session.OutputStyle));
        return faults > 0 ? ExitCodes.Archive : ExitCodes.Done;
    }

    private int Run()
    {
        var data = session.Services.FindData();
        var check = new AssetCheck(data);
        List<AssetFinding> findings = [.. Asset.List(data).Select(check.Check), LoadEverything()];
        session.Write(PageOf($"Data folder: {data.Path}", findings, Conclusion(findings)).Set(session.OutputStyle));
        return findings.Any(f => f.IsFatal) ? ExitCodes.Assets : ExitCodes.Done;
    }

    // Each file may be sound and the whole not: a type the codebook names and no word list has.
    private AssetFinding LoadEverything()
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            session.Services.LoadCoder(null);
        }
        catch (CasusException e)
        {
            return new(
                "all together",
                AssetState.Damaged,
                e.ToString(),
                "Correct what the message names; it may come from one of the files above.");
        }

        return new("all together", AssetState.Ok, string.Create(CultureInfo.InvariantCulture, $"loads in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:N0} ms"), null);
    }

    private static Page PageOf(string what, List<AssetFinding> findings, string conclusion)
    {
        var page = new Page();
        page.Add(
            0,
            new Run(CasusCommandLine.NameAndVersion, Tone.Title),
            $" on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        page.Add(0, what);
        page.Space();
        foreach (var finding in findings)
        {
            var state = new Run(
                finding.State.ToString().ToLowerInvariant(), finding.State == AssetState.Ok ? Tone.Plain : Tone.Doubt);
            page.AddNamed(
                0,
                state,
                NameColumn,
                new Run(finding.Name.PadRight(WordsColumn - NameColumn), Tone.Strong),
                "  " + Quotation.Clean(finding.Detail));
            if (finding.Making is { } making)
                page.Add(WordsColumn + 2, new Run(Quotation.Clean(making), Tone.Faint));
            if (finding.Remedy is { } remedy)
                page.Add(WordsColumn + 2, $"{(finding.IsFatal ? "" : "Casus works without it. ")}{remedy}");
        }

        page.Space();
        page.Add(0, conclusion);
        return page;
    }

    private static string Conclusion(List<AssetFinding> findings) => findings.Count(f => f.IsFatal) switch
    {
        0 => "Everything that Casus needs is in place.",
        1 => "Casus cannot work before the fault above is mended.",
        var faults => $"Casus cannot work before the {faults} faults above are mended.",
    };
}
