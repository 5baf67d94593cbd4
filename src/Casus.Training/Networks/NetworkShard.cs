using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>One half of a batch on its way through the network and back.</summary>
internal sealed class NetworkShard
{
    private const float TagSmoothing = 0.02f;
    private const float MovesWeight = 2;

    private readonly ShardContext context;
    private readonly NetworkParameters parameters;
    private readonly Encoder encoder;
    private readonly LinearLayer tagLayer;
    private readonly LinearLayer fineTagLayer;
    private readonly LinearLayer referentLayer;
    private readonly LinearLayer namesHiddenLayer;
    private readonly LinearLayer namesLayer;
    private readonly ArcHead arcs;
    private float[] words = [];
    private float[] wordGradient = [];
    private float[] tags = [];
    private float[] fineTags = [];
    private float[] referents = [];
    private float[] namesHidden = [];
    private float[] namesMask = [];
    private float[] names = [];
    private float[] namesHiddenGradient = [];

    public NetworkShard(NetworkParameters parameters, WordVectors vectors, int shard)
    {
        this.parameters = parameters;
        context = new(shard);
        encoder = new(context, parameters, vectors);
        tagLayer = new(context, parameters.Tags, parameters.TagsBias);
        fineTagLayer = new(context, parameters.FineTags, parameters.FineTagsBias);
        referentLayer = new(context, parameters.Referents, parameters.ReferentsBias);
        namesHiddenLayer = new(context, parameters.NamesHidden, parameters.NamesHiddenBias);
        namesLayer = new(context, parameters.Names, parameters.NamesBias);
        arcs = new(context, parameters);
    }

    /// <summary>Adds a batch's gradients; returns its loss.</summary>
    /// <param name="batch">The sentences.</param>
    /// <param name="weights">What a row counts.</param>
    /// <param name="noiseSeed">Where the noise begins.</param>
    /// <param name="exploring">The share of sentences whose moves are the parser's own.</param>
    public double Learn(Batch batch, LossWeights weights, ulong noiseSeed, double exploring)
    {
        context.IsTraining = true;
        context.UsesAverage = false;
        context.Noise = new(noiseSeed);
        if (batch.Sentences.Count == 0)
            return 0;
        encoder.Forward(batch, ref words);
        var size = batch.Rows * parameters.Shape.Width;
        Rows.Ensure(ref wordGradient, size);
        wordGradient.AsSpan(0, size).Clear();
        var loss = LearnTags(batch, weights.Tags, tagLayer, parameters.Tags.Columns, ref tags, s => s.Tags)
            + LearnTags(batch, weights.Tags, fineTagLayer, parameters.FineTags.Columns, ref fineTags, s => s.FineTags)
            + LearnTags(batch, weights.Referents, referentLayer, parameters.Referents.Columns, ref referents, s => s.Referents)
            + LearnNames(batch, weights.Names)
            + arcs.Learn(batch, words, wordGradient, weights.Moves * MovesWeight, weights.Labels, exploring);
        encoder.Backward(batch, wordGradient);
        return loss;
    }

    /// <summary>Reads a batch without noise by the mean weights.</summary>
    public void Read(Batch batch)
    {
        context.IsTraining = false;
        context.UsesAverage = true;
        encoder.Forward(batch, ref words);
        Rows.Ensure(ref tags, batch.Rows * parameters.Tags.Columns);
        Rows.Ensure(ref fineTags, batch.Rows * parameters.FineTags.Columns);
        tagLayer.Forward(words, 0, parameters.Shape.Width, batch.Rows, tags);
        fineTagLayer.Forward(words, 0, parameters.Shape.Width, batch.Rows, fineTags);
        Rows.Ensure(ref referents, batch.Rows * parameters.Referents.Columns);
        referentLayer.Forward(words, 0, parameters.Shape.Width, batch.Rows, referents);
        ForwardNames(batch);
    }

    /// <summary>The best universal tag of a row that was read.</summary>
    public int TagOf(int row) => VectorMath.IndexOfLargest(tags.AsSpan(row * parameters.Tags.Columns, parameters.Tags.Columns));

