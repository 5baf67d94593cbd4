using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Casus.Exports.Knowledge;
using Casus.Exports.Safety;
using Casus.Records;
using Casus.Reports;

namespace Casus.Exports.Events;

/// <summary>Tells the persons of a report who are named there and may not be named outside.</summary>
/// <remarks>
/// Everybody is a private person but those whom the register knows in an office and the report names so. A minor is never published,
/// whatever list says otherwise.
/// </remarks>
internal sealed partial class PersonNames(ExportKnowledge knowledge, Profile profile, IEnumerable<string> published)
{
    // By the record itself: as long as somebody keeps it, its names are kept.
    private readonly ConditionalWeakTable<CodedReport, IReadOnlyList<string>> last = [];
    private readonly HashSet<string> listed = [.. published.Select(n => string.Concat(FoldedText.Words(n)))];

    /// <summary>The names to be withheld, every form of each.</summary>
    public IReadOnlyList<string> Withheld(CodedReport record)
    {
        if (last.TryGetValue(record, out var known))
            return known;
        List<string> names = [.. Read(record)];
        last.AddOrUpdate(record, names);
        return names;
    }

    private IEnumerable<string> Read(CodedReport record)
    {
        foreach (var person in record.Entities.Where(e => e.Type == EntityType.Person))
        {
            var names = person.Mentions.Where(m => m.Form == MentionForm.Name).Select(m => m.Text).Append(person.Name).ToHashSet(StringComparer.Ordinal);
            if (!person.Mentions.Any(m => m.Form == MentionForm.Name))
                continue;
            var isMinor = IsMinor(record, person, names);
            if (isMinor ? !profile.HidesMinors : !profile.HidesPersons || IsPublic(record, person) || names.Any(n => listed.Contains(string.Concat(FoldedText.Words(n)))))
                continue;
            foreach (var name in names)
                yield return name;
        }
    }

    /// <summary>Whether somebody is a public figure and named as such: in office on the day, and with the sector of the office in the record.</summary>
    public bool IsPublic(CodedReport record, CodedEntity person)
    {
        if (person.ActorId is null || !knowledge.Actors.TryGet(person.ActorId, out var actor) || !actor.Type.IsPerson)
            return false;
        DateOnly? day = IsoDay.TryParse(record.PublishedOn is { Length: >= 10 } on ? on[..10] : "", out var parsed) ? parsed : null;
        return actor.OfficeOn(day) is { } office && person.Sector == office.Sector;
    }

    private bool IsMinor(CodedReport record, CodedEntity person, HashSet<string> names) =>
        person.Mentions.Any(m => ShowsMinor(m.Text))
        || record.Events.SelectMany(e => e.Participants).Where(p => p.Entity == person.Id).Any(p => ShowsMinor(p.Text) || p.Evidence.Any(q => names.Any(n => IsMinorBeside(q.Text, n))))
        || (record.Text is { } text && names.Any(n => IsMinorBeside(text, n)))
        || (record.Title is { } title && names.Any(n => IsMinorBeside(title, n)));

    private bool ShowsMinor(string words) => knowledge.Minors.StandIn(words) || AgeBefore().Matches(words).Any(IsUnderAge);

    // "Zeinab, 9," behind the name; "nine-year-old Zeinab", "his daughter Zeinab" before it.
    private bool IsMinorBeside(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var before = text[Math.Max(0, at - 30)..at];
            before = before[(before.LastIndexOfAny(['.', ';', '\n']) + 1)..];
            var behind = text[(at + name.Length)..Math.Min(text.Length, at + name.Length + 24)];
            if (ShowsMinor(before) || AgeBehind().Matches(behind).Any(IsUnderAge))
                return true;
        }

        return false;
    }

    private bool IsUnderAge(Match age) => age.Groups[2].Success || age.Groups[3].Success
        || (int.TryParse(age.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years < knowledge.AdultFrom);

    // Without a limit in time, which a busy machine would reach: both take time that grows with the text alone.
    [GeneratedRegex(@"\b(\d{1,3})[- ](?:years?|(months?|weeks?|days?))[- ]old|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ](years?|months?|weeks?|days?)[- ]old", RegexOptions.IgnoreCase)]
    private static partial Regex AgeBefore();

    [GeneratedRegex(@"^[ ,(]*(?:who (?:was|is) |aged? )?(\d{1,3})(?:[,.;)]| years?|$| (months?|weeks?|days?)[- ]old)", RegexOptions.IgnoreCase)]
    private static partial Regex AgeBehind();
}
