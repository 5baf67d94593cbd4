using System.Net;
using Casus.Server.Places;

namespace Casus.Tests.Server;

/// <summary>Names of towns for the map.</summary>
public sealed class PlaceTileTests
{
    [Fact]
    public async Task A_tile_names_the_towns_of_its_window_where_they_are()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var answer = (await visitor.Get("/places/tiles/4/9/6")).Is(HttpStatusCode.OK);
        Assert.Equal("application/vnd.mapbox-vector-tile", answer.Headers["Content-Type"]);
        Assert.Equal(["max-age=86400", "private"], answer.Headers["Cache-Control"].Split(", ").Order(StringComparer.Ordinal));
        var towns = VectorTile.Read(answer.Bytes);
        var baghdad = Assert.Single(towns, t => t.Name == "Baghdad");
        var (latitude, longitude) = baghdad.Point(4, 9, 6);
        Assert.Equal((33.34, 44.40), (Math.Round(latitude, 2), Math.Round(longitude, 2)));
        Assert.True(baghdad.IsCapital);
        Assert.True(baghdad.Order < towns.Single(t => t.Name == "Gaziantep").Order);
        Assert.Equal(towns.Select(t => t.Order).Order(), towns.Select(t => t.Order));
    }

    [Fact]
    public async Task A_name_that_is_there_stays_when_one_looks_closer()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        var (x, y) = (9, 6);
        HashSet<string> wider = [.. (await Towns(visitor, 4, x, y)).Select(t => t.Name)];
        for (var z = 5; z <= TownTiles.MostZoom; z++)
        {
            var closer = new List<TileTownRead>();
            foreach (var (right, below) in new[] { (0, 0), (1, 0), (0, 1), (1, 1) })
                closer.AddRange(await Towns(visitor, z, (2 * x) + right, (2 * y) + below));
            Assert.Empty(wider.Except(closer.Select(t => t.Name)));
            // On to the tile with Baghdad in it.
            (x, y) = (TileX(44.4, z), TileY(33.34, z));
            wider = [.. (await Towns(visitor, z, x, y)).Select(t => t.Name)];
            Assert.Contains("Baghdad", wider);
        }
    }

    // Labels that fight for room cost the browser time; a tile of the sea costs nothing.
    [Fact]
    public async Task A_tile_is_small_wherever_it_lies()
    {
        await using var workbench = await Workbench.Start();
        var visitor = await workbench.Visit();
        for (var z = 0; z <= 4; z++)
        {
            for (var x = 0; x < 1 << z; x++)
            {
                for (var y = 0; y < 1 << z; y++)
                    Assert.True((await Towns(visitor, z, x, y)).Count <= 110, $"{z}/{x}/{y}");
            }
        }

        foreach (var (longitude, latitude) in new[] { (-99.13, 19.43), (77.2, 28.6), (4.9, 52.4), (106.8, -6.2), (9.2, 45.5) })
        {
            for (var z = 5; z <= TownTiles.MostZoom; z++)
                Assert.InRange((await Towns(visitor, z, TileX(longitude, z), TileY(latitude, z))).Count, 1, TownTiles.MostTowns);
        }

        Assert.Empty((await visitor.Get("/places/tiles/6/2/30")).Is(HttpStatusCode.OK).Bytes);
    }

    [Theory]
    [InlineData("/places/tiles/12/0/0")]
    [InlineData("/places/tiles/-1/0/0")]
    [InlineData("/places/tiles/2/4/0")]
    [InlineData("/places/tiles/2/0/-1")]
    [InlineData("/places/tiles/31/2147483647/0")]
    [InlineData("/places/tiles/2/x/0")]
    public async Task A_tile_that_there_is_not_is_refused(string path)
    {
        await using var workbench = await Workbench.Start();
        (await (await workbench.Visit()).Get(path)).IsProblem(HttpStatusCode.BadRequest, "CAS1301");
    }

    private static async Task<List<TileTownRead>> Towns(Visitor visitor, int z, int x, int y) => VectorTile.Read((await visitor.Get($"/places/tiles/{z}/{x}/{y}")).Is(HttpStatusCode.OK).Bytes);

    private static int TileX(double longitude, int z) => (int)((longitude + 180) / 360 * (1 << z));

    private static int TileY(double latitude, int z) => (int)((0.5 - (Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / (2 * Math.PI))) * (1 << z));
}

/// <summary>A town as a tile has it.</summary>
internal sealed record TileTownRead(string Name, int X, int Y, int Order, bool IsCapital)
{
    /// <summary>Where it is.</summary>
    public (double Latitude, double Longitude) Point(int z, int x, int y)
    {
        var (right, down) = ((x + (X / 4096.0)) / (1 << z), (y + (Y / 4096.0)) / (1 << z));
        return (Math.Atan(Math.Sinh(Math.PI * (1 - (2 * down)))) * 180 / Math.PI, (right * 360) - 180);
    }
}

/// <summary>Reads vector tiles by their specification, by itself.</summary>
internal static class VectorTile
{
    public static List<TileTownRead> Read(byte[] tile)
    {
        var (features, keys, values) = (new List<byte[]>(), new List<string>(), new List<object>());
        foreach (var (field, bytes, _) in Fields(tile).SelectMany(f => Fields(f.Bytes)))
        {
            if (field == 2)
                features.Add(bytes);
            else if (field == 3)
                keys.Add(System.Text.Encoding.UTF8.GetString(bytes));
            else if (field == 4)
                values.Add(Fields(bytes).Select(v => v.Field == 1 ? (object)System.Text.Encoding.UTF8.GetString(v.Bytes) : Signed(v.Number)).Single());
        }

        return [.. features.Select(f => Town(Fields(f), keys, values))];
    }

    private static TileTownRead Town(List<(int Field, byte[] Bytes, int Number)> feature, List<string> keys, List<object> values)
    {
        var tags = Numbers(feature.Single(f => f.Field == 2).Bytes);
        var has = tags.Chunk(2).ToDictionary(t => keys[t[0]], t => values[t[1]]);
        var point = Numbers(feature.Single(f => f.Field == 4).Bytes);
        Assert.Equal((3, 9), (point.Count, point[0]));
        return new((string)has["name"], Signed(point[1]), Signed(point[2]), (int)has["order"], (int)has["capital"] == 1);
    }

    private static int Signed(int number) => (number >> 1) ^ -(number & 1);

    private static List<int> Numbers(byte[] bytes)
    {
        var (at, numbers) = (0, new List<int>());
        while (at < bytes.Length)
            numbers.Add(Varint(bytes, ref at));
        return numbers;
    }

    private static List<(int Field, byte[] Bytes, int Number)> Fields(byte[] bytes)
    {
        var (at, fields) = (0, new List<(int, byte[], int)>());
        while (at < bytes.Length)
        {
            var key = Varint(bytes, ref at);
            var number = Varint(bytes, ref at);
            if ((key & 7) == 0)
            {
                fields.Add((key >> 3, [], number));
                continue;
            }

            Assert.Equal(2, key & 7);
            fields.Add((key >> 3, bytes[at..(at + number)], 0));
            at += number;
        }

        return fields;
    }

    private static int Varint(byte[] bytes, ref int at)
    {
        var (value, shift) = (0, 0);
        for (; bytes[at] >= 0x80; at++, shift += 7)
            value |= (bytes[at] & 0x7F) << shift;
        return value | (bytes[at++] << shift);
    }
}
