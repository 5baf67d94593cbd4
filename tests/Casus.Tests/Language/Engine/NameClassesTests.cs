using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Tests.Language.Engine;

public sealed class NameClassesTests
{
    [Fact]
    public void Whatever_the_scores_every_name_is_whole_and_no_whole_row_scores_better()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            const int Length = 3;
            float[] scores = [.. Enumerable.Range(0, Length * NameClasses.Count).Select(_ => random.NextSingle())];
            var found = new byte[Length];
            NameClasses.Decode(scores, NameClasses.Count, found);
            Assert.True(IsWhole(found));
            Assert.Equal(All(Length).Where(IsWhole).Max(row => Score(scores, row)), Score(scores, found), 5);
        }
    }

    [Fact]
    public void A_class_tells_kind_and_position()
    {
        foreach (var kind in Enum.GetValues<NameKind>())
        {
            foreach (var position in Enum.GetValues<NameClasses.Position>())
            {
                var c = NameClasses.Of(kind, position);
                Assert.Equal((kind, position), (NameClasses.KindOf(c), NameClasses.PositionOf(c)));
                Assert.InRange(c, 1, NameClasses.Count - 1);
            }
        }
    }

    private static bool IsWhole(byte[] row) =>
        row.Zip(row.Prepend((byte)0), (c, previous) => NameClasses.MayFollow(previous, c)).All(b => b) && !NameClasses.IsOpen(row[^1]);

    private static float Score(float[] scores, byte[] row) => row.Select((c, t) => scores[(t * NameClasses.Count) + c]).Sum();

    private static IEnumerable<byte[]> All(int length) => length == 0
        ? [[]]
        : All(length - 1).SelectMany(row => Enumerable.Range(0, NameClasses.Count).Select(c => (byte[])[.. row, (byte)c]));
}
