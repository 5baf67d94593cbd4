namespace Casus.Cli;

/// <summary>What the program tells its caller. The same table stands in docs/reference/exit-codes.md.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    public const int Done = 0;

    /// <summary>Some reports could not be read or coded; the others were.</summary>
    public const int SomeReportsFailed = 1;

    /// <summary>The command line makes no sense; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>A data file that Casus needs is missing or damaged.</summary>
    public const int Assets = 3;

    /// <summary>The output could not be written; nothing was left half-written.</summary>
    public const int Output = 4;

    /// <summary>The archive cannot be used, or is not what it was.</summary>
    public const int Archive = 5;

    /// <summary>An export was not published: it would give something away, or that could not be made sure.</summary>
    public const int Withheld = 6;

    /// <summary>The workbench cannot be served as asked.</summary>
    public const int Server = 7;

    /// <summary>The queue cannot be used.</summary>
    public const int Queue = 8;

    /// <summary>A defect of Casus itself.</summary>
    public const int Defect = 70;

    /// <summary>Interrupted by Ctrl-C or a request to end.</summary>
    public const int Interrupted = 130;
}
