using System.Collections;
using Casus.Archive.Workbench;
using Casus.Fusion;
using Casus.Reports;

namespace Casus.Server.Overview;

/// <summary>
/// The columns of all current incidents in memory, one entry for each in every array: lists, counts and maps of a million take
/// milliseconds in either database. A state is never changed; the next one shares its arrays and adds behind their end.
/// </summary>
internal sealed class IncidentIndex
{
    /// <summary>A day that is not known.</summary>
    public const int NoDay = int.MinValue;

    /// <summary>A toll that is not known.</summary>
    public const int NoToll = -1;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly Columns columns;
    private readonly BitArray gone;
    private DayOrder? byDay;

    private IncidentIndex(Columns columns, int count, int parts, BitArray gone, ArchiveMark mark) =>
        (this.columns, Count, PartCount, this.gone, Mark) = (columns, count, parts, gone, mark);

    /// <summary>Nothing.</summary>
    public static IncidentIndex Empty() => new(new(), 0, 0, new(0), ArchiveMark.Beginning);

    /// <summary>Where the archive stood.</summary>
    public ArchiveMark Mark { get; }

    /// <summary>Entries, those included that hold no longer.</summary>
    public int Count { get; }

    /// <summary>Entries that hold.</summary>
    public int Standing { get; private init; }

    public Interned Countries => columns.Countries;

    public Interned Types => columns.Types;

    public Interned Grades => columns.Grades;

    public Interned Reviews => columns.Reviews;

    public Interned Places => columns.Places;

    public Interned Actors => columns.Actors;

    public ReadOnlySpan<long> Number => columns.Number.AsSpan(0, Count);

    public ReadOnlySpan<ulong> Key => columns.Key.AsSpan(0, Count);

    public ReadOnlySpan<int> First => columns.First.AsSpan(0, Count);

    public ReadOnlySpan<int> Last => columns.Last.AsSpan(0, Count);

    public ReadOnlySpan<ushort> Country => columns.Country.AsSpan(0, Count);

    public ReadOnlySpan<ushort> Type => columns.Type.AsSpan(0, Count);

    public ReadOnlySpan<byte> Grade => columns.Grade.AsSpan(0, Count);

    public ReadOnlySpan<byte> Review => columns.Review.AsSpan(0, Count);

    public ReadOnlySpan<byte> Sources => columns.Sources.AsSpan(0, Count);

    public ReadOnlySpan<int> Killed => columns.Killed.AsSpan(0, Count);

    public ReadOnlySpan<int> Injured => columns.Injured.AsSpan(0, Count);

    public ReadOnlySpan<double> Latitude => columns.Latitude.AsSpan(0, Count);

    public ReadOnlySpan<double> Longitude => columns.Longitude.AsSpan(0, Count);

    public ReadOnlySpan<int> Place => columns.Place.AsSpan(0, Count);

    /// <summary>What is known from the incidents themselves; filled in behind, hence not of one state.</summary>
    public byte[] Details => columns.Details;

    private int PartCount { get; }

    /// <summary>Whether an entry holds no longer.</summary>
    public bool IsGone(int entry) => entry < gone.Length && gone[entry];

    /// <summary>The parts of an entry.</summary>
    public ReadOnlySpan<Part> PartsOf(int entry) => columns.Parts.AsSpan(columns.PartStart[entry], columns.PartStart[entry + 1] - columns.PartStart[entry]);

    /// <summary>The entry of a row, or −1.</summary>
    public int Find(long number)
    {
        var at = Number.BinarySearch(number);
        return at >= 0 ? at : -1;
    }

    /// <summary>The number of a day, or <see cref="NoDay"/>.</summary>
    public static int DayOf(string day) =>
        IsoDay.TryParse(day, out var date) ? date.DayNumber - Epoch : NoDay;

    /// <summary>A day's number as ISO 8601.</summary>
    public static string DayText(int day) => IsoDay.Text(DateOf(day));

    /// <summary>A day's date.</summary>
    public static DateOnly DateOf(int day) => DateOnly.FromDayNumber(day + Epoch);

    /// <summary>A fingerprint of a text, the same in every run.</summary>
    public static ulong Fingerprint(string text) => StableHash.Of(text);

    /// <summary>All entries by their first day, then by <see cref="Key"/>; those without a day come first.</summary>
    public DayOrder ByDay() => byDay ??= DayOrder.Of(columns.First, columns.Key, Count);

    /// <summary>The state after some changes.</summary>
    public IncidentIndex With(IncidentChanges changes)
    {
        var next = columns;
        var parts = changes.Parts.ToLookup(p => p.Incident);
        var (count, partCount) = (Count, PartCount);
        next.MakeRoom(count + changes.Opened.Count, partCount + changes.Parts.Count);
        foreach (var row in changes.Opened)
        {
            next.Set(count, row);
            next.PartStart[count] = partCount;
            foreach (var part in parts[row.Number])
                next.Parts[partCount++] = next.PartOf(part);
            next.PartStart[++count] = partCount;
        }

        var (marked, closed) = (gone, 0);
        foreach (var number in changes.Closed)
        {
            var at = Array.BinarySearch(next.Number, 0, count, number);
            if (at < 0 || (at < marked.Length && marked[at]))
                continue;
            // Who reads an earlier state keeps its marks.
            marked = closed++ == 0 ? new(gone) { Length = count } : marked;
            marked[at] = true;
        }

        return new(next, count, partCount, marked, changes.Mark)
        {
            Standing = Standing + count - Count - closed,
            byDay = byDay?.With(next.First, next.Key, count),
        };
    }

