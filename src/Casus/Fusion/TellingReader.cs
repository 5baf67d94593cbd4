using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Casus.Records;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>Reads what is compared of a report off its record.</summary>
internal sealed class TellingReader(TermWeights weights)
{
    /// <summary>How many stems are compared. The rest adds little to the likeness of two reports.</summary>
    private const int MostTerms = 64;

    /// <summary>How many stems a telling is found by.</summary>
    private const int MostKeys = 40;

    private const int LeadCodePoints = 350;

    /// <summary>A word in more than 50 of a thousand reports finds nothing.</summary>
    private const float LeastKeyWeight = 3f;

    // What was not coded has its words alone to be found by.
    private const float LeastKeyWeightOfUncoded = 1.8f;

    // A headline says in ten words what the report is about.
    private const int TitleCount = 2;

    /// <summary>The telling of a report.</summary>
    public Telling Read(CodedReport report)
    {
        var events = ReportEvents.Of(report);
        var terms = Terms(report);
        var byWeight = terms.OrderByDescending(t => t.Value.Weight).ThenBy(t => t.Key, StringComparer.Ordinal).Take(MostTerms).ToList();
        var lead = StemsOf((report.Title ?? "") + " " + string.Join(' ', report.Wording?.Lead ?? []))
            .Distinct(StringComparer.Ordinal)
            .Select(t => (Term: Hash(t), Weight: weights.Of(t)))
            .OrderBy(t => t.Term)
            .ToList();
        var leadNorm = (float)Math.Sqrt(lead.Sum(t => (double)t.Weight * t.Weight));
        var norm = (float)Math.Sqrt(byWeight.Sum(t => (double)t.Value.Weight * t.Value.Weight));
        var vector = byWeight.Select(t => (Term: Hash(t.Key), Weight: t.Value.Weight / norm)).OrderBy(t => t.Term).ToList();
        return new()
        {
            Report = report.Id,
            Facts = Facts(report, events),
            Terms = [.. vector.Select(t => t.Term)],
            Weights = [.. vector.Select(t => t.Weight)],
            Keys = [.. Keys(byWeight.Select(t => t.Key), isCoded: events.Lead is not null).Select(Hash)],
            Title = Set(StemsOf(report.Title ?? "").Select(Hash)),
            Lead = [.. lead.Select(t => t.Term)],
            LeadWeights = [.. lead.Select(t => t.Weight / leadNorm)],
            ChiefPeople = Set(ChiefPeople(report).Select(LastName).OfType<string>().Select(Hash)),
            EventDays = EventDays(report, events),
            Years = [.. report.Times.Select(YearOf).OfType<int>().Distinct().Order()],
            People = Set(report.Entities.Where(e => e.Type == EntityType.Person).Select(LastName).OfType<string>().Select(Hash)),
            Actors = Set(Participants(events, report, ParticipantRole.Actor, ParticipantRole.Claimant).Select(e => e.ActorId).OfType<string>().Select(Hash)),
            Places = [.. report.Places
                .Where(p => p.GeonameId is not null && p.Feature is { } f && !f.StartsWith("PCL", StringComparison.Ordinal))
                .Select(p => p.GeonameId!.Value)
                .Distinct()
                .Order()],
            Numbers = Set((report.Wording?.Words.Keys.ToArray() ?? []).Where(IsNumber).Select(Hash)),
            Dates = [.. report.Times.Select(DayOfYear).OfType<int>().Distinct().Order()],
            Extras = [.. Extras(report, events)],
            Signature = Signature(report.Wording?.Shingles),
        };
    }

    /// <summary>The stems of a text that say something.</summary>
    public IEnumerable<string> StemsOf(string text) => FoldedWords.Of(text).Select(weights.Stems.Of).OfType<string>().Where(s => weights.Of(s) > 0);

    /// <summary>Whether the first words of a report say that somebody died, whatever number it gives.</summary>
    public bool TellsOfDeath(CodedReport report) =>
        (report.Wording?.Lead.Any(weights.Stems.IsDeadly) ?? false) || FoldedWords.Of(report.Title ?? "").Any(weights.Stems.IsDeadly);

