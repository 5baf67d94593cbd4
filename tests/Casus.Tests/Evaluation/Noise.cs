namespace Casus.Tests.Evaluation;

/// <summary>Seeded chance, for damaging right answers in known shares.</summary>
internal sealed class Noise(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(double share) => random.NextDouble() < share;

    public int Below(int bound) => random.Next(bound);

    public T OneOf<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public T AnyOf<T>()
        where T : struct, Enum => OneOf(Enum.GetValues<T>());

    /// <summary>Mostly the items that should be there; some missing, some twice.</summary>
    public IEnumerable<T> Some<T>(IEnumerable<T> items, double missing = 0.2, double twice = 0.1)
    {
        foreach (var item in items)
        {
            if (Chance(missing))
                continue;
            yield return item;
            if (Chance(twice))
                yield return item;
        }
    }

    /// <summary>An ISO date moved by up to three days, mostly not at all.</summary>
    public string Shift(string date) => Chance(0.6)
        ? date
        : DateOnly.ParseExact(date[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            .AddDays(Below(7) - 3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
