using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Archive.Incidents;
using Casus.Archive.Judgements;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus judge</c>: what people decide about incidents.</summary>
internal sealed class JudgeCommand : Command, IDocumented
{
    private readonly Session session;

    public JudgeCommand(Session session)
        : base("judge", "Take down what somebody decides about incidents. Decisions stand beside what machines made, survive coding anew, and can be undone.")
    {
        this.session = session;
        var (incident, other) = (Id("INCIDENT", "The incident's id."), Id("OTHER", "The other incident's id."));
        var report = Id("OTHER", "The id of a report, or of another incident.");
        var (field, value) = (Id("FIELD", "date, type, country, place, point, killed or injured."), Id("VALUE", "The value: 2024-02-07/2024-02-09, drone-strike, IRQ, a name, 33.34,44.40, a number."));
        var number = new Argument<long>("NUMBER") { Description = "The judgement's number." };
        Add(Below("confirm", "It happened as recorded.", false, [incident], (r, p, why) => r.Confirm(p.GetValue(incident)!, why)));
        Add(Below("dismiss", "It is no incident; it is listed no longer.", true, [incident], (r, p, why) => r.Dismiss(p.GetValue(incident)!, why)));
        Add(Below("correct", "A value is another one.", true, [incident, field, value], (r, p, why) => r.Correct(p.GetValue(incident)!, p.GetValue(field)!, p.GetValue(value)!, why)));
        Add(Below("same", "Two incidents are one; the later id is listed no longer.", true, [incident, other], (r, p, why) => r.Same(p.GetValue(incident)!, p.GetValue(other)!, why)));
        Add(Below("not-same", "A report, or another incident, is not about this incident.", true, [incident, report], (r, p, why) => r.NotSame(p.GetValue(incident)!, p.GetValue(report)!, why)));
        var relation = Id("RELATION", "retaliation-for, part-of or follows.");
        Add(Below("link", "How this incident stands to another.", true, [incident, relation, other], (r, p, why) => r.Link(p.GetValue(incident)!, p.GetValue(relation)!, p.GetValue(other)!, why)));
        Add(Below("undo", "An earlier judgement, or an earlier undoing, holds no longer.", false, [number], (r, p, why) => r.Undo(p.GetValue(number), why)));
        Add(List());
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus judge confirm 2024-02-07-irq-baghdad-drone-strike-7f3a2c --archive desk.casus", "reviewed, and right"),
        new("casus judge correct 2024-02-07-irq-baghdad-drone-strike-7f3a2c killed 4 --reason 'hospital list' --archive desk.casus", "another number, with the reason"),
        new("casus judge undo 12 --archive desk.casus", "as if judgement 12 had never been made"),
    ];

    private static Argument<string> Id(string name, string description) => new(name) { Description = description };

    private Command Below(string name, string description, bool needsReason, Argument[] arguments, Func<Reviewer, ParseResult, string, Judgement> judge)
    {
        var command = new Command(name, description);
        var (archive, by, reason) = (ArchiveOptions.Archive(), ArchiveOptions.By(), ArchiveOptions.Reason(needsReason));
        foreach (var argument in arguments)
            command.Add(argument);
        command.Add(archive);
        command.Add(by);
        command.Add(reason);
        command.SetAction(parse =>
        {
            var store = ArchiveOptions.Open(parse, archive);
            var deriver = new Deriver(store, session.Services.LoadFuser, TimeProvider.System);
            var judgement = judge(new(store, deriver, TimeProvider.System, parse.GetValue(by)!), parse, parse.GetValue(reason) ?? "");
            session.Write(string.Create(CultureInfo.InvariantCulture, $"judgement {judgement.Number}\n"));
            return ExitCodes.Done;
        });
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "The judgements that hold, in the order in which they were made.");
        var archive = ArchiveOptions.Archive();
        var all = new Option<bool>("--all") { Description = "Also what was undone, and the undoing." };
        command.Add(archive);
        command.Add(all);
        command.SetAction(parse =>
        {
            var table = new TextTable("no", "at", "by", "kind", "incident", "what", "reason");
            foreach (var j in Reviewer.List(ArchiveOptions.Open(parse, archive), !parse.GetValue(all)))
            {
                var what = j.Kind switch
                {
                    JudgementKinds.Correct => $"{j.Field} = {j.Value}",
                    JudgementKinds.Same => j.Other,
                    JudgementKinds.NotSame => j.Other.Length > 0 ? j.Other : j.OtherAnchor,
                    JudgementKinds.Link => $"{j.Value} {j.Other}",
                    JudgementKinds.Undo => string.Create(CultureInfo.InvariantCulture, $"judgement {j.Undoes}"),
                    _ => "",
                };
                table.Add(j.Number.ToString(CultureInfo.InvariantCulture), j.At, j.By, j.Kind, j.Incident, what, j.Reason);
            }

            session.Write(table.ToString());
            return ExitCodes.Done;
        });
        return command;
    }
}
