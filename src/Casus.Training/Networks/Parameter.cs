namespace Casus.Training.Networks;

/// <summary>A matrix of weights that training changes, with its gradients and what the optimiser remembers of them.</summary>
internal sealed class Parameter
{
    public Parameter(string name, int rows, int columns, int shards)
    {
        (Name, Rows, Columns) = (name, rows, columns);
        Value = new float[rows * columns];
        First = new float[Value.Length];
        Second = new float[Value.Length];
        Average = new float[Value.Length];
        Gradients = [.. Enumerable.Range(0, shards).Select(_ => new float[rows * columns])];
    }

    public string Name { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The weights, row after row.</summary>
    public float[] Value { get; }

    /// <summary>The gradient that each shard of the batch adds to.</summary>
    public float[][] Gradients { get; }

    /// <summary>Running mean of the gradient.</summary>
    public float[] First { get; }

    /// <summary>Running mean of its square.</summary>
    public float[] Second { get; }

    /// <summary>Running mean of the weights, which is what ships.</summary>
    public float[] Average { get; }

    /// <summary>Draws weights of the deviation that keeps a layer's output as large as its input.</summary>
    public Parameter Uniform(Random random, double gain = 1)
    {
        var limit = gain * Math.Sqrt(6.0 / (Rows + Columns));
        for (var i = 0; i < Value.Length; i++)
            Value[i] = (float)(((random.NextDouble() * 2) - 1) * limit);
        return this;
    }

    /// <summary>Draws a table's rows, each number of the given deviation.</summary>
    public Parameter Normal(Random random, double deviation)
    {
        for (var i = 0; i < Value.Length; i++)
        {
            var u = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            Value[i] = (float)(u * deviation);
        }

        return this;
    }

    /// <summary>Sets every weight.</summary>
    public Parameter Filled(float value)
    {
        Value.AsSpan().Fill(value);
        return this;
    }
}
