using System.Collections.Immutable;
using System.CommandLine;
using Casus.Fusion.Incidents;
using Casus.Records;

namespace Casus.Cli.Commands;

/// <summary><c>casus schema</c>: the contracts of records and incidents.</summary>
internal sealed class SchemaCommand : Command, IDocumented
{
    private readonly Argument<string> what = new("WHAT")
    {
        Description = "record: what 'casus code' writes; incident: what 'casus fuse' writes.",
        DefaultValueFactory = _ => "record",
    };

    public SchemaCommand(Session session)
        : base("schema", "Print the JSON Schema (2020-12) of what 'casus code' and 'casus fuse' write.")
    {
        what.AcceptOnlyFromAmong("record", "incident");
        Add(what);
        SetAction(parse =>
        {
            session.Write(parse.GetValue(what) == "incident" ? IncidentSchema.Text : RecordSchema.Text);
            return ExitCodes.Done;
        });
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus schema > record.schema.json", "keep it beside the records"),
        new("casus schema incident", "the contract of incidents"),
    ];
}