    /// <summary>The stems of a report that say something.</summary>
    public Dictionary<string, ReportTerm> Terms(CodedReport report)
    {
        var words = report.Wording?.Words ?? ImmutableSortedDictionary<string, int>.Empty;
        var counts = new Dictionary<string, (int Count, string Word)>(words.Count, StringComparer.Ordinal);
        foreach (var word in FoldedWords.Of(report.Title ?? ""))
            Count(word, TitleCount);
        foreach (var (word, count) in words)
            Count(word, count);
        var terms = new Dictionary<string, ReportTerm>(counts.Count, StringComparer.Ordinal);
        foreach (var (stem, (count, word)) in counts)
        {
            if ((float)(1 + Math.Log(count)) * weights.Of(stem) is var weight and > 0)
                terms.Add(stem, new(weight, word));
        }

        return terms;

        void Count(string word, int times)
        {
            if (weights.Stems.Of(word) is not { } stem)
                return;
            ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, stem, out _);
            counted = (counted.Count + times, counted.Word is null ? word : ReportTerm.Plainer(counted.Word, word));
        }
    }

    private static TellingFacts Facts(CodedReport report, ReportEvents events)
    {
        var lead = events.Lead;
        var date = Days.Of(events.Parts.Select(e => e.Date).Prepend(lead?.Date).FirstOrDefault(d => d is not null));
        var place = lead?.Location ?? events.Parts.Select(e => e.Location).FirstOrDefault(l => l is not null);
        return new()
        {
            PublishedDay = Days.Of(report.PublishedOn),
            FirstDay = date?.First ?? TellingFacts.Unknown,
            LastDay = date?.Last ?? TellingFacts.Unknown,
            GeonameId = place?.GeonameId ?? 0,
            Latitude = (float)(place?.Latitude ?? double.NaN),
            Longitude = (float)(place?.Longitude ?? double.NaN),
            Country = Hash(place?.Country),
            Division = place?.Admin1 is { } division ? Hash(place.Country + "/" + division) : 0,
            PlaceName = place is null ? 0 : Hash(string.Join(' ', FoldedWords.Of(place.Name))),
            Precision = place?.Precision ?? LocationPrecision.Area,
            Type = Hash(lead?.Type),
            Kind = Hash(lead?.Codes.Acled),
            Family = Hash(lead?.Codes.Muc4 ?? lead?.Codes.Plover),
            Killed = ReportToll.Of(events.Parts, CasualtyOutcome.Killed)?.Best ?? TellingFacts.Unknown,
            Injured = ReportToll.Of(events.Parts, CasualtyOutcome.Injured)?.Best ?? TellingFacts.Unknown,
            Instrument = Hash(Participants(events, report, ParticipantRole.Instrument).Select(e => FoldedWords.Of(e.Name).LastOrDefault()).FirstOrDefault()),
            Weekdays = date is { } d ? d.First == d.Last ? (byte)(1 << (int)DateOnly.FromDayNumber(d.First).DayOfWeek) : (byte)0 : WeekdaysNamed(report),
            IsProceeding = ReportEvents.IsProceeding(report),
            HasEvent = lead is not null,
        };
    }

    private IEnumerable<string> Keys(IEnumerable<string> heaviestFirst, bool isCoded) => isCoded
        ? heaviestFirst.Where(t => weights.Of(t) >= LeastKeyWeight).Take(MostKeys)
        : heaviestFirst.Where(t => weights.Of(t) >= LeastKeyWeightOfUncoded);

    private static IEnumerable<CodedEntity> Participants(ReportEvents events, CodedReport report, params ParticipantRole[] roles) => events.Parts
        .SelectMany(e => e.Participants)
        .Where(p => roles.Contains(p.Role) && p.Certainty != Certainty.Denied)
        .Select(p => report.Entities.FirstOrDefault(e => e.Id == p.Entity))
        .OfType<CodedEntity>();

    private static IEnumerable<CodedEntity> ChiefPeople(CodedReport report)
    {
        var people = report.Entities.Where(e => e.Type == EntityType.Person && LastName(e) is not null).ToList();
        return people.Where(e => e.Mentions[0].Start < LeadCodePoints).Concat(people.OrderByDescending(e => e.Mentions.Length).ThenBy(e => e.Mentions[0].Start).Take(1));
    }

    // News of a day is of that day, whatever it recalls; a report of a trial, or one whose day is not known, may be of a day that it retells.
    private static int[] EventDays(CodedReport report, ReportEvents events)
    {
        var lead = events.Lead is { } l && Days.Of(l.Date) is { } d && d.First == d.Last ? d.First : (int?)null;
        if (lead is { } day && !ReportEvents.IsProceeding(report))
            return [day];
        return [.. report.Events
            .Where(e => e.Standing != Standing.Aggregate && ReportEvents.IsTold(e) && ReportEvents.IsViolent(e))
            .Select(e => Days.Of(e.Date))
            .OfType<(int First, int Last)>()
            .Where(e => e.First == e.Last)
            .Select(e => e.First)
            .Distinct()
            .Order()];
    }

    private static IEnumerable<ExtraEvent> Extras(CodedReport report, ReportEvents events)
    {
        for (var e = 0; e < report.Events.Length; e++)
        {
            var told = report.Events[e];
            var isNews = events.Others.Contains(told);
            if ((isNews || events.Background.Contains(told)) && told.Location?.GeonameId is { } place && Days.Of(told.Date) is { } days)
                yield return new(isNews, days.First, place, e);
        }
    }

    private static int? YearOf(CodedTime time) =>
        time.Value is { Length: >= 4 } v && int.TryParse(v.AsSpan(0, 4), out var year) && year is > 1900 and < 2100 && time.Type == "DATE" ? year : null;

    private static string? LastName(CodedEntity person)
    {
        if (!person.Mentions.Any(m => m.Form == MentionForm.Name))
            return null;
        var words = FoldedWords.Of(person.Name).Where(w => w is not ("jr" or "sr" or "ii" or "iii")).ToList();
        return words.Count > 0 && words[^1].Length > 2 ? words[^1] : null;
    }

    // "2024-02-07", "2024-02-07TNI" and "XXXX-02-07".
    private static int? DayOfYear(CodedTime time) =>
        time.Value is { Length: >= 10 } v && v[4] == '-' && v[7] == '-'
        && int.TryParse(v.AsSpan(5, 2), out var month) && int.TryParse(v.AsSpan(8, 2), out var day) ? (month * 32) + day : null;

    // Where the day cannot be told because the report has no date, its name still can.
    private static byte WeekdaysNamed(CodedReport report)
    {
        var bits = 0;
        foreach (var time in report.Times.Where(t => t.Value is null))
        {
            foreach (var day in Enum.GetValues<DayOfWeek>())
                bits |= time.Text.Contains(day.ToString(), StringComparison.OrdinalIgnoreCase) ? 1 << (int)day : 0;
        }

        return (byte)bits;
    }

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit) && word.Length is >= 2 and <= 5 && !IsYear(word);

    private static bool IsYear(string digits) =>
        digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal));

    private static uint Hash(string? text) => string.IsNullOrEmpty(text) ? 0 : (uint)StableHash.Of(text) | 1;

    private static uint[] Set(IEnumerable<uint> hashes) => [.. hashes.Distinct().Order()];

    private static uint[] Signature(string? shingles)
    {
        var bytes = new byte[WordingReader.SignatureLength * sizeof(uint)];
        if (shingles is null || !Convert.TryFromBase64String(shingles, bytes, out var length) || length != bytes.Length)
            return [];
        var signature = new uint[WordingReader.SignatureLength];
        for (var i = 0; i < signature.Length; i++)
            signature[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        return signature;
    }
}
