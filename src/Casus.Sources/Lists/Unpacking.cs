using System.IO.Compression;

namespace Casus.Sources.Lists;

/// <summary>Unpacks lists that come as gzip or, as GDELT's do, as the one file in a ZIP archive.</summary>
internal static class Unpacking
{
    private const long MostBytes = 60_000_000;
    private const long RatioFrom = 1_000_000;
    private const int MostRatio = 200;

    /// <summary>The list itself.</summary>
    /// <exception cref="ListFormatException">It is damaged, holds several files, or becomes too large.</exception>
    public static byte[] Unpack(byte[] bytes)
    {
        try
        {
            if (bytes is [0x1F, 0x8B, ..])
            {
                using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
                return All(gzip, bytes.Length);
            }

            if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..])
                return bytes;
            using var zip = new ZipArchive(new MemoryStream(bytes));
            if (zip.Entries.Count != 1)
                throw new ListFormatException("the archive holds more than one file");
            using var entry = zip.Entries[0].Open();
            return All(entry, bytes.Length);
        }
        catch (InvalidDataException e)
        {
            throw new ListFormatException("its packed content is damaged", e);
        }
    }

    private static byte[] All(Stream stream, long packed)
    {
        using var all = new MemoryStream();
        var limit = Math.Min(MostBytes, Math.Max(RatioFrom, packed * MostRatio));
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (all.Length + read > limit)
                throw new ListFormatException("it unpacks to more than is read");
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }
}
