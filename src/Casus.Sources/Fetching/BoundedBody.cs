using Casus.Formats;

namespace Casus.Sources.Fetching;

/// <summary>Reads an answer's body within limits, and unpacks it within others.</summary>
internal static class BoundedBody
{
    /// <summary>Reads to the end.</summary>
    /// <param name="body">As sent.</param>
    /// <param name="packings">The values of <c>Content-Encoding</c>, in the order in which they were applied.</param>
    /// <param name="options">The limits.</param>
    /// <param name="cancelled">Ends the wait.</param>
    /// <exception cref="PackedContentException">It is larger than the limits, damaged or cut off, or packed in a way that is not read.</exception>
    public static async Task<byte[]> Read(Stream body, IReadOnlyCollection<string> packings, FetchOptions options, CancellationToken cancelled)
    {
        var sent = await PackedContent.ReadAllAsync(body, options.MaxBytes, cancelled).ConfigureAwait(false);
        // Packings within packings are how bombs are built; two are more than any server needs.
        if (packings.Count > 2)
            throw new PackedContentException(PackedContentFault.OtherPacking);
        foreach (var packing in packings.Reverse().Where(p => !p.Equals("identity", StringComparison.OrdinalIgnoreCase)))
            sent = PackedContent.Unpack(sent, packing, options.MaxUnpackedBytes, options.MaxRatio);
        return sent;
    }
}
