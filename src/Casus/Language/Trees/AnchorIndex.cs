using System.Collections.Immutable;
using Casus.Knowledge;

namespace Casus.Language.Trees;

/// <summary>Trees filed under what their first word must be, so that at each word of a text only few need be tried.</summary>
/// <remarks>
/// A tree stands under the lemmas its first word may have; without such a test under its forms; without either under its parts of
/// speech.
/// </remarks>
internal sealed class AnchorIndex
{
    private static readonly int TagCount = Enum.GetValues<UniversalTag>().Length;

    private readonly WordIndex<Entry> byLemma;
    private readonly WordIndex<Entry> byForm;
    private readonly Entry[][] byTag = new Entry[TagCount][];

    /// <param name="trees">By ascending order.</param>
    public AnchorIndex(IReadOnlyList<PatternTree> trees)
    {
        var filed = trees.ToLookup(PlaceOf);
        byLemma = Index(filed[Place.Lemma], t => t.IndexedLemmas);
        byForm = Index(filed[Place.Form], t => t.IndexedForms);
        for (var tag = 0; tag < TagCount; tag++)
            byTag[tag] = [.. filed[Place.Tag].Where(t => ((t.Root.Test.Tags >> tag) & 1) != 0).Select(t => new Entry("", t))];
    }

    private enum Place
    {
        Lemma,
        Form,
        Tag,
    }

    /// <summary>The trees that may begin at a word, by ascending order.</summary>
    public Candidates At(ParsedText text, int word) => new(
        byLemma.Count == 0 ? [] : byLemma[text.Syntax.Lemmas[word]],
        byForm.Count == 0 ? [] : byForm[text.Tokens[word]],
        byTag[(int)text.Syntax.Tags[word]]);

    private static Place PlaceOf(PatternTree tree) =>
        tree.Root.Test.Texts.Any(t => !t.IndexedLemmas.IsDefault) ? Place.Lemma
        : tree.Root.Test.Texts.Any(t => !t.IndexedForms.IsDefault) ? Place.Form
        : Place.Tag;

    private static WordIndex<Entry> Index(IEnumerable<PatternTree> trees, Func<TextTest, ImmutableArray<string>> wordsOf)
    {
        var entries = trees.SelectMany(t => t.Root.Test.Texts.Select(wordsOf).First(w => !w.IsDefault).Select(w => new Entry(w, t)));
        return new(entries, e => e.Word, (a, b) => a.Tree.Order.CompareTo(b.Tree.Order));
    }

    /// <summary>A tree under one of its words.</summary>
    internal sealed record Entry(string Word, PatternTree Tree);

    /// <summary>Goes through three lists at once, by ascending order.</summary>
    internal ref struct Candidates(ReadOnlySpan<Entry> lemmas, ReadOnlySpan<Entry> forms, ReadOnlySpan<Entry> tags)
    {
        private ReadOnlySpan<Entry> lemmas = lemmas;
        private ReadOnlySpan<Entry> forms = forms;
        private ReadOnlySpan<Entry> tags = tags;

        /// <summary>The tree that the last call of <see cref="MoveNext"/> has found.</summary>
        public PatternTree Current { get; private set; } = null!;

        /// <summary>Goes on to the next tree.</summary>
        public bool MoveNext()
        {
            var (lemma, form, tag) = (OrderOf(lemmas), OrderOf(forms), OrderOf(tags));
            if (lemma < form && lemma < tag)
                Current = Take(ref lemmas);
            else if (form < tag)
                Current = Take(ref forms);
            else if (tag < int.MaxValue)
                Current = Take(ref tags);
            else
                return false;
            return true;
        }

        private static int OrderOf(ReadOnlySpan<Entry> list) => list.IsEmpty ? int.MaxValue : list[0].Tree.Order;

        private static PatternTree Take(ref ReadOnlySpan<Entry> list)
        {
            var tree = list[0].Tree;
            list = list[1..];
            return tree;
        }
    }
}
