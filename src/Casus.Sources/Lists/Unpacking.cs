using System.IO.Compression;
using Casus.Formats;

namespace Casus.Sources.Lists;

/// <summary>Unpacks lists that come as gzip or, as GDELT's do, as the one file in a ZIP archive.</summary>
internal static class Unpacking
{
    private const long MostBytes = 60_000_000;

    /// <summary>The list itself.</summary>
    /// <exception cref="ListFormatException">It is damaged or cut off, holds several files, or becomes too large.</exception>
    public static byte[] Unpack(byte[] bytes)
    {
        try
        {
            if (bytes is [0x1F, 0x8B, ..])
                return PackedContent.Unpack(bytes, "gzip", MostBytes);
            if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..])
                return bytes;
            using var zip = new ZipArchive(new MemoryStream(bytes));
            if (zip.Entries.Count != 1)
                throw new ListFormatException("the archive holds more than one file");
            using var entry = zip.Entries[0].Open();
            return PackedContent.ReadAll(entry, PackedContent.Limit(bytes.Length, MostBytes));
        }
        catch (PackedContentException e)
        {
            throw new ListFormatException(e.Message, e);
        }
        catch (InvalidDataException e)
        {
            throw new ListFormatException("its packed content is damaged", e);
        }
    }
}
