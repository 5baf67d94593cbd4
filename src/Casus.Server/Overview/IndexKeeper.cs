using System.Text.Json;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;

namespace Casus.Server.Overview;

/// <summary>Keeps the index of incidents at the state of the archive. Thread-safe.</summary>
internal sealed class IndexKeeper(Store store, TimeProvider time, Turns? turns = null) : IDisposable
{
    // While an import writes, a new state every second is enough for everybody but who wrote.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    // Each new state makes what was answered before of no use: where questions wait already, it comes less often.
    private static readonly TimeSpan WhereManyWait = TimeSpan.FromSeconds(4);
    private const int ReadAtOnce = 200;
    private const int ReadBeforeAnswering = 20_000;

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly CancellationTokenSource ending = new();
    private volatile IncidentIndex current = IncidentIndex.Empty();
    private long looked = long.MinValue;
    private bool isLoaded;

    // Up to here all is known, beyond their columns as well, of the incidents that hold.
    private int detailed;
    private Task reading = Task.CompletedTask;

    /// <summary>The state of now, or of at most a second ago; of four where more is asked than can be answered at once.</summary>
    /// <exception cref="Reports.CasusException">The archive cannot be used.</exception>
    public IncidentIndex Current(bool exactly = false)
    {
        var isRecent = isLoaded && time.GetElapsedTime(Volatile.Read(ref looked)) < (turns is { AreWaitedFor: true } ? WhereManyWait : LookAgainAfter);
        if (!exactly && isRecent)
            return current;
        // Who does not need the very last state does not wait for who is making it.
        if (!oneAtATime.Wait(exactly || !isLoaded ? Timeout.Infinite : 0))
            return current;
        try
        {
            return Refresh();
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Whether incidents are still being read for what their columns do not say.</summary>
    public bool IsReading => !reading.IsCompleted;

    /// <summary>Loads what there is, where it can be had; who asks is told otherwise.</summary>
    public void Warm()
    {
        try
        {
            _ = Current().ByDay();
        }
        catch (Exception e) when (e is Reports.CasusException or ObjectDisposedException)
        {
            // The archive is away, or the server has ended.
        }
    }

    public void Dispose()
    {
        ending.Cancel();
        reading.Wait(TimeSpan.FromSeconds(5));
        ending.Dispose();
        oneAtATime.Dispose();
    }

    private IncidentIndex Refresh()
    {
        if (!isLoaded || IncidentRows.LastEntry(store) != current.Mark.Entry)
        {
            var before = current;
            // What was closed stays in the arrays; when it is as much as what stands, they are made anew.
            if ((before.Count > 100_000 && before.Standing < before.Count / 2) || IncidentRows.WerePurgedSince(store, before.Mark.Entry))
                (before, detailed) = (IncidentIndex.Empty(), 0);
            IncidentRows.Since(store, before.Mark, changes => before = before.With(changes));
            current = before;
            isLoaded = true;
            ReadDetails();
        }

        Volatile.Write(ref looked, time.GetTimestamp());
        return current;
    }

    private void ReadDetails()
    {
        var index = current;
        while (detailed < index.Count && !IsWanted(index, detailed))
            detailed++;
        var few = Wanted(index, detailed).Take(ReadBeforeAnswering + 1).ToList();
        if (few.Count <= ReadBeforeAnswering)
            Read(index, few);
        else if (reading.IsCompleted)
            reading = Task.Run(() => ReadAll(index, detailed));
    }

    private void ReadAll(IncidentIndex index, int from)
    {
        try
        {
            foreach (var some in Wanted(index, from).Chunk(ReadAtOnce))
            {
                if (ending.IsCancellationRequested)
                    return;
                Read(index, some);
            }
        }
        catch (Reports.CasusException)
        {
            // The archive is locked or away: who asks next is told, and the rest is read then.
        }
    }

    private static bool IsWanted(IncidentIndex index, int entry) => !index.IsGone(entry) && (index.Details[entry] & Detail.Known) == 0;

    private static IEnumerable<int> Wanted(IncidentIndex index, int from) => Enumerable.Range(from, index.Count - from).Where(e => IsWanted(index, e));

    private void Read(IncidentIndex index, IEnumerable<int> entries)
    {
        foreach (var some in entries.Chunk(ReadAtOnce))
        {
            foreach (var (number, incident) in IncidentRows.Of(store, [.. some.Select(e => index.Number[e])]))
                index.Details[index.Find(number)] = DetailsOf(incident);
        }
    }

    /// <summary>What an incident says beyond its columns.</summary>
    internal static byte DetailsOf(FoundIncident incident)
    {
        using var json = JsonDocument.Parse(incident.Machine);
        var root = json.RootElement;
        var details = Detail.Known;
        var isPointGiven = incident.Judged.Contains("\"field\":\"point\"", StringComparison.Ordinal);
        if (!isPointGiven && root.GetProperty("location") is { ValueKind: JsonValueKind.Object } place && IsArea(place.GetProperty("precision").GetString()!))
            details |= Detail.Area;
        var days = new HashSet<string>(StringComparer.Ordinal);
        var places = new HashSet<int>();
        var tolls = new List<(int Low, int High)>();
        foreach (var claim in root.GetProperty("claims").EnumerateArray())
        {
            var value = claim.GetProperty("value");
            switch (claim.GetProperty("field").GetString())
            {
                case "date" when value.TryGetProperty("start", out var start) && value.TryGetProperty("precision", out var precision) && precision.GetString() == "day":
                    days.Add(start.GetString()!);
                    break;
                case "location" when value.TryGetProperty("geonameId", out var id):
                    places.Add(id.GetInt32());
                    break;
                case "casualties.killed" when !value.TryGetProperty("partOfTotal", out _) && !value.TryGetProperty("superseded", out _):
                    var low = value.TryGetProperty("low", out var l) ? l.GetInt32() : 0;
                    tolls.Add((low, value.TryGetProperty("high", out var h) ? h.GetInt32() : int.MaxValue));
                    break;
            }
        }

        if (tolls.Count > 1 && tolls.Max(t => t.Low) > tolls.Min(t => t.High))
            details |= Detail.RivalTolls;
        if (days.Count > 1 || places.Count > 1)
            details |= Detail.RivalFacts;
        foreach (var match in root.GetProperty("match").EnumerateArray())
        {
            if (match.GetProperty("score").GetDouble() < 0.6)
                details |= Detail.LowMatch;
            if (match.TryGetProperty("printedOn", out _) && !match.GetProperty("part").ValueEquals("background"))
                details |= Detail.PrintedDate;
        }

        return details;
    }

    /// <summary>Whether a precision is coarser than a town.</summary>
    internal static bool IsArea(string precision) => precision is "admin2" or "admin1" or "country" or "area";
}
