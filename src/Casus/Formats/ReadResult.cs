using Casus.Reports;

namespace Casus.Formats;

/// <summary>What a reader met next in its input: a report or a problem.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>A report was read.</summary>
    /// <param name="Report">The report; warnings about it came just before.</param>
    public sealed record Found(Report Report) : ReadResult;

    /// <summary>There is something to tell the user; reading goes on.</summary>
    /// <param name="Problem">What, where, and what to do.</param>
    public sealed record Noted(ReadProblem Problem) : ReadResult;
}
