namespace Casus.Training.Networks;

/// <summary>The sizes of the network.</summary>
internal sealed record NetworkShape
{
    /// <summary>Numbers that stand for a word between the layers; a multiple of 16.</summary>
    public int Width { get; init; } = 224;

    /// <summary>Units of a recurrent layer, both sides together; a multiple of 32.</summary>
    public int Units { get; init; } = 288;

    /// <summary>The layers from below: <c>c</c> for a window of three words, <c>r</c> for a recurrence.</summary>
    public string Layers { get; init; } = "crcr";

    /// <summary>Numbers a learnt word brings.</summary>
    public int WordWidth { get; init; } = 64;

    /// <summary>Numbers an affix brings.</summary>
    public int AffixWidth { get; init; } = 32;

    /// <summary>Hidden numbers behind each slot of the parser, and behind head and dependent of a label.</summary>
    public int ParserWidth { get; init; } = 128;

    /// <summary>Hidden numbers of the name tagger.</summary>
    public int NamesWidth { get; init; } = 96;

    /// <summary>Learnt words, the unknown one included.</summary>
    public int WordCount { get; init; }

    /// <summary>Tags of the language's own set.</summary>
    public int FineTagCount { get; init; }

    /// <summary>What is dropped at random while learning.</summary>
    public float Drop { get; init; } = 0.3f;

    /// <summary>Numbers that describe a word by itself.</summary>
    public int InputWidth => Language.Engine.WordVectors.Dimensions + WordWidth + (Language.Engine.FormFeatures.Tables * AffixWidth);
}
