using System.Collections.Immutable;
using System.CommandLine;
using Casus.Records;

namespace Casus.Cli.Commands;

/// <summary><c>casus schema</c>: the contract of the record.</summary>
internal sealed class SchemaCommand : Command, IDocumented
{
    public SchemaCommand(Session session)
        : base("schema", "Print the JSON Schema (2020-12) of the record that 'casus code' writes.") =>
        SetAction(_ =>
        {
            session.Write(RecordSchema.Text);
            return ExitCodes.Done;
        });

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus schema > record.schema.json", "keep it beside the records"),
    ];
}
