namespace Casus.Training.Networks;

/// <summary>What several networks together make of a sentence.</summary>
/// <param name="Sentence">Its words with tags and tree; lemmas, features and spans are those of the words alone.</param>
/// <param name="Names">The name class of each word.</param>
/// <param name="Referents">What each word refers to.</param>
/// <param name="Agreement">How many of the networks see its arcs, on the mean: 1 where all see all.</param>
internal sealed record VotedSentence(TreebankSentence Sentence, int[] Names, int[] Referents, double Agreement);
