using System.Runtime.Intrinsics;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>The optimiser (Kingma and Ba 2015) with a warm start, a plateau, a cosine to near nothing, and a running mean of the weights.</summary>
internal sealed class Adam(IReadOnlyList<Parameter> parameters, int steps)
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.98f;
    private const double Peak = 2e-3;
    private const double Least = 0.005;
    private const int Warmup = 200;
    private const double LargestNorm = 5;

    private int step;

    /// <summary>The share of the run that is done.</summary>
    public double Progress => (double)step / steps;

    /// <summary>Adds up the shards' gradients, moves the weights, and clears the gradients.</summary>
    public void Step()
    {
        var norms = new double[parameters.Count];
        Parallel.For(0, parameters.Count, i => norms[i] = Gather(parameters[i]));
        var norm = Math.Sqrt(norms.Sum());
        var clip = norm > LargestNorm ? (float)(LargestNorm / norm) : 1f;
        step++;
        var rate = (float)Rate();
        var correction = (float)(Math.Sqrt(1 - Math.Pow(Beta2, step)) / (1 - Math.Pow(Beta1, step)));
        // The mean looks back over about a thousand steps, fewer at the start.
        var decay = Math.Min(0.999f, (1f + step) / (10f + step));
        Parallel.For(0, parameters.Count, i => Move(parameters[i], rate * correction, clip, decay));
    }

    private double Rate()
    {
        if (step < Warmup)
            return Peak * step / Warmup;
        var flat = 0.1 * steps;
        if (step < flat)
            return Peak;
        var t = Math.Min(1, (step - flat) / Math.Max(1, steps - flat));
        return Peak * (Least + ((1 - Least) * 0.5 * (1 + Math.Cos(Math.PI * t))));
    }

    private static double Gather(Parameter p)
    {
        var sum = p.Gradients[0];
        for (var s = 1; s < p.Gradients.Length; s++)
        {
            var other = p.Gradients[s];
            Rows.Add(sum, other);
            other.AsSpan().Clear();
        }

        var squares = Vector512<float>.Zero;
        var k = 0;
        for (; k + VectorMath.Lanes <= sum.Length; k += VectorMath.Lanes)
        {
            var g = Vector512.Create<float>(sum.AsSpan(k));
            squares += g * g;
        }

        double total = VectorMath.Sum(squares);
        for (; k < sum.Length; k++)
            total += sum[k] * sum[k];
        return total;
    }

    private static void Move(Parameter p, float rate, float clip, float decay)
    {
        const float Epsilon = 1e-8f;
        var (w, g, m, v, a) = (p.Value, p.Gradients[0], p.First, p.Second, p.Average);
        var k = 0;
        for (; k + VectorMath.Lanes <= w.Length; k += VectorMath.Lanes)
        {
            var gradient = Vector512.Create<float>(g.AsSpan(k)) * clip;
            var first = (Vector512.Create<float>(m.AsSpan(k)) * Beta1) + (gradient * (1 - Beta1));
            var second = (Vector512.Create<float>(v.AsSpan(k)) * Beta2) + (gradient * gradient * (1 - Beta2));
            var weight = Vector512.Create<float>(w.AsSpan(k)) - (first * rate / (Vector512.Sqrt(second) + Vector512.Create(Epsilon)));
            var average = Vector512.Create<float>(a.AsSpan(k));
            average += (weight - average) * (1 - decay);
            first.CopyTo(m.AsSpan(k));
            second.CopyTo(v.AsSpan(k));
            weight.CopyTo(w.AsSpan(k));
            average.CopyTo(a.AsSpan(k));
        }

        for (; k < w.Length; k++)
        {
            var gradient = g[k] * clip;
            m[k] = (m[k] * Beta1) + (gradient * (1 - Beta1));
            v[k] = (v[k] * Beta2) + (gradient * gradient * (1 - Beta2));
            w[k] -= m[k] * rate / (MathF.Sqrt(v[k]) + Epsilon);
            a[k] += (w[k] - a[k]) * (1 - decay);
        }

        g.AsSpan().Clear();
    }
}
