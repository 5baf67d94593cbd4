namespace Casus.Readings;

/// <summary>The key of what one stage finds in a report. A new stage brings its own; nothing here lists them.</summary>
/// <remarks>Keys are compared by reference: each stands once, as a static property of the type it is about.</remarks>
public abstract class Layer
{
    private protected Layer(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>The layer's name in messages and in <c>casus explain</c>: lower case, words joined by hyphens.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The key of a layer whose content is a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">An immutable type.</typeparam>
public sealed class Layer<T>(string name) : Layer(name)
    where T : notnull;
