using Casus.Language.English.Times;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>Finds the date of publication in a report's own words: a dateline, a byline, an "Updated" line.</summary>
/// <remarks>
/// Only a full date counts, with day, month and year. Looked at are the first lines, and lines anywhere that begin with a word such
/// as "Published". Of several dates the one behind such a word wins, then a dateline's, then one that stands on a short line.
/// Linear in the length of the text; thread-safe.
/// </remarks>
/// <param name="patterns">The words and patterns of the language.</param>
public sealed class PublicationDateFinder(TimePatterns patterns)
{
    private const int HeadLines = 12;
    private const int LongestHead = 240;
    private const int LongestByline = 90;
    private const int DatelineReach = 100;

    // "on Thursday at 14:05 GMT"
    private const int LongestLead = 28;
    private readonly PublicationDateReader reader = new(patterns);
    private readonly int weekday = patterns.Lexicon.ClassNumber("weekday");

    /// <summary>
    /// The date of publication, with the words it stands in, or <see langword="null"/> when the text names none.
    /// </summary>
    public TimeAnchor? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        (int Rank, TimeAnchor Anchor)? best = null;
        var lines = 0;
        for (var start = 0; start < text.Length && best is not { Rank: 0 };)
        {
            var end = text.IndexOf('\n', start) is var newline and >= 0 ? newline : text.Length;
            if (!text.AsSpan(start..end).IsWhiteSpace())
            {
                if (Rank(text, start, end, isHead: lines++ < HeadLines) is { } found
                    && (best is null || found.Rank < best.Value.Rank))
                    best = found;
            }

            start = end + 1;
        }

        return best?.Anchor;
    }

    /// <summary>
    /// The date of one line, and how much it weighs: 0 behind "Published", 1 in a dateline, 2 on a short line.
    /// </summary>
    private (int Rank, TimeAnchor Anchor)? Rank(string text, int start, int end, bool isHead)
    {
        var line = text.AsSpan(start..end);
        var announcement = reader.EndOfAnnouncement(line[..Math.Min(line.Length, LongestHead)]);
        var announced = announcement >= 0;
        if (!announced && !isHead)
            return null;
        var limit = Math.Min(line.Length, announced ? LongestHead : DatelineReach);
        if (reader.FirstDate(text, start, start + limit) is not { } date)
            return null;
        var anchor = new TimeAnchor(date.Day, TimeAnchorKind.Dateline, date.Span);
        if (announced && Announces(text, start + announcement, date.Span, start, end))
            return (0, anchor);
        if (!isHead)
            return null;
        if (IsDateline(text, start, date.Span, end))
            return (1, anchor);
        return line.Trim().Length <= LongestByline && !EndsSentence(line) ? (2, anchor) : null;
    }

    /// <summary>
    /// "Updated: 8 Feb 2024 14:05 GMT", and not "Released from prison on 8 Feb 2024, he …": the line is short and no sentence, or the date
    /// stands right behind the word and no sentence goes on behind the date.
    /// </summary>
    private static bool Announces(string text, int from, TextSpan date, int start, int end)
    {
        var line = text.AsSpan(start..end);
        if (line.Trim().Length <= LongestByline && !EndsSentence(line))
            return true;
        var behind = text.AsSpan(date.End..end).TrimStart(" ,");
        return date.Start - from <= LongestLead && (behind.IsEmpty || !char.IsLower(behind[0]));
    }

    /// <summary>"BAGHDAD, 8 Feb 2024 (Agency) -": capitals before the date, a dash, a colon or a bracket behind it.</summary>
    private bool IsDateline(string text, int start, TextSpan date, int end)
    {
        // "GENEVA (8 February 2024) –"
        var place = text.AsSpan(start..date.Start).TrimEnd(" (").TrimStart();
        var behind = text.AsSpan(date.End..Math.Min(end, date.End + 60)).TrimStart(" )");
        // "Saturday 6 Aug 2016 A barrage of air strikes hit": the weekday shows that it is no part of the sentence.
        if (!behind.IsEmpty && patterns.Lexicon.TryFind(place.TrimEnd(','), out var row) && patterns.Lexicon.Is(new(0, 0, row, 0, 0, false), weekday) && (char.IsUpper(behind[0]) || char.IsAsciiDigit(behind[0])))
            return true;
        if (behind.IsEmpty || place.Length > 60 || (place.Length > 0 && !HasCapitalWord(place) && !(place[^1] == ',' && IsName(place))))
            return false;
        if (behind[0] is '-' or '–' or '—' or ':' or '(' or '[' or '/' or '|')
            return true;
        // "05/02/2014 Nigeria (GlobalPost) -": the place may stand behind the date.
        return place.IsEmpty && (behind.Contains(" - ", StringComparison.Ordinal) || behind.Contains("--", StringComparison.Ordinal) || behind.Contains('—'));
    }

    /// <summary>"New York,": every word begins with a capital letter.</summary>
    private static bool IsName(ReadOnlySpan<char> place)
    {
        foreach (var word in place.Split(' '))
        {
            var letters = place[word].Trim(",/()");
            if (letters.IsEmpty || !char.IsUpper(letters[0]))
                return false;
        }

        return true;
    }

    private static bool HasCapitalWord(ReadOnlySpan<char> place)
    {
        var run = 0;
        foreach (var c in place)
        {
            run = char.IsUpper(c) ? run + 1 : 0;
            if (run >= 3)
                return true;
        }

        return false;
    }

    private static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimEnd();
        return trimmed.Length > 0 && trimmed[^1] is '.' or '?' or '!' or '"' or '”'
            && !trimmed.EndsWith(".m.", StringComparison.OrdinalIgnoreCase) && !trimmed.EndsWith(" am.", StringComparison.OrdinalIgnoreCase) && !trimmed.EndsWith(" pm.", StringComparison.OrdinalIgnoreCase);
    }
}
