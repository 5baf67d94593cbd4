using Casus.Knowledge;

namespace Casus.Language.Trees;

/// <summary>A word list under a name: one of the file's own, or a look-up that was passed in.</summary>
/// <param name="Contains">Whether it holds a word.</param>
/// <param name="Words">Its words; none where only the look-up knows.</param>
internal sealed record WordList(WordLookup Contains, IReadOnlyList<string>? Words)
{
    /// <summary>A list of the file.</summary>
    public static WordList Of(IReadOnlyList<string> words) => new(new WordSet(words).Contains, words);
}
