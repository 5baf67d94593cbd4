using System.Text;

namespace Casus.Server.Places;

/// <summary>A town in a tile.</summary>
/// <param name="Name">Its name.</param>
/// <param name="X">From the tile's west edge, in parts of <see cref="TownTileWriter.Extent"/>.</param>
/// <param name="Y">From its north edge.</param>
/// <param name="Order">The lower, the more it matters: 1000 for no known inhabitants, a hundred less for ten times as many.</param>
/// <param name="IsCapital">Whether a state is governed from there.</param>
internal sealed record TileTown(string Name, int X, int Y, int Order, bool IsCapital);

/// <summary>Writes Mapbox Vector Tiles 2.1 of points: one layer, <c>towns</c>, whose features have <c>name</c>, <c>order</c>, and <c>capital</c>, 1 or 0.</summary>
/// <remarks>Source: github.com/mapbox/vector-tile-spec, 2.1. Protocol Buffers are written by hand: five kinds of fields need no package.</remarks>
internal static class TownTileWriter
{
    /// <summary>How many steps a tile has to a side.</summary>
    public const int Extent = 4096;

    private static readonly string[] Keys = ["name", "order", "capital"];

    /// <summary>The bytes; none for no towns.</summary>
    public static byte[] Write(IReadOnlyList<TileTown> towns)
    {
        if (towns.Count == 0)
            return [];
        var values = new Dictionary<(string? Text, int Number), int>();
        var layer = new MemoryStream();
        Number(layer, 15, 2);
        Text(layer, 1, "towns");
        foreach (var town in towns)
        {
            var feature = new MemoryStream();
            Packed(feature, 2, [0, Value(town.Name, 0), 1, Value(null, town.Order), 2, Value(null, town.IsCapital ? 1 : 0)]);
            Number(feature, 3, 1);
            // Move to one point.
            Packed(feature, 4, [9, Zigzag(town.X), Zigzag(town.Y)]);
            Bytes(layer, 2, feature);
        }

        foreach (var key in Keys)
            Text(layer, 3, key);
        foreach (var (text, number) in values.Keys)
        {
            var value = new MemoryStream();
            if (text is not null)
                Text(value, 1, text);
            else
                Number(value, 6, Zigzag(number));
            Bytes(layer, 4, value);
        }

        Number(layer, 5, Extent);
        var tile = new MemoryStream();
        Bytes(tile, 3, layer);
        return tile.ToArray();

        int Value(string? text, int number)
        {
            if (!values.TryGetValue((text, number), out var at))
                values[(text, number)] = at = values.Count;
            return at;
        }
    }

    private static int Zigzag(int number) => (number << 1) ^ (number >> 31);

    private static void Number(MemoryStream to, int field, int number)
    {
        Varint(to, (uint)(field << 3));
        Varint(to, (uint)number);
    }

    private static void Text(MemoryStream to, int field, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Varint(to, (uint)((field << 3) | 2));
        Varint(to, (uint)bytes.Length);
        to.Write(bytes);
    }

    private static void Bytes(MemoryStream to, int field, MemoryStream bytes)
    {
        Varint(to, (uint)((field << 3) | 2));
        Varint(to, (uint)bytes.Length);
        bytes.WriteTo(to);
    }

    private static void Packed(MemoryStream to, int field, ReadOnlySpan<int> numbers)
    {
        var packed = new MemoryStream();
        foreach (var number in numbers)
            Varint(packed, (uint)number);
        Bytes(to, field, packed);
    }

    private static void Varint(MemoryStream to, uint number)
    {
        for (; number >= 0x80; number >>= 7)
            to.WriteByte((byte)((number & 0x7F) | 0x80));
        to.WriteByte((byte)number);
    }
}
