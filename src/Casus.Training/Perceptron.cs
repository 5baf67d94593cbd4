using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>An averaged perceptron over hashed features (Collins 2002; Daumé's lazy averaging).</summary>
internal sealed class Perceptron(int bits, int classCount)
{
    private readonly float[] weights = new float[(1 << bits) * classCount];
    private readonly float[] drift = new float[(1 << bits) * classCount];
    private readonly uint mask = (1u << bits) - 1;
    private float time = 1;

    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var row = weights.AsSpan((int)(feature & mask) * classCount, classCount);
            for (var c = 0; c < row.Length; c++)
                scores[c] += row[c];
        }
    }

    public void Update(ReadOnlySpan<uint> features, int right, int wrong)
    {
        foreach (var feature in features)
        {
            var row = (int)(feature & mask) * classCount;
            weights[row + right] += 1;
            drift[row + right] += time;
            weights[row + wrong] -= 1;
            drift[row + wrong] -= time;
        }
    }

    /// <summary>Counts one decision, whether it led to an update or not.</summary>
    public void Tick() => time++;

    /// <summary>The averaged weights, scaled to eight bits; weights near nought are left out.</summary>
    /// <param name="least">Rounded weights smaller than this, of 127, are dropped.</param>
    public LinearModel ToModel(int least)
    {
        var averaged = new float[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            averaged[i] = weights[i] - (drift[i] / time);
        var scale = 127f / Largest(averaged);
        var starts = new int[(1 << bits) + 1];
        var classes = new List<byte>();
        var values = new List<sbyte>();
        for (var row = 0; row < 1 << bits; row++)
        {
            for (var c = 0; c < classCount; c++)
            {
                var weight = averaged[(row * classCount) + c];
                var rounded = (int)MathF.Round(Math.Clamp(weight * scale, -127, 127));
                if (Math.Abs(rounded) < least)
                    continue;
                classes.Add((byte)c);
                values.Add((sbyte)rounded);
            }

            starts[row + 1] = values.Count;
        }

        return new(classCount, starts, [.. classes], [.. values]);
    }

    // The size that all but one weight in ten thousand stay below: a few huge ones must not cost the small ones their
    // precision.
    private static float Largest(float[] averaged)
    {
        var sizes = averaged.Where(w => w != 0).Select(Math.Abs).ToArray();
        Array.Sort(sizes);
        return sizes.Length == 0 ? 1 : sizes[(int)((sizes.Length - 1) * 0.9999)];
    }
}
