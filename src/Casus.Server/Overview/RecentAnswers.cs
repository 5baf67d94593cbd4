using System.Collections.Concurrent;

namespace Casus.Server.Overview;

/// <summary>What was answered over the state of now: many who look at the same thing at once are answered by one pass over the columns. Thread-safe.</summary>
/// <remarks>Answers are the same for everybody who may read; nothing of who asked plays a part in them.</remarks>
internal sealed class RecentAnswers(IndexKeeper keeper, Turns turns, TimeProvider time)
{
    private const int Most = 128;

    // As long as not all is known of the incidents, answers over one state get better.
    private static readonly TimeSpan WhileReading = TimeSpan.FromSeconds(2);
    private volatile Kept kept = new(IncidentIndex.Empty(), 0);

    /// <summary>The answer to a question over a state.</summary>
    /// <param name="index">The state.</param>
    /// <param name="question">What is asked: of what, which incidents, and the rest.</param>
    /// <param name="answer">Answers it, where it was not asked before.</param>
    public async Task<T> Of<T>(IncidentIndex index, (string What, IncidentFilter Filter, string Further) question, Func<T> answer)
        where T : class
    {
        var now = kept;
        if (!ReferenceEquals(now.Index, index) || now.Answers.Count >= Most || (keeper.IsReading && time.GetElapsedTime(now.Since) > WhileReading))
            kept = now = new(index, time.GetTimestamp());
        var mine = now.Answers.GetOrAdd(question, _ => new(() => turns.Take<object>(answer)));
        try
        {
            return (T)await mine.Value.ConfigureAwait(false);
        }
        catch
        {
            // What went wrong may go right the next time.
            now.Answers.TryRemove(question, out _);
            throw;
        }
    }

    private sealed record Kept(IncidentIndex Index, long Since)
    {
        public ConcurrentDictionary<(string, IncidentFilter, string), Lazy<Task<object>>> Answers { get; } = new();
    }
}
