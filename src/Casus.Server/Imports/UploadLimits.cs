namespace Casus.Server.Imports;

/// <summary>How much an upload may hold. What an archive declares of itself is not believed: bytes are counted as they come out.</summary>
internal sealed record UploadLimits
{
    /// <summary>Entries of all archives of an import.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>Bytes that come out of all archives of an import.</summary>
    public long UnpackedBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>How many times as large as its packed bytes an entry may become.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Entries that are smaller than this unpacked are not looked at for their ratio: empty lines pack well.</summary>
    public long RatioFrom { get; init; } = 1024 * 1024;

    /// <summary>How deep archives may stand in archives.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Files of one request.</summary>
    public int Files { get; init; } = 1000;
}
