namespace Casus.Training.Networks;

/// <summary>A sentence to learn from, as it stands, in the letters of wire copy, of headlines and of hasty hands, and with words of the field.</summary>
internal sealed class TrainingSentence
{
    private const double CapitalShare = 0.11, TitleShare = 0.06, LowerShare = 0.04, SubstituteShare = 0.35;

    private readonly TreebankSentence sentence;
    private readonly int[]? names;
    private readonly Func<TreebankSentence, bool[]?, NetworkSentence> encode;
    private readonly Substitution? substitution;
    private readonly NetworkSentence[] variants;

    /// <summary>Encodes a sentence in all its letters.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="names">Its name classes, where they are marked.</param>
    /// <param name="encode">Turns it into numbers; told which words are not its own, if any.</param>
    /// <param name="substitution">Changes words; none does not.</param>
    public TrainingSentence(TreebankSentence sentence, int[]? names, Func<TreebankSentence, bool[]?, NetworkSentence> encode, Substitution? substitution)
    {
        (this.sentence, this.names, this.encode, this.substitution) = (sentence, names, encode, substitution);
        variants = [.. Enum.GetValues<Letters>().Select(l => encode(Written(sentence, l), null))];
    }

    private enum Letters
    {
        Plain,
        Capitals,
        Title,
        Lower,
    }

    /// <summary>The sentence as it stands.</summary>
    public NetworkSentence Plain => variants[0];

    /// <summary>The sentence as it is learnt this time, mostly as it stands.</summary>
    public NetworkSentence Choose(Random random)
    {
        var letters = random.NextDouble() switch
        {
            < CapitalShare => Letters.Capitals,
            < CapitalShare + TitleShare => Letters.Title,
            < CapitalShare + TitleShare + LowerShare => Letters.Lower,
            _ => Letters.Plain,
        };
        if (substitution is null || random.NextDouble() >= SubstituteShare)
            return variants[(int)letters];
        var (changed, words) = substitution.Apply(sentence, names, random);
        return encode(Written(changed, letters), words);
    }

    private static TreebankSentence Written(TreebankSentence sentence, Letters letters) => letters switch
    {
        Letters.Capitals => sentence.InCapitals(),
        Letters.Title => sentence.InTitle(),
        Letters.Lower => sentence.InLower(),
        _ => sentence,
    };
}
