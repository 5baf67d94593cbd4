using System.Text;
using Casus.Knowledge.Places;

namespace Casus.Tests.Knowledge.Places;

public sealed class SortedSpoolTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casus-spool-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_000)]
    public void Records_come_back_in_the_order_of_their_keys_equal_ones_as_they_came(int count)
    {
        using var files = new BuildFolder(Path.Combine(folder, "out"));
        // A buffer of a few records makes more runs than are merged at a time.
        using var spool = new SortedSpool(files, bufferBytes: 2048);
        var expected = new List<(string Key, int Number)>();
        for (var i = 0; i < count; i++)
        {
            var key = $"{i * 7919 % 5003:00000}";
            expected.Add((key, i));
            spool.Add(Encoding.UTF8.GetBytes(key), BitConverter.GetBytes(i));
        }

        var numbers = spool.Merge().Select(v => BitConverter.ToInt32(v.Span)).ToList();
        Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal).ThenBy(e => e.Number).Select(e => e.Number), numbers);
        Assert.Equal(count, spool.Count);
    }

    [Fact]
    public void The_folder_goes_with_the_building()
    {
        using (var files = new BuildFolder(Path.Combine(folder, "out")))
        using (var spool = new SortedSpool(files, bufferBytes: 64))
        {
            for (var i = 0; i < 100; i++)
                spool.Add("key"u8, "value"u8);
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }
}