    /// <summary>Somebody's part.</summary>
    /// <param name="Actor">Number of the actor of the register, 0 for none.</param>
    /// <param name="Name">Fingerprint of the folded name.</param>
    /// <param name="Role">As in <see cref="Roles"/>.</param>
    /// <param name="Certainty">As in <see cref="Certainties"/>.</param>
    internal readonly record struct Part(int Actor, ulong Name, byte Role, byte Certainty);

    /// <summary>The parts there are, by number.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["actor", "target", "victim", "instrument", "claimant"];

    /// <summary>How sure one can be, by number.</summary>
    public static IReadOnlyList<string> Certainties { get; } = ["stated", "claimed", "accused", "suspected", "denied"];

    /// <summary>The arrays. They are longer than any state that shares them.</summary>
    private sealed class Columns
    {
        public Interned Countries { get; } = new();
        public Interned Types { get; } = new();
        public Interned Grades { get; } = new();
        public Interned Reviews { get; } = new();
        public Interned Places { get; } = new();
        public Interned Actors { get; } = new();

        public long[] Number = [];
        public ulong[] Key = [];
        public int[] First = [];
        public int[] Last = [];
        public ushort[] Country = [];
        public ushort[] Type = [];
        public byte[] Grade = [];
        public byte[] Review = [];
        public byte[] Sources = [];
        public byte[] Details = [];
        public int[] Killed = [];
        public int[] Injured = [];
        public double[] Latitude = [];
        public double[] Longitude = [];
        public int[] Place = [];
        public int[] PartStart = [0];
        public Part[] Parts = [];

        public void MakeRoom(int entries, int parts)
        {
            if (Number.Length < entries)
            {
                var room = Math.Max(entries, Number.Length + (Number.Length / 4) + 1024);
                // Readers of an earlier state go on reading the arrays they took; what they see in them never changes.
                Array.Resize(ref Number, room);
                Array.Resize(ref Key, room);
                Array.Resize(ref First, room);
                Array.Resize(ref Last, room);
                Array.Resize(ref Country, room);
                Array.Resize(ref Type, room);
                Array.Resize(ref Grade, room);
                Array.Resize(ref Review, room);
                Array.Resize(ref Sources, room);
                Array.Resize(ref Details, room);
                Array.Resize(ref Killed, room);
                Array.Resize(ref Injured, room);
                Array.Resize(ref Latitude, room);
                Array.Resize(ref Longitude, room);
                Array.Resize(ref Place, room);
                Array.Resize(ref PartStart, room + 1);
            }

            if (Parts.Length < parts)
                Array.Resize(ref Parts, Math.Max(parts, Parts.Length + (Parts.Length / 4) + 1024));
        }

        public void Set(int at, IncidentRow row)
        {
            Number[at] = row.Number;
            Key[at] = Fingerprint(row.Id);
            First[at] = DayOf(row.FirstDay);
            Last[at] = DayOf(row.LastDay);
            Country[at] = (ushort)Countries.Add(row.Country);
            Type[at] = (ushort)Types.Add(row.Type);
            Grade[at] = (byte)Grades.Add(row.Grade);
            Review[at] = (byte)Reviews.Add(row.Review);
            Sources[at] = (byte)Math.Clamp(row.Sources, 0, byte.MaxValue);
            Details[at] = 0;
            Killed[at] = row.Killed is { } killed ? (int)Math.Clamp(killed, 0, int.MaxValue) : NoToll;
            Injured[at] = row.Injured is { } injured ? (int)Math.Clamp(injured, 0, int.MaxValue) : NoToll;
            Latitude[at] = row.Latitude ?? double.NaN;
            Longitude[at] = row.Longitude ?? double.NaN;
            Place[at] = Places.Add(row.Place);
        }

        public Part PartOf(PartRow row) => new(
            Actors.Add(row.Actor),
            Fingerprint(row.Name),
            NumberIn(Roles, row.Role),
            NumberIn(Certainties, row.Certainty));

        private static byte NumberIn(IReadOnlyList<string> words, string word)
        {
            for (byte i = 0; i < words.Count; i++)
            {
                if (words[i] == word)
                    return i;
            }

            return 0;
        }
    }
}

/// <summary>What is known of an incident beyond its columns, as bits.</summary>
internal static class Detail
{
    /// <summary>The incident was looked at; without it the other bits mean nothing.</summary>
    public const byte Known = 1;

    /// <summary>The place is known less exactly than a town.</summary>
    public const byte Area = 2;

    /// <summary>Reports give tolls that exclude each other.</summary>
    public const byte RivalTolls = 4;

    /// <summary>Reports give different days or places.</summary>
    public const byte RivalFacts = 8;

    /// <summary>A report is filed with it although little is alike.</summary>
    public const byte LowMatch = 16;

    /// <summary>A report that has it as news prints another date of publication than the one it was given.</summary>
    public const byte PrintedDate = 32;
}
