using System.Globalization;

namespace Casus.Coding.Learned;

/// <summary>Adds up what the features of one decision say, and on demand says which said most.</summary>
internal sealed class FeatureTally(LinearModel model) : IFeatureSink
{
    private const int Longest = 200;
    private const int MostReasons = 3;

    private readonly float[] scores = new float[model.Outcomes.Length];
    private readonly char[] name = new char[Longest];
    private List<(string Feature, float Weight)>? reasons;
    private int reasonsFor;

    /// <summary>A score per outcome: above 0 speaks for it.</summary>
    public ReadOnlySpan<float> Scores => scores;

    /// <inheritdoc/>
    public void Add(params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            if (length + part.Length > Longest)
                return;
            part.CopyTo(name.AsSpan(length));
            length += part.Length;
        }

        var feature = name.AsSpan(0, length);
        var weights = model.WeightsOf(feature);
        for (var o = 0; o < weights.Length; o++)
            scores[o] += weights[o];
        if (reasons is not null && !weights.IsEmpty)
            reasons.Add((feature.ToString(), weights[reasonsFor]));
    }

    /// <summary>Begins anew from nothing.</summary>
    public void Begin() => Array.Clear(scores);

    /// <summary>Begins anew from given scores.</summary>
    public void Begin(ReadOnlySpan<float> from) => from.CopyTo(scores);

    /// <summary>What weighed most for (or, where the sum speaks against it, against) an outcome, as <c>path=>by/people +1.2</c>.</summary>
    /// <param name="outcome">The outcome's number.</param>
    /// <param name="describe">Adds the features of the decision.</param>
    public string Reasons(int outcome, Action<IFeatureSink> describe)
    {
        Begin();
        (reasons, reasonsFor) = ([], outcome);
        describe(this);
        var sign = scores[outcome] > 0 ? 1 : -1;
        var most = reasons
            .Where(r => r.Weight * sign > 0)
            .OrderByDescending(r => r.Weight * sign)
            .ThenBy(r => r.Feature, StringComparer.Ordinal)
            .Take(MostReasons)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Feature} {r.Weight:+0.0#;−0.0#}"));
        reasons = null;
        return string.Join(", ", most);
    }
}
