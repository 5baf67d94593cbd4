using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Coding;

/// <summary>A short report and what it must come to; README.md in this folder explains the form.</summary>
internal sealed class CodingCase
{
    private const string Today = "2024-02-08";

    private readonly Report report;
    private readonly ImmutableArray<EventExpectation> events;
    private readonly ImmutableArray<string> not;
    private readonly int? count;

    private CodingCase(Stanza stanza)
    {
        Name = stanza.Require("case");
        report = stanza["report"] is { } example ? Example(example) : Standard.Report(TextOf(stanza), stanza["published"] ?? Today, stanza["title"]);
        events = [.. stanza.Values("event").Select(EventExpectation.Parse)];
        not = [.. stanza.List("not")];
        count = stanza["count"] is { } number ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : null;
        if (stanza.Keys.Except(["case", "text", "report", "title", "published", "event", "not", "count"]).FirstOrDefault() is { } unknown)
            throw stanza.Error("CAS0302", unknown, $"the key '{unknown}' means nothing in a case.");
        if (events.IsEmpty && not.IsEmpty && count is null)
            throw stanza.Error("CAS0302", "the case expects nothing.");
        foreach (var type in not)
            EventExpectation.CheckType(type);
    }

    public string Name { get; }

    /// <summary>The types that its events may be of.</summary>
    public IEnumerable<string> Types => events.SelectMany(e => e.Types);

    // The mark ¶ parts paragraphs.
    private static string TextOf(Stanza stanza) => stanza.Require("text").Replace(" ¶ ", "\n\n", StringComparison.Ordinal);

    // "folder/file.jsonl#id"
    private static Report Example(string name)
    {
        var parts = name.Split('#');
        return ExampleReports.Named(parts[0], parts.ElementAtOrDefault(1));
    }

    public static IEnumerable<CodingCase> ReadAll(string file) => CaseFile.Stanzas(file).Select(s => new CodingCase(s));

    /// <summary>What is wrong with what the coder makes of the report; empty when nothing is.</summary>
    public IReadOnlyList<string> Complaints()
    {
        var coded = Standard.Code(report);
        var complaints = new List<string>();
        if (!CanAssign(coded, 0, []))
            complaints.AddRange(events.Where(e => !coded.Events.Any(c => e.Fits(c, coded))).Select(e => $"missing: {e}").DefaultIfEmpty("two expectations fit one event only"));
        foreach (var type in not)
            complaints.AddRange(coded.Events.Where(e => e.Modality == Modality.Asserted && e.Standing != Standing.Aggregate && EventExpectation.IsA(e.Type, type)).Select(e => $"not expected: {type}, but '{e.Trigger.Text}' was coded as {e.Type}"));
        var violent = coded.Events.Count(e => EventExpectation.IsViolent(e.Type));
        if (count is { } number && violent != number)
            complaints.Add($"expected {number} violent events, found {violent}");
        return complaints.Count == 0 ? [] : [report.Text.Length < 400 ? report.Text : report.Id, .. complaints, .. coded.Events.Select(e => "found: " + EventExpectation.Describe(e, coded))];
    }

    // Each expectation needs an event of its own.
    private bool CanAssign(CodedReport coded, int next, ImmutableHashSet<string> taken)
    {
        if (next == events.Length)
            return true;
        return coded.Events.Any(c => !taken.Contains(c.Id) && events[next].Fits(c, coded) && CanAssign(coded, next + 1, taken.Add(c.Id)));
    }
}
