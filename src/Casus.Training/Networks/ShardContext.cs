namespace Casus.Training.Networks;

/// <summary>What all layers of one shard share: the product routine, the noise, and whether there is noise.</summary>
internal sealed class ShardContext(int shard)
{
    public int Shard { get; } = shard;

    public MatrixProduct Product { get; } = new();

    public Noise Noise { get; set; } = new(1);

    public bool IsTraining { get; set; }

    /// <summary>The weights to go by: the running mean when nothing is learnt.</summary>
    public bool UsesAverage { get; set; }

    public float[] ValueOf(Parameter p) => UsesAverage ? p.Average : p.Value;

    public float[] GradientOf(Parameter p) => p.Gradients[Shard];
}
