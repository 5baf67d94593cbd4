using System.Collections.Immutable;
using Casus.Knowledge;

namespace Casus.Language.Trees;

/// <summary>A pattern as it stands in a file: what it is called, which words it labels.</summary>
public sealed class TreePattern
{
    internal TreePattern(Stanza source, ImmutableArray<string> labels) =>
        (Id, Source, Labels) = (source.Require("pattern"), source, labels);

    /// <summary>Its name, the field <c>pattern</c>.</summary>
    public string Id { get; }

    /// <summary>Its labels, in the order in which they first stand.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The stanza, for fields of the user's own and for messages.</summary>
    public Stanza Source { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Id;
}
