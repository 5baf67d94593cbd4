using System.Globalization;

namespace Casus.Knowledge;

/// <summary>
/// A set of noun classes: a word's own classes and all their ancestors, or the classes a condition asks for.
/// </summary>
/// <remarks>The default is the empty set: a word of which nothing is known.</remarks>
public readonly record struct ClassSet
{
    /// <summary>How many classes there can be.</summary>
    internal const int Capacity = 128;

    private readonly UInt128 bits;

    private ClassSet(UInt128 bits) => this.bits = bits;

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => bits == UInt128.Zero;

    /// <summary>Whether the two have a class in common.</summary>
    public bool Overlaps(ClassSet other) => (bits & other.bits) != UInt128.Zero;

    /// <summary>Whether it holds the class (or, for a word's set, a class below it).</summary>
    public bool Has(NounClass noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return ((bits >> noun.Index) & UInt128.One) != UInt128.Zero;
    }

    /// <summary>The classes of either.</summary>
    public static ClassSet operator |(ClassSet left, ClassSet right) => new(left.bits | right.bits);

    /// <summary>The classes of either; the named form of the operator.</summary>
    public static ClassSet BitwiseOr(ClassSet left, ClassSet right) => left | right;

    /// <summary>Its classes but those of another set.</summary>
    public ClassSet Without(ClassSet other) => new(bits & ~other.bits);

    /// <summary>The bits in hexadecimal, for debugging.</summary>
    public override string ToString() => bits.ToString("x", CultureInfo.InvariantCulture);

    internal static ClassSet Of(int index) => new(UInt128.One << index);
}
