using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>From words to vectors that know their sentence: what a word is by itself, then the layers.</summary>
internal sealed class Encoder
{
    private const float VectorDrop = 0.1f;
    private const float WordDrop = 0.2f;
    private const float AffixDrop = 0.05f;

    private readonly ShardContext context;
    private readonly NetworkParameters parameters;
    private readonly WordVectors vectors;
    private readonly LinearLayer input;
    private readonly NormLayer inputNorm;
    private readonly NormLayer finalNorm;
    private readonly IResidualLayer[] layers;
    private readonly List<(int Row, int At, Parameter Table, int Entry)> taken = [];
    private readonly Dictionary<int, float[]> decoded = [];
    private float[] raw = [];
    private float[] projected = [];
    private float[] stream = [];
    private float[] inputMask = [];
    private float[] finalMask = [];
    private float[] rawGradient = [];
    private float[] gradient = [];
    private float[] projectedGradient = [];

    public Encoder(ShardContext context, NetworkParameters parameters, WordVectors vectors)
    {
        (this.context, this.parameters, this.vectors) = (context, parameters, vectors);
        input = new(context, parameters.Input, parameters.InputBias);
        inputNorm = new(context, parameters.InputNorm.Gain, parameters.InputNorm.Shift);
        finalNorm = new(context, parameters.FinalNorm.Gain, parameters.FinalNorm.Shift);
        layers =
        [
            .. parameters.Layers.Select(l =>
            {
                var norm = new NormLayer(context, l.Norm.Gain, l.Norm.Shift);
                return l.Second is null
                    ? (IResidualLayer)new ConvolutionLayer(context, norm, l.First, l.FirstBias, parameters.Shape.Drop)
                    : new RecurrentLayer(context, norm, l.First, l.FirstBias, l.Second, l.SecondBias!, parameters.Shape.Drop);
            }),
        ];
    }

    private int Width => parameters.Shape.Width;

    /// <summary>Writes a row for each word to <paramref name="output"/>.</summary>
    public void Forward(Batch batch, ref float[] output)
    {
        var size = batch.Rows * Width;
        Gather(batch);
        Rows.Ensure(ref projected, size);
        Rows.Ensure(ref stream, size);
        Rows.Ensure(ref inputMask, size);
        Rows.Ensure(ref finalMask, size);
        Rows.Ensure(ref output, size);
        input.Forward(raw, 0, parameters.Shape.InputWidth, batch.Rows, projected);
        inputNorm.Forward(projected, batch, stream);
        var drop = context.IsTraining ? parameters.Shape.Drop : 0;
        context.Noise.Mask(inputMask.AsSpan(0, size), drop);
        Rows.Multiply(stream.AsSpan(0, size), inputMask.AsSpan(0, size));
        foreach (var layer in layers)
            layer.Forward(stream.AsSpan(0, size), batch);
        finalNorm.Forward(stream, batch, output);
        context.Noise.Mask(finalMask.AsSpan(0, size), drop);
        Rows.Multiply(output.AsSpan(0, size), finalMask.AsSpan(0, size));
    }

    /// <summary>Takes the gradient of the output, which it overwrites.</summary>
    public void Backward(Batch batch, Span<float> outputGradient)
    {
        var size = batch.Rows * Width;
        Rows.Ensure(ref gradient, size);
        Rows.Ensure(ref projectedGradient, size);
        Rows.Multiply(outputGradient[..size], finalMask.AsSpan(0, size));
        gradient.AsSpan(0, size).Clear();
        finalNorm.Backward(outputGradient, batch, gradient);
        for (var i = layers.Length - 1; i >= 0; i--)
            layers[i].Backward(gradient.AsSpan(0, size), batch);
        Rows.Multiply(gradient.AsSpan(0, size), inputMask.AsSpan(0, size));
        projectedGradient.AsSpan(0, size).Clear();
        inputNorm.Backward(gradient, batch, projectedGradient);
        Rows.Ensure(ref rawGradient, batch.Rows * parameters.Shape.InputWidth);
        input.Backward(raw, 0, parameters.Shape.InputWidth, batch.Rows, projectedGradient.AsSpan(0, size), rawGradient, add: false);
        Scatter();
    }

    private void Gather(Batch batch)
    {
        var shape = parameters.Shape;
        var width = shape.InputWidth;
        Rows.Ensure(ref raw, batch.Rows * width);
        raw.AsSpan(0, batch.Rows * width).Clear();
        taken.Clear();
        for (var s = 0; s < batch.Starts.Length; s++)
        {
            var sentence = batch.Sentences[s];
            for (var t = 0; t < sentence.Length; t++)
            {
                var row = batch.Starts[s] + t;
                var target = raw.AsSpan(row * width, width);
                if (sentence.Vectors[t] >= 0 && !Drops(VectorDrop))
                    VectorOf(sentence.Vectors[t]).CopyTo(target);
                Take(row, WordVectors.Dimensions, parameters.Words, Drops(WordDrop) ? 0 : sentence.Words[t]);
                for (var a = 0; a < FormFeatures.Tables; a++)
                {
                    if (!Drops(AffixDrop))
                        Take(row, WordVectors.Dimensions + shape.WordWidth + (a * shape.AffixWidth), parameters.Affixes[a], sentence.Affixes[(t * FormFeatures.Tables) + a]);
                }
            }
        }
    }

    private float[] VectorOf(int rank)
    {
        if (!decoded.TryGetValue(rank, out var vector))
        {
            decoded[rank] = vector = new float[WordVectors.Dimensions];
            vectors.Decode(rank, vector);
        }

        return vector;
    }

    private bool Drops(float chance) => context.IsTraining && context.Noise.Next() < chance;

    private void Take(int row, int at, Parameter table, int entry)
    {
        context.ValueOf(table).AsSpan(entry * table.Columns, table.Columns).CopyTo(raw.AsSpan((row * parameters.Shape.InputWidth) + at));
        if (context.IsTraining)
            taken.Add((row, at, table, entry));
    }

    private void Scatter()
    {
        foreach (var (row, at, table, entry) in taken)
            Rows.Add(context.GradientOf(table).AsSpan(entry * table.Columns, table.Columns), rawGradient.AsSpan((row * parameters.Shape.InputWidth) + at, table.Columns));
    }
}
