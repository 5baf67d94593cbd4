using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Casus.Archive.Search;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus diff</c>: what became of incidents between two dates.</summary>
internal sealed class DiffCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string> from = Moment("FROM", "A day, which means its end, or a moment; UTC.");

    private readonly Argument<string> to = Moment("TO", "Likewise.");

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<bool> json = ArchiveOptions.Json();

    public DiffCommand(Session session)
        : base("diff", "List the incidents that came, went or changed in an archive between two dates, with the fields that changed.")
    {
        this.session = session;
        Add(from);
        Add(to);
        Add(archive);
        Add(json);
        SetAction(parse => Run(parse));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
        [new("casus diff 2024-02-29 2024-03-31 --archive desk.casus", "what March changed in the data")];

    private int Run(ParseResult parse)
    {
        var changes = ArchiveDiff.Between(ArchiveOptions.Open(parse, archive), parse.GetValue(from)!, parse.GetValue(to)!);
        var count = 0;
        if (parse.GetValue(json))
        {
            foreach (var change in changes)
            {
                count++;
                var fields = string.Join(',', change.Fields.Select(f => $"\"{JsonEncodedText.Encode(f)}\""));
                session.Write($$"""{"change":"{{change.Kind}}","fields":[{{fields}}],"before":{{change.Before?.ToJson() ?? "null"}},"after":{{change.After?.ToJson() ?? "null"}}}""" + "\n");
            }
        }
        else
        {
            var table = new TextTable("change", "id", "fields");
            foreach (var change in changes)
            {
                count++;
                table.Add(change.Kind, (change.After ?? change.Before)!.Id, string.Join(", ", change.Fields));
            }

            session.Write(table.ToString());
        }

        if (count == 0)
            session.Messages.WriteLine("casus: nothing changed.");
        return ExitCodes.Done;
    }

    private static Argument<string> Moment(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result =>
        {
            if (!ArchiveOptions.IsMoment(result.Tokens[0].Value))
                result.AddError($"'{result.Tokens[0].Value}' is not a date. Write it as 2024-02-08 or 2024-02-08T21:30:00Z.");
        });
        return argument;
    }
}
