using System.Collections.Immutable;

namespace Casus.Cli.Commands;

/// <summary>A command that shows examples in its help.</summary>
internal interface IDocumented
{
    /// <summary>Shown after the options, and in docs/reference/cli.md.</summary>
    ImmutableArray<Example> Examples { get; }
}

/// <summary>One example.</summary>
/// <param name="CommandLine">What to type.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string CommandLine, string Meaning);
