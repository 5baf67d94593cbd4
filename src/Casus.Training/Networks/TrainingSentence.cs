namespace Casus.Training.Networks;

/// <summary>A sentence to learn from, as it stands and in the letters of wire copy, of headlines, and of hasty hands.</summary>
internal readonly record struct TrainingSentence(NetworkSentence Plain, NetworkSentence InCapitals, NetworkSentence InTitle, NetworkSentence InLower)
{
    private const double CapitalShare = 0.11, TitleShare = 0.06, LowerShare = 0.04;

    /// <summary>Encodes a sentence in all its letters.</summary>
    public static TrainingSentence Of(TreebankSentence sentence, Func<TreebankSentence, NetworkSentence> encode) =>
        new(encode(sentence), encode(sentence.InCapitals()), encode(sentence.InTitle()), encode(sentence.InLower()));

    /// <summary>One of the four, mostly as it stands.</summary>
    /// <param name="draw">A number from 0 to 1.</param>
    public NetworkSentence Choose(double draw) => draw switch
    {
        < CapitalShare => InCapitals,
        < CapitalShare + TitleShare => InTitle,
        < CapitalShare + TitleShare + LowerShare => InLower,
        _ => Plain,
    };
}
