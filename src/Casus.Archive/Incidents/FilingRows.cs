using System.Buffers.Binary;
using System.Globalization;
using Casus.Archive.Stores;
using Casus.Fusion;

namespace Casus.Archive.Incidents;

/// <summary>Reads and writes what filing remembers of reports.</summary>
internal sealed class FilingRows(StoreSession session)
{
    /// <summary>Further news, and what is retold, in <c>telling_places</c>.</summary>
    public const int Lead = 0, News = 1, Retold = 2;

    private const int EdgeLength = sizeof(long) + sizeof(float);
    private const long Proceedings = 1L << 32;

    private static readonly string[] WordColumns = ["word", "day", "report"];
    private static readonly string[] PlaceColumns = ["place", "kind", "day", "report", "position", "event", "draft", "draft_event"];

    /// <summary>A list of numbers as SQL writes it.</summary>
    public static string List(IEnumerable<long> numbers) => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Makes reports findable by their words.</summary>
    public void AddWords(IEnumerable<(long Report, Telling Telling)> reports) =>
        session.InsertAll("telling_words", WordColumns, reports.SelectMany(r => Words(r.Telling).Select(w => new object?[] { w, (long)r.Telling.Facts.KeyDay, r.Report })));

    /// <summary>Makes reports findable by the places and days of what they tell.</summary>
    public void AddPlaces(IEnumerable<(long Report, Telling Telling)> reports, Func<long, ExtraEvent, DraftKey?> draftOf) =>
        session.InsertAll("telling_places", PlaceColumns, reports.SelectMany(r => Places(r.Report, r.Telling, draftOf)));

    /// <summary>Forgets a report.</summary>
    public void Remove(long report, Telling telling)
    {
        session.Execute("DELETE FROM tellings WHERE report = @report", ("report", report));
        session.Execute("DELETE FROM telling_places WHERE report = @report", ("report", report));
        if (Words(telling).Any())
            session.Execute($"DELETE FROM telling_words WHERE word IN ({List(Words(telling))}) AND day = @day AND report = @report", ("day", (long)telling.Facts.KeyDay), ("report", report));
    }

    /// <summary>The reports worth comparing with some, and perhaps some more.</summary>
    public IEnumerable<long> Near(IEnumerable<Telling> tellings) => session.QueryAll(tellings.SelectMany(Near), r => r.GetInt64(0)).SelectMany(n => n);

    private IEnumerable<(string Sql, (string Name, object? Value)[] Values)> Near(Telling telling)
    {
        var facts = telling.Facts;
        if (telling.Keys.Length > 0)
        {
            var values = new List<(string Name, object? Value)>();
            var day = facts.KeyDay;
            var words = session.Among("word", telling.Keys.Select(k => (long)k), values);
            const int near = CandidateIndex.MostDaysApart, far = CandidateIndex.MostDaysToProceedings;
            var (first, last) = day < 0 ? (int.MinValue, int.MaxValue) : facts.IsProceeding ? (day - far, day + far) : (day - near, day + near);
            var parts = new List<string> { Part(words, first, last, values) };
            // Those without a day are near to every day.
            if (first > -1)
                parts.Add(Part(words, -1, -1, values));
            if (day >= 0 && !facts.IsProceeding)
            {
                var proceedings = session.Among("word", telling.Keys.Select(k => k | Proceedings), values);
                parts.AddRange([Part(proceedings, Math.Max(0, day - far), day - near - 1, values), Part(proceedings, day + near + 1, day + far, values)]);
            }

            yield return (string.Create(CultureInfo.InvariantCulture, $"SELECT report FROM ({string.Join(" UNION ALL ", parts)}) AS near GROUP BY report HAVING COUNT(*) >= {CandidateIndex.SharedWords}"), [.. values]);
        }

        if (facts.HasDay && facts.GeonameId != 0)
        {
            yield return (
                $"SELECT report FROM telling_places WHERE place = @place AND kind = {Lead} AND day BETWEEN @first AND @last",
                [("place", (long)facts.GeonameId), ("first", (long)facts.FirstDay - 1), ("last", (long)facts.FirstDay + 1)]);
        }
    }

    /// <summary>The reports whose leads are at places on some days, with the days, place by place.</summary>
    public List<List<(int Day, long Report)>> Leads(IEnumerable<(int Place, IEnumerable<int> Days)> around) => session.QueryAll(
        around.Select(a => On($"SELECT day, report FROM telling_places WHERE place = @place AND kind = {Lead}", a.Place, a.Days)), r => (r.GetInt32(0), r.GetInt64(1)));

    /// <summary>A query about some days of a place, which are asked for behind it.</summary>
    public (string Sql, (string Name, object? Value)[] Values) On(string sql, int place, IEnumerable<int> days)
    {
        var values = new List<(string Name, object? Value)> { ("place", (long)place) };
        return ($"{sql} AND {session.Among("day", days.Select(d => (long)d), values)}", [.. values]);
    }

    /// <summary>The bytes of edges.</summary>
    public static byte[] Bytes(IEnumerable<(long Report, float Likeness)> edges)
    {
        var sorted = edges.OrderBy(e => e.Report).ToList();
        var bytes = new byte[sorted.Count * EdgeLength];
        for (var e = 0; e < sorted.Count; e++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(e * EdgeLength), sorted[e].Report);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((e * EdgeLength) + sizeof(long)), sorted[e].Likeness);
        }

        return bytes;
    }

    /// <summary>The edges that <see cref="Bytes"/> wrote.</summary>
    public static IEnumerable<(long Report, float Likeness)> Edges(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at += EdgeLength)
            yield return (BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + sizeof(long))));
    }

    // News is found by its words; news of proceedings, which is compared with news from longer ago, by other words as well.
    private static IEnumerable<long> Words(Telling telling) =>
        telling.Keys.Select(k => (long)k).Concat(telling.Facts.IsProceeding ? telling.Keys.Select(k => k | Proceedings) : []).Distinct();

    private static IEnumerable<object?[]> Places(long report, Telling telling, Func<long, ExtraEvent, DraftKey?> draftOf)
    {
        var facts = telling.Facts;
        if (facts.HasDay && facts.GeonameId != 0)
            yield return [(long)facts.GeonameId, (long)Lead, (long)facts.FirstDay, report, -1L, -1L, null, null];
        for (var position = 0; position < telling.Extras.Length; position++)
        {
            var extra = telling.Extras[position];
            var draft = draftOf(report, extra);
            yield return [(long)extra.Place, (long)(extra.IsNews ? News : Retold), (long)extra.Day, report, (long)position, (long)extra.Event, draft?.Report, draft?.Event];
        }
    }

    private static string Part(string words, int first, int last, List<(string Name, object? Value)> values)
    {
        var n = values.Count;
        values.AddRange([(string.Create(CultureInfo.InvariantCulture, $"first{n}"), (long)first), (string.Create(CultureInfo.InvariantCulture, $"last{n}"), (long)last)]);
        return string.Create(CultureInfo.InvariantCulture, $"SELECT report FROM telling_words WHERE {words} AND day BETWEEN @first{n} AND @last{n}");
    }
}