    /// <summary>The best fine tag.</summary>
    public int FineTagOf(int row) => VectorMath.IndexOfLargest(fineTags.AsSpan(row * parameters.FineTags.Columns, parameters.FineTags.Columns));

    /// <summary>The best kind of referent.</summary>
    public int ReferentOf(int row) => VectorMath.IndexOfLargest(referents.AsSpan(row * parameters.Referents.Columns, parameters.Referents.Columns));

    /// <summary>The scores of the name classes from a row on, <see cref="NameClasses.Count"/> a row.</summary>
    public ReadOnlySpan<float> NameScores(int row) => names.AsSpan(row * NameClasses.Count);

    /// <summary>Parses the sentences that were read.</summary>
    public void Parse(Batch batch, Action<int, int[], int[]> tree) => arcs.Parse(batch, words, tree);

    private double LearnTags(Batch batch, float weight, LinearLayer layer, int classes, ref float[] scores, Func<NetworkSentence, int[]?> gold)
    {
        Rows.Ensure(ref scores, batch.Rows * classes);
        layer.Forward(words, 0, parameters.Shape.Width, batch.Rows, scores);
        var loss = LearnRows(batch, scores, classes, gold, TagSmoothing, weight);
        layer.Backward(words, 0, parameters.Shape.Width, batch.Rows, scores.AsSpan(0, batch.Rows * classes), wordGradient, add: true);
        return loss;
    }

    // Rows between sentences, and those of sentences without the layer, count nothing.
    private static double LearnRows(Batch batch, float[] scores, int classes, Func<NetworkSentence, int[]?> gold, float smoothing, float weight)
    {
        var loss = 0.0;
        scores.AsSpan(0, classes).Clear();
        for (var s = 0; s < batch.Starts.Length; s++)
        {
            var right = gold(batch.Sentences[s]);
            var length = batch.Sentences[s].Length;
            for (var t = 0; t < length; t++)
            {
                var row = scores.AsSpan((batch.Starts[s] + t) * classes, classes);
                if (right is null || right[t] < 0)
                    row.Clear();
                else
                    loss += weight * SoftmaxLoss.Apply(row, right[t], smoothing, weight);
            }

            scores.AsSpan((batch.Starts[s] + length) * classes, classes).Clear();
        }

        return loss;
    }

    private void ForwardNames(Batch batch)
    {
        var hidden = batch.Rows * parameters.Shape.NamesWidth;
        Rows.Ensure(ref namesHidden, hidden);
        Rows.Ensure(ref namesMask, hidden);
        Rows.Ensure(ref names, batch.Rows * NameClasses.Count);
        namesHiddenLayer.Forward(words, 0, parameters.Shape.Width, batch.Rows, namesHidden);
        context.Noise.Mask(namesMask.AsSpan(0, hidden), context.IsTraining ? parameters.Shape.Drop : 0);
        Rows.MaskPositive(namesMask, namesHidden.AsSpan(0, hidden));
        Rows.Multiply(namesHidden.AsSpan(0, hidden), namesMask.AsSpan(0, hidden));
        namesLayer.Forward(namesHidden, 0, parameters.Shape.NamesWidth, batch.Rows, names);
    }

    private double LearnNames(Batch batch, float weight)
    {
        ForwardNames(batch);
        var hidden = batch.Rows * parameters.Shape.NamesWidth;
        Rows.Ensure(ref namesHiddenGradient, hidden);
        var loss = LearnRows(batch, names, NameClasses.Count, s => s.Names, 0, weight);
        namesLayer.Backward(namesHidden, 0, parameters.Shape.NamesWidth, batch.Rows, names.AsSpan(0, batch.Rows * NameClasses.Count), namesHiddenGradient, add: false);
        Rows.Multiply(namesHiddenGradient.AsSpan(0, hidden), namesMask.AsSpan(0, hidden));
        namesHiddenLayer.Backward(words, 0, parameters.Shape.Width, batch.Rows, namesHiddenGradient.AsSpan(0, hidden), wordGradient, add: true);
        return loss;
    }
}
