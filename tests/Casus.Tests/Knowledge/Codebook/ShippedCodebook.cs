using Casus.Knowledge;

namespace Casus.Tests.Knowledge;

/// <summary>The codebook and noun classes as shipped, loaded once for all tests.</summary>
internal static class ShippedCodebook
{
    public static DataFolder Data { get; } = DataFolder.Find();

    public static NounClasses Nouns { get; } = NounClasses.Load(Data);

    public static Codebook Codebook { get; } = Codebook.Load(Data, Nouns);
}
