using Casus.Reports;

namespace Casus.Formats;

/// <summary>How inputs are read.</summary>
public sealed record ReadOptions
{
    /// <summary>
    /// The largest file, or line of a JSON Lines file, that is read: 100 MB (of 1,000,000 bytes), counted after
    /// unpacking.
    /// </summary>
    /// <remarks>Anything larger is passed over with a problem, without being held in memory.</remarks>
    public int MaxReportBytes { get; init; } = 100_000_000;

    /// <summary>The largest HTML page that is read: 20 MB. A page takes many times its size in memory.</summary>
    public int MaxPageBytes { get; init; } = 20_000_000;

    /// <summary>
    /// The publication date of reports that give none. A report whose own date is given but unreadable keeps none:
    /// a wrong anchor would move every relative date in it.
    /// </summary>
    public PublicationTime? PublishedOn { get; init; }

    /// <summary>The encoding of pages as whoever sent them said it; <see langword="null"/> where nobody did: then each page's own word counts.</summary>
    public string? Charset { get; init; }

    /// <summary>Whether each report carries the bytes it was read from, as <see cref="Report.Original"/>.</summary>
    public bool KeepOriginals { get; init; }

    /// <summary>What the input <c>-</c> reads; <see langword="null"/> for the process's standard input.</summary>
    public Stream? StandardInput { get; init; }

    /// <summary>
    /// Every opened input is read through the stream this returns, before it is unpacked: to count bytes, for one.
    /// </summary>
    /// <remarks>What it returns is disposed in place of the input and has to dispose the input.</remarks>
    public Func<Stream, Stream>? Through { get; init; }
}
