using Casus.Grounding;
using Casus.Language;

namespace Casus.Training.Events;

/// <summary>The words of fillers, made alike: lower case, no punctuation, no articles.</summary>
internal static class FillerWords
{
    /// <summary>The words of <paramref name="text"/>.</summary>
    public static string Plain(string text)
    {
        var letters = string.Concat(text.ToLowerInvariant().Where(c => !char.IsPunctuation(c) && !char.IsSymbol(c)));
        return string.Join(' ', letters.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("a" or "an" or "the")));
    }

    /// <summary>All that an entity is called.</summary>
    public static HashSet<string> Of(Entity entity, Tokens tokens, string text) =>
    [
        .. entity.Mentions
            .Where(m => m.Form != Reports.MentionForm.Pronoun)
            .Select(m => Plain(tokens.SpanOf(m.Range).In(text)))
            .Append(Plain(entity.Name))
            .Where(s => s.Length > 0),
    ];

    /// <summary>The last words of what something is called: what is left when descriptions are bounded in another way.</summary>
    public static HashSet<string> Heads(IEnumerable<string> strings) => [.. strings.Select(Head)];

    private static string Head(string words)
    {
        var all = words.Split(' ');
        var end = Array.FindIndex(all, w => w is "of" or "in" or "on" or "at" or "from" or "by" or "with" or "for" or "who" or "which" or "that" or "to" or "near");
        var head = all[(end > 0 ? end : all.Length) - 1];
        return head.Length > 3 && head.EndsWith('s') ? head[..^1] : head;
    }
}
