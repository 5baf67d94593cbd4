using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Casus.Cli.Output;
using Casus.Evaluation;
using Casus.Evaluation.Tables;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus evaluate</c>: how much is right, on texts with answers.</summary>
internal sealed class EvaluateCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string> gold = new("GOLD") { Description = "A folder with one subfolder per kind of gold set; docs/evaluation.md describes them." };

    private readonly Option<string?> only = new("--only")
    {
        Description = "Only the sets whose names begin so, as in muc4,geo.",
        HelpName = "SETS",
    };

    private readonly Option<bool> all = new("--all") { Description = "Every figure, not the headline ones alone." };

    private readonly Option<string> format = new("--format", "-f")
    {
        Description = "text, markdown or json.",
        HelpName = "text|markdown|json",
        DefaultValueFactory = _ => "text",
    };

    public EvaluateCommand(Session session)
        : base("evaluate", "Run the coder over gold sets and print one table of scores.")
    {
        this.session = session;
        format.AcceptOnlyFromAmong("text", "markdown", "json");
        Add(gold);
        Add(only);
        Add(all);
        Add(format);
        SetAction((parse, cancelled) => Task.FromResult(Run(parse, cancelled)));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus evaluate gold/", "the headline figures of every set"),
        new("casus evaluate gold/ --only muc4 --all", "every figure of one set"),
    ];

    private int Run(ParseResult parse, CancellationToken cancelled)
    {
        var coder = session.Services.LoadCoder(null);
        var options = new EvaluationOptions
        {
            Only = parse.GetValue(only)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Clock = TimeProvider.System,
            Parse = Parse,
            Fuse = Fuse,
        };
        var table = new Evaluator(session.Services.FindData()).Run(parse.GetValue(gold)!, Code, options);
        foreach (var set in table.LeftOut)
            session.Messages.WriteLine($"{set.Set}: left out, since this command has no {set.Missing[2..]}.");
        if (!parse.GetValue(all))
            table = table.Headlines();
        session.Write(parse.GetValue(format) switch
        {
            "json" => JsonTable.Render(table),
            "markdown" => MarkdownTable.Render(table),
            _ => PlainTable.Render(table),
        });
        return ExitCodes.Done;

        string Parse(IReadOnlyList<Report> reports)
        {
            var reader = session.Services.LoadReader();
            var trees = new StringBuilder();
            foreach (var tree in OrderedParallel.Select(reports, Render, Environment.ProcessorCount, cancelled))
                trees.Append(tree);
            return trees.ToString();

            StringBuilder Render(Report report)
            {
                var text = new StringBuilder();
                reader.Conllu.Write(reader.Read(report), text);
                return text;
            }
        }

        IReadOnlyList<FusedIncident> Fuse(IReadOnlyList<CodedReport> records)
        {
            var byId = records.ToDictionary(r => r.Id, StringComparer.Ordinal);
            var fuser = session.Services.LoadFuser();
            fuser.Add(records, Environment.ProcessorCount);
            return FusedIncidents.Of(fuser, id => byId[id]);
        }

        IReadOnlyList<CodedReport> Code(IReadOnlyList<Report> reports) =>
            [.. OrderedParallel.Select(reports, coder.Code, Environment.ProcessorCount, cancelled)];
    }
}
