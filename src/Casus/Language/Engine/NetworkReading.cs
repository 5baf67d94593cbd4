using Casus.Readings;

namespace Casus.Language.Engine;

/// <summary>What the network found, as columns: one entry per token.</summary>
internal sealed class NetworkReading(int count)
{
    /// <summary>The layer.</summary>
    public static Layer<NetworkReading> Layer { get; } = new("network");

    /// <summary>Parts of speech, as <see cref="UniversalTag"/> counts them.</summary>
    public byte[] Tags { get; } = new byte[count];

    /// <summary>Tags of the treebank's own set, as <see cref="LanguageNetwork.FineTags"/> counts them.</summary>
    public byte[] FineTags { get; } = new byte[count];

    /// <summary>Heads as token indexes, −1 for a root.</summary>
    public int[] Heads { get; } = new int[count];

    /// <summary>Relations to the heads.</summary>
    public Relation[] Relations { get; } = new Relation[count];

    /// <summary>What each word refers to, as <see cref="ReferentKind"/> counts it.</summary>
    public byte[] Referents { get; } = new byte[count];

    /// <summary>Name classes, as <see cref="NameClasses"/> counts them.</summary>
    public byte[] Names { get; } = new byte[count];
}
