using Casus.Server.Overview;

namespace Casus.Tests.Server;

/// <summary>What keeps a server with many readers and one writer quick and its memory flat.</summary>
public sealed class TurnsTests
{
    [Fact]
    public async Task Only_some_are_worked_on_at_once_and_all_get_their_turn()
    {
        using var turns = new Turns(2);
        var (running, most) = (0, 0);
        var gate = new Lock();
        var done = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => turns.Take(() =>
        {
            lock (gate)
                most = Math.Max(most, ++running);
            Thread.Sleep(5);
            lock (gate)
                running--;
            return n;
        })));
        Assert.Equal(Enumerable.Range(0, 20), done);
        Assert.InRange(most, 1, 2);
        Assert.False(turns.AreWaitedFor);
    }

    [Fact]
    public async Task Where_many_wait_it_is_known_and_a_failure_gives_its_turn_back()
    {
        using var turns = new Turns(1);
        using var go = new ManualResetEventSlim();
        var waiting = Enumerable.Range(0, 4).Select(_ => turns.Take<int>(() =>
        {
            go.Wait();
            throw new InvalidOperationException("the archive is away");
        })).ToList();
        Assert.True(SpinWait.SpinUntil(() => turns.AreWaitedFor, TimeSpan.FromSeconds(10)));
        go.Set();
        foreach (var one in waiting)
            await Assert.ThrowsAsync<InvalidOperationException>(() => one);
        Assert.Equal(7, await turns.Take(() => 7));
    }

    [Theory]
    [InlineData(100, 7)]
    [InlineData(20_000, 3000)]
    public void Entries_that_come_bit_by_bit_stand_where_they_would_if_all_had_come_at_once(int count, int step)
    {
        var random = new Random(4);
        int[] first = [.. Enumerable.Range(0, count).Select(_ => random.Next(50) is 0 ? IncidentIndex.NoDay : random.Next(400))];
        ulong[] key = [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64())];
        var order = DayOrder.Of(first, key, step);
        for (var to = step; to < count; to += step)
            order = order.With(first, key, Math.Min(count, to + step));
        int[] expected = [.. Enumerable.Range(0, count).OrderBy(e => first[e]).ThenBy(e => key[e])];
        Assert.Equal(expected, order.Ascending());
        Assert.Equal(expected.Reverse(), order.Descending());
        Assert.Equal(count, order.Count);
    }
}
