namespace Casus.Training.Networks;

/// <summary>A layer of the encoder: <c>x + drop(f(norm(x)))</c>.</summary>
internal interface IResidualLayer
{
    /// <summary>Adds the layer's part to <paramref name="x"/> in place.</summary>
    void Forward(Span<float> x, Batch batch);

    /// <summary>Adds what flows back through the layer to <paramref name="dx"/>, the gradient of its output.</summary>
    void Backward(Span<float> dx, Batch batch);
}
