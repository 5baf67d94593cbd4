using Casus.Coding.Learned;

namespace Casus.Training.Events;

/// <summary>Numbers the features that examples show.</summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<int> counts = [];

    public int Count => names.Count;

    public string NameOf(int feature) => names[feature];

    public int CountOf(int feature) => counts[feature];

    /// <summary>The features that <paramref name="describe"/> adds, each once.</summary>
    public int[] Collect(Action<IFeatureSink> describe)
    {
        var sink = new Sink(this);
        describe(sink);
        return [.. sink.Found.Order()];
    }

    private sealed class Sink(FeatureIndex index) : IFeatureSink
    {
        public HashSet<int> Found { get; } = [];

        public void Add(params ReadOnlySpan<string> parts)
        {
            var name = string.Concat(parts);
            if (!index.numbers.TryGetValue(name, out var number))
            {
                index.numbers.Add(name, number = index.names.Count);
                index.names.Add(name);
                index.counts.Add(0);
            }

            if (Found.Add(number))
                index.counts[number]++;
        }
    }
}
