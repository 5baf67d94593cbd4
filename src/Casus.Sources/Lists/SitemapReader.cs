using System.Xml;
using Casus.Reports;

namespace Casus.Sources.Lists;

/// <summary>Reads site maps, those of news among them, and indices of site maps; also lists of addresses as plain text.</summary>
internal static class SitemapReader
{
    // Of one entry; those of the standards have four.
    private const int DeepestElement = 16;

    /// <summary>The pages, the newest that the map names included, or the maps that an index names.</summary>
    /// <param name="bytes">Of the map, unpacked.</param>
    /// <param name="since">Entries that say they changed last before this day are left out.</param>
    /// <exception cref="ListFormatException">It is no site map.</exception>
    public static PageList Read(byte[] bytes, DateOnly? since = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (Array.FindIndex(bytes, b => b > ' ' && b != 0xEF && b != 0xBB && b != 0xBF) is var first and >= 0 && bytes[first] != (byte)'<')
            return AddressList.Read(bytes);
        var (pages, maps) = (new List<ListedPage>(), new List<string>());
        try
        {
            using var xml = SafeXml.Open(bytes);
            var (known, number, misfits) = (false, 0, default(Misfits));
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                known |= xml.LocalName is "urlset" or "sitemapindex";
                if (!known)
                    throw new ListFormatException($"it begins with <{xml.LocalName}>; expected <urlset> or <sitemapindex>");
                if (xml.LocalName is not ("url" or "sitemap") || xml.IsEmptyElement)
                    continue;
                if (pages.Count >= PageList.Most)
                    return new(pages, maps, true) { Misfits = misfits };
                number++;
                var isMap = xml.LocalName == "sitemap";
                if (Entry(xml) is not { } page)
                {
                    misfits = Misfits.Add(misfits, number, Misfits.NoPage);
                    continue;
                }

                if (since is { } day && page.Changed is { Length: >= 10 } changed && string.CompareOrdinal(changed, 0, IsoDay.Text(day), 0, 10) < 0)
                    continue;
                if (isMap)
                    maps.Add(page.Address);
                else
                    pages.Add(page);
            }

            return known ? new(pages, maps, false) { Misfits = misfits } : throw new ListFormatException("it is empty");
        }
        catch (XmlException e)
        {
            throw new ListFormatException(e.Message.TrimEnd('.'), e);
        }
    }

    private static ListedPage? Entry(XmlReader xml)
    {
        var depth = xml.Depth;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var name = "";
        var path = new Stack<string>();
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement)
            {
                // A picture has an address and a title of its own.
                name = xml.Prefix is "image" or "video" || path.Contains("image") || path.Contains("video") ? "" : xml.LocalName;
                path.Push(xml.LocalName);
                if (path.Count > DeepestElement)
                    throw new ListFormatException("its elements stand too deep in each other");
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                path.TryPop(out _);
                name = "";
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && name.Length > 0)
            {
                values.TryAdd(name, xml.Value.Trim());
            }
        }

        if (values.GetValueOrDefault("loc") is not { Length: > 0 } address)
            return null;
        var published = FeedReader.DateOf(values.GetValueOrDefault("publication_date"));
        return new(address)
        {
            Title = values.GetValueOrDefault("title"),
            Publisher = values.GetValueOrDefault("name"),
            Published = published,
            Changed = values.GetValueOrDefault("lastmod") ?? published,
        };
    }
}
