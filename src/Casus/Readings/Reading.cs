using Casus.Reports;

namespace Casus.Readings;

/// <summary>A report and what has been found in it so far. Immutable: a stage makes a new one with one layer more.</summary>
public sealed class Reading
{
    // A dozen layers: a linear search over references beats any table at this size.
    private readonly (Layer Key, object Content)[] layers;

    private Reading(Report report, (Layer, object)[] layers) => (Report, this.layers) = (report, layers);

    /// <summary>The report that is read.</summary>
    public Report Report { get; }

    /// <summary>The text all spans count into: <see cref="Reports.Report.Text"/>.</summary>
    public string Text => Report.Text;

    /// <summary>The layers present, in the order in which they were added.</summary>
    public IEnumerable<Layer> Layers => layers.Select(l => l.Key);

    /// <summary>A reading in which nothing has been found yet.</summary>
    public static Reading Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report, []);
    }

    /// <summary>Whether a stage has provided <paramref name="layer"/>.</summary>
    public bool Has(Layer layer) => Find(layer) is not null;

    /// <summary>The content of <paramref name="layer"/>.</summary>
    /// <exception cref="InvalidOperationException">No stage has provided it: the pipeline is in the wrong order.</exception>
    public T Get<T>(Layer<T> layer)
        where T : notnull => (T)(Find(layer) ?? throw new InvalidOperationException($"The layer '{layer}' has not been provided yet."));

    /// <summary>This reading with one layer more.</summary>
    /// <exception cref="InvalidOperationException">The layer is already there; nothing is ever added to or replaced in
    /// an earlier result.</exception>
    public Reading With<T>(Layer<T> layer, T content)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (Has(layer))
            throw new InvalidOperationException($"The layer '{layer}' has already been provided.");
        return new(Report, [.. layers, (layer, content)]);
    }

    private object? Find(Layer layer)
    {
        foreach (var (key, content) in layers)
        {
            if (ReferenceEquals(key, layer))
                return content;
        }

        return null;
    }
}
