namespace Casus.Coding;

/// <summary>Who spoke last, for as long as a reader has him in mind.</summary>
internal sealed class LastSpeaker
{
    // Farther back, a speaker is forgotten.
    private const int SentencesInMind = 2;

    private int head = -1;
    private int sentence = -1;

    /// <summary>Notes that the one with this head speaks in a sentence.</summary>
    public void Note(int speaker, int sentence) => (head, this.sentence) = (speaker, sentence);

    /// <summary>The head of the one who is still in mind in a sentence, or −1.</summary>
    public int At(int sentence) => sentence - this.sentence <= SentencesInMind ? head : -1;
}
