using System.IO.Compression;
using System.Text;
using Casus.Formats;

namespace Casus.Tests.Formats;

/// <summary>What is packed comes out whole, within limits, or not at all.</summary>
public sealed class PackedContentTests
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 900).Select(i => $"{i * 7919 % 10_007} ")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZip")]
    [InlineData("deflate")]
    [InlineData("bare")]
    [InlineData("br")]
    public void Every_cut_is_found(string packing)
    {
        var whole = Pack(packing, Words);
        var name = packing == "bare" ? "deflate" : packing;
        Assert.Equal(Words, PackedContent.Unpack(whole, name, 1_000_000));
        for (var length = 1; length < whole.Length; length++)
            Assert.Equal((length, PackedContentFault.Damaged), (length, FaultOf(whole[..length], name)));
    }

    [Fact]
    public void Gzip_of_several_members_or_with_something_behind_it_is_whole()
    {
        var half = Words.Length / 2;
        Assert.Equal(Words, PackedContent.Unpack([.. Pack("gzip", Words[..half]), .. Pack("gzip", Words[half..])], "gzip", 1_000_000));
        Assert.Equal(Words, PackedContent.Unpack([.. Pack("gzip", Words), 0, 0, 0, 0, 0, 0], "gzip", 1_000_000));
        Assert.Empty(PackedContent.Unpack(Pack("gzip", []), "gzip", 1_000_000));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void Nothing_grows_beyond_the_limits(string packing)
    {
        Assert.Equal(Words, PackedContent.Unpack(Pack(packing, Words), packing, Words.Length));
        Assert.Equal(PackedContentFault.TooLarge, FaultOf(Pack(packing, Words), packing, Words.Length - 1));
        var bomb = Pack(packing, new byte[20_000_000]);
        Assert.Equal(PackedContentFault.TooLarge, FaultOf(bomb, packing, 100_000_000, ratio: 10));
    }

    [Fact]
    public void Other_packings_are_told() => Assert.Equal(PackedContentFault.OtherPacking, FaultOf([1], "zstd"));

    internal static byte[] Pack(string packing, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing.ToLowerInvariant() switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "bare" => new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    private static PackedContentFault? FaultOf(byte[] packed, string packing, long most = 1_000_000, int ratio = PackedContent.MostRatio)
    {
        try
        {
            PackedContent.Unpack(packed, packing, most, ratio);
            return null;
        }
        catch (PackedContentException e)
        {
            return e.Fault;
        }
    }
}
