using Casus.Records;

namespace Casus.Cli.Dossier;

/// <summary>The decisions behind a record, for a person to read: event by event, then what became of no event.</summary>
internal static class ExplanationPage
{
    private const int NameColumn = 3;
    private const int WordsColumn = 18;

    /// <summary>Lays <paramref name="explanation"/> out.</summary>
    /// <param name="explanation">What was decided.</param>
    /// <param name="title">The report's title, if it has one.</param>
    public static Page Of(Explanation explanation, string? title)
    {
        var page = new Page();
        page.Add(0, new Run(Quotation.Clean(title ?? explanation.Report), Tone.Title));
        foreach (var group in explanation.Decisions.Where(d => d.Event is not null).GroupBy(d => d.Event!))
            AddGroup(page, Title(group.Key, group), group);
        var rest = explanation.Decisions.Where(d => d.Event is null).ToList();
        AddGroup(page, "Considered, and part of no event", rest.Where(d => d.Verdict != Verdict.Kept));
        AddGroup(page, "Found in the report", rest.Where(d => d.Verdict == Verdict.Kept));
        if (explanation.Decisions.IsEmpty)
            page.Add(0, "Nothing in the report was considered: it holds no word that evokes an event.");
        return page;
    }

    private static string Title(string eventId, IEnumerable<Decision> decisions)
    {
        var type = decisions.FirstOrDefault(d => d is { Field: "type", Verdict: Verdict.Kept })?.Value;
        return type is null ? eventId : $"{eventId}  {Phrases.EventType(Quotation.Clean(type))}";
    }

    private static void AddGroup(Page page, string title, IEnumerable<Decision> decisions)
    {
        if (!decisions.Any())
            return;
        page.Space();
        page.Add(0, new Run(title, Tone.Strong));
        var last = "";
        foreach (var decision in decisions)
        {
            var name = decision.Field is { } field ? Quotation.Clean(field) : Quotation.Clean(decision.Stage);
            page.AddNamed(NameColumn, new(name == last ? "" : name, Tone.Label), WordsColumn, [.. Sentence(decision)]);
            last = name;
        }
    }

    private static IEnumerable<Run> Sentence(Decision decision)
    {
        yield return new(string.Concat(Quotation.Of([decision.Subject])), Tone.Quote);
        if (decision.Verdict != Verdict.Kept)
            yield return new("  " + decision.Verdict.ToString().ToLowerInvariant(), Tone.Doubt);
        if (decision.Value is { } value)
            yield return new("  → " + Quotation.Clean(value), decision.Verdict == Verdict.Kept ? Tone.Strong : Tone.Plain);
        if (decision.Reason is { } reason)
            yield return new("  " + Quotation.Clean(reason));
        yield return new($"  [{Quotation.Clean(decision.Rule)}]", Tone.Faint);
        if (string.Join(", ", Quotation.Of(decision.Evidence)) is { Length: > 0 } words)
            yield return new("  " + words, Tone.Quote);
    }
}
