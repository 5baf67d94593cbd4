using System.Text;
using System.Text.Json;

namespace Casus.Sources.Lists;

/// <summary>Reads lists of addresses: one a line, tables of GDELT, answers of the form of ReliefWeb's API.</summary>
internal static class AddressList
{
    // Columns of GDELT's tables, told by how many there are: events of both versions, mentions, the knowledge graph of both.
    private static readonly (int Columns, int Address, int Kind)[] Tables = [(61, 60, -1), (58, 57, -1), (16, 5, 2), (15, 5, 2), (27, 4, 2), (26, 4, 2), (11, 10, -1)];

    /// <summary>One address a line; what follows it behind white space, and lines that begin with <c>#</c>, are passed over.</summary>
    public static PageList Read(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var pages = new List<ListedPage>();
        foreach (var line in Lines(bytes))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (pages.Count >= PageList.Most)
                return new(pages, [], true);
            pages.Add(new(line.Split((char[])[' ', '\t'], 2)[0]));
        }

        return new(pages, [], false);
    }

    /// <summary>A table of GDELT: events, mentions or the knowledge graph, without a head line. An address that stands in many lines is named once.</summary>
    /// <exception cref="ListFormatException">No line has as many columns as one of them.</exception>
    public static PageList ReadGdelt(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var (pages, seen) = (new List<ListedPage>(), new HashSet<string>(StringComparer.Ordinal));
        var (lines, misfits) = (0, default(Misfits));
        foreach (var line in Lines(bytes))
        {
            if (line.Length == 0)
                continue;
            lines++;
            var columns = line.Split('\t');
            var table = Tables.FirstOrDefault(t => t.Columns == columns.Length);
            if (table.Columns == 0)
            {
                misfits = Misfits.Add(misfits, lines, "they have not as many columns as a table of GDELT");
                continue;
            }

            // Mentions and documents of kind 1 are pages; others are papers and broadcasts.
            var address = columns[table.Address].Trim();
            if ((table.Kind >= 0 && columns[table.Kind].Trim() != "1") || !address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || !seen.Add(address))
                continue;
            if (pages.Count >= PageList.Most)
                return new(pages, [], true) { Misfits = misfits };
            pages.Add(new(address));
        }

        if (lines > 0 && lines == misfits?.Count)
            throw new ListFormatException("no line has the columns of GDELT's events (58 or 61), mentions (15 or 16) or knowledge graph (11, 26 or 27), parted by tabs");
        return new(pages, [], false) { Misfits = misfits };
    }

    /// <summary>An answer of the form of ReliefWeb's API: <c>{"data": [{"fields": {"url": …, "body": …}}]}</c>.</summary>
    /// <exception cref="ListFormatException">It is none.</exception>
    public static PageList ReadReliefWeb(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            using var json = JsonDocument.Parse(JsonValues.WithoutMark(bytes), new() { MaxDepth = 64 });
            var data = JsonValues.Inner(json.RootElement, "data");
            if (data.ValueKind != JsonValueKind.Array)
                throw new ListFormatException("it has no list 'data'");
            var (pages, number, misfits) = (new List<ListedPage>(), 0, default(Misfits));
            foreach (var entry in data.EnumerateArray().Take(PageList.Most))
            {
                number++;
                if (Report(entry) is { } page)
                    pages.Add(page);
                else
                    misfits = Misfits.Add(misfits, number, Misfits.NoPage);
            }

            return new(pages, [], data.GetArrayLength() > PageList.Most) { Misfits = misfits };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ListFormatException("it is no JSON: " + e.Message.TrimEnd('.'), e);
        }
    }

    private static ListedPage? Report(JsonElement entry)
    {
        var fields = JsonValues.Inner(entry, "fields");
        var address = JsonValues.Text(fields, "url_alias") ?? JsonValues.Text(fields, "url") ?? JsonValues.Text(fields, "origin");
        if (address is null)
            return null;
        var dates = JsonValues.Inner(fields, "date");
        var source = JsonValues.Inner(fields, "source");
        var page = JsonValues.Text(fields, "body-html");
        return new(address)
        {
            Title = JsonValues.Text(fields, "title"),
            Published = FeedReader.DateOf(JsonValues.Text(dates, "original")) ?? FeedReader.DateOf(JsonValues.Text(dates, "created")),
            Changed = JsonValues.Text(dates, "changed") ?? JsonValues.Text(dates, "created"),
            Publisher = source.ValueKind == JsonValueKind.Array && source.GetArrayLength() > 0 ? JsonValues.Text(source[0], "name") : JsonValues.Text(source, "name"),
            Content = page ?? JsonValues.Text(fields, "body"),
            IsPage = page is not null,
        };
    }

    private static IEnumerable<string> Lines(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line.Trim('\r', ' ', '\uFEFF');
    }
}
