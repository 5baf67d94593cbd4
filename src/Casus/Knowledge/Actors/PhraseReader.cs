namespace Casus.Knowledge.Actors;

/// <summary>Cuts a phrase about an actor into names, roles and small words. Immutable and thread-safe.</summary>
internal sealed class PhraseReader
{
    private const int MostWords = 64;
    private readonly ActorRegister register;
    private readonly RoleLexicon roles;
    private readonly HashSet<string> boundary = [];
    private readonly HashSet<string> origin = [];
    private readonly HashSet<string> patron = [];
    private readonly HashSet<string> stance = [];
    private readonly HashSet<string> former = [];

    /// <summary>Reads the small words from <c>phrase-words.txt</c>.</summary>
    public PhraseReader(ActorRegister register, RoleLexicon roles, IReadOnlyList<Stanza> words)
    {
        (this.register, this.roles) = (register, roles);
        foreach (var stanza in words)
        {
            boundary.UnionWith(stanza.List("boundary"));
            origin.UnionWith(stanza.List("origin"));
            patron.UnionWith(stanza.List("patron"));
            stance.UnionWith(stanza.List("stance"));
            former.UnionWith(stanza.List("former"));
        }
    }

    /// <summary>Cuts the phrase.</summary>
    public PhraseParts Read(string phrase, ActorContext context)
    {
        var words = Words(phrase);
        int[] starts = [.. words.Select(w => w.Start)], ends = [.. words.Select(w => w.End)];
        var items = new List<PhraseItem>();
        var boundaries = new List<string> { "" };
        var isFormer = false;
        var foreignNext = false;
        for (var i = 0; i < words.Count;)
        {
            if (words[i].AfterComma && items.Count > 0)
                boundaries.Add(",");
            var plain = phrase[words[i].Start..words[i].End].ToLowerInvariant();
            var item = Longest(phrase, starts, ends, i, boundaries.Count - 1, context, out var taken);
            if (item is { Role: null, Candidate: null } && boundary.Contains(plain))
                boundaries.Add(plain);
            else if (item is { Role: null, Candidate: null } && former.Contains(plain))
                isFormer = true;
            else if (item is { Role: null, Candidate: null } && stance.Contains(plain) && words[i].HyphenAfter)
                foreignNext = true;
            else
                (taken, foreignNext) = (Append(phrase, words, items, item, i, taken, foreignNext), false);
            i += taken;
        }

        return new(items, boundaries, isFormer);
    }

    private int Append(string phrase, List<Word> words, List<PhraseItem> items, PhraseItem item, int at, int taken, bool foreign)
    {
        var last = at + taken - 1;
        if (last + 1 < words.Count && words[last].HyphenAfter)
        {
            var next = phrase[words[last + 1].Start..words[last + 1].End].ToLowerInvariant();
            foreign |= patron.Contains(next);
            taken += patron.Contains(next) || origin.Contains(next) ? 1 : 0;
        }

        items.Add(item with { IsForeign = foreign });
        return taken;
    }

    private PhraseItem Longest(string phrase, int[] starts, int[] ends, int at, int part, ActorContext context, out int taken)
    {
        taken = 1;
        ActorRole? role = null;
        for (var length = Math.Min(roles.LongestInWords, starts.Length - at); length > 0; length--)
        {
            if (!roles.TryFind(phrase.AsSpan(starts[at]..ends[at + length - 1]), out role))
                continue;
            taken = length;
            break;
        }

        var isMeasure = roles.IsMeasure(phrase.AsSpan(starts[at]..ends[at]));
        if (register.TryMatch(phrase, starts, ends, at, context, out var match)
            && (role is null || match.TokenCount >= taken))
        {
            taken = match.TokenCount;
            return new(starts[at], ends[at + taken - 1], part, match.Best, null, false, false);
        }

        return new(starts[at], ends[at + taken - 1], part, null, role, false, isMeasure);
    }

    private static List<Word> Words(string phrase)
    {
        var words = new List<Word>();
        var afterComma = false;
        var from = 0;
        for (var at = 0; words.Count < MostWords && NameFolding.TryNextWord(phrase, at, out var start, out at);)
        {
            afterComma |= phrase.AsSpan(from..start).ContainsAny(",;(");
            from = at;
            if (at - start == 1 && phrase[start] is 's' or 'S' && start > 0 && NameFolding.IsApostrophe(phrase[start - 1]))
                continue;
            var end = at - start > 2 && phrase[at - 1] is 's' or 'S' && NameFolding.IsApostrophe(phrase[at - 2])
                ? at - 2
                : at;
            words.Add(new(start, end, at < phrase.Length - 1 && phrase[at] is '-' or '‐' or '‑', afterComma));
            afterComma = false;
        }

        return words;
    }

    private readonly record struct Word(int Start, int End, bool HyphenAfter, bool AfterComma);
}
