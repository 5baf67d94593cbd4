namespace Casus.Language.Trees;

/// <summary>A way from a word to others of its sentence.</summary>
internal enum Move : byte
{
    /// <summary>To the words it governs, in text order.</summary>
    Child,

    /// <summary>To the word that governs it.</summary>
    Head,

    /// <summary>To all words below it, in text order.</summary>
    Descendant,

    /// <summary>To all words above it, nearest first.</summary>
    Ancestor,

    /// <summary>To the word behind it.</summary>
    Next,

    /// <summary>To the word before it.</summary>
    Previous,

    /// <summary>To all words behind it, nearest first.</summary>
    Later,

    /// <summary>To all words before it, nearest first.</summary>
    Earlier,
}
