using System.Buffers;
using System.IO.Compression;

namespace Casus.Sources.Fetching;

/// <summary>Reads an answer's body within limits, and unpacks it within others.</summary>
internal static class BoundedBody
{
    private const long RatioFrom = 1_000_000;

    /// <summary>Reads to the end.</summary>
    /// <param name="body">As sent.</param>
    /// <param name="packings">The values of <c>Content-Encoding</c>, in the order in which they were applied.</param>
    /// <param name="options">The limits.</param>
    /// <param name="cancelled">Ends the wait.</param>
    /// <exception cref="BodyTooLargeException">It is larger than the limits.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or packed in a way that is not read.</exception>
    public static async Task<byte[]> Read(Stream body, IReadOnlyCollection<string> packings, FetchOptions options, CancellationToken cancelled)
    {
        var sent = await All(body, options.MaxBytes, cancelled).ConfigureAwait(false);
        // Packings within packings are how bombs are built; two are more than any server needs.
        if (packings.Count > 2)
            throw new InvalidDataException("The answer is packed more than twice.");
        foreach (var packing in packings.Reverse())
        {
            if (!packing.Equals("identity", StringComparison.OrdinalIgnoreCase))
                sent = await Unpacked(sent, packing, options, cancelled).ConfigureAwait(false);
        }

        return sent;
    }

    private static async Task<byte[]> Unpacked(byte[] sent, string packing, FetchOptions options, CancellationToken cancelled)
    {
        var limit = Math.Min(options.MaxUnpackedBytes, Math.Max(RatioFrom, sent.Length * (long)options.MaxRatio));
        if (packing.Equals("br", StringComparison.OrdinalIgnoreCase))
            return FromBrotli(sent, limit);
        using var packed = new MemoryStream(sent);
        await using Stream unpacked = packing.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
            // Some servers send the bare stream under this name, others the one with a header, as the standard says.
            "deflate" => sent is [0x78, ..] ? new ZLibStream(packed, CompressionMode.Decompress) : new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"The answer is packed as '{packing}', which was not asked for."),
        };
        return await All(unpacked, limit, cancelled).ConfigureAwait(false);
    }

    // The platform's stream throws what it likes at damaged Brotli, and takes some of what is cut off for whole.
    private static byte[] FromBrotli(ReadOnlySpan<byte> sent, long limit)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        var decoder = default(BrotliDecoder);
        try
        {
            while (true)
            {
                var status = decoder.Decompress(sent, buffer, out var taken, out var written);
                if (all.Length + written > limit)
                    throw new BodyTooLargeException();
                all.Write(buffer, 0, written);
                sent = sent[taken..];
                if (status == OperationStatus.Done)
                    return all.ToArray();
                if (status != OperationStatus.DestinationTooSmall)
                    throw new InvalidDataException(status == OperationStatus.NeedMoreData ? "The packed answer ends too early." : "The packed answer is damaged.");
            }
        }
        finally
        {
            decoder.Dispose();
        }
    }

    private static async Task<byte[]> All(Stream stream, long limit, CancellationToken cancelled)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancelled).ConfigureAwait(false)) > 0;)
        {
            if (all.Length + read > limit)
                throw new BodyTooLargeException();
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }
}

/// <summary>An answer is larger than is read.</summary>
internal sealed class BodyTooLargeException : Exception;
