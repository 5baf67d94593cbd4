namespace Casus.Knowledge;

/// <summary>A word that reports what somebody says: "said", "according to", "denial".</summary>
/// <param name="Class">Verb or noun; <see langword="null"/> for a phrase such as "according to".</param>
/// <param name="Kind">What the speaker does by saying it.</param>
/// <param name="Speaker">Where the speaker stands.</param>
/// <param name="Content">Where what is said stands; <see langword="null"/> for the clause that a phrase such as "according to" hangs on.</param>
/// <param name="Asserts">Whether the word relays what is said as told; false where it takes distance ("claims").</param>
public sealed record ReportingWord(WordClass? Class, ReportingKind Kind, Slot Speaker, Slot? Content, bool Asserts);
