using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Casus.Cli.Queues;

/// <summary>Sets what workers and queue tell for a terminal.</summary>
internal static class TopPage
{
    /// <summary>Sets it.</summary>
    public static IRenderable Of(TopReport report)
    {
        var rows = new List<IRenderable>
        {
            new Text(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.At:yyyy-MM-dd HH:mm:ss} UTC   {report.ReportsPerSecond:0.0} reports/s   {Known(report.Waiting)} waiting   {(report.DeadLetters is { } dead ? dead.ToString("N0", CultureInfo.InvariantCulture) : "?")} dead letters")),
            Workers(report),
        };
        if (report.Stages.Count > 0)
            rows.Add(Stages(report));
        if (report.Errors.Count + report.SetAside.Count > 0)
            rows.Add(Codes(report));
        return new Rows(rows);
    }

    private static Table Workers(TopReport report)
    {
        var table = Plain("worker", "state", ">reports/s", ">done", ">set aside", ">in hand");
        foreach (var worker in report.Workers)
        {
            table.AddRow(
                new Text(worker.Worker is { } name ? $"{worker.Address} ({name})" : worker.Address),
                new Text(worker.State, worker.State == "ready" ? Style.Plain : new Style(Color.Red)),
                new Text(Number(worker.ReportsPerSecond)),
                new Text(Number(worker.Reports)),
                new Text(Number(worker.SetAside)),
                new Text(Number(worker.InHand)));
        }

        return table;
    }

    private static Table Stages(TopReport report)
    {
        var table = Plain("stage", ">per second", ">ms each");
        foreach (var (name, stage) in report.Stages)
            table.AddRow(name, Number(stage.PerSecond), Number(stage.Milliseconds));
        return table;
    }

    private static Table Codes(TopReport report)
    {
        var table = Plain("code", ">errors", ">set aside");
        foreach (var code in report.Errors.Keys.Union(report.SetAside.Keys).Order(StringComparer.Ordinal))
            table.AddRow(code, Number(report.Errors.GetValueOrDefault(code)), Number(report.SetAside.GetValueOrDefault(code)));
        return table;
    }

    // A column of numbers begins with ">".
    private static Table Plain(params string[] heads)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var head in heads)
        {
            var column = new TableColumn(new Text(head.TrimStart('>'), new Style(decoration: Decoration.Bold))) { Padding = new(0, 0, 2, 0), NoWrap = true };
            table.AddColumn(head[0] == '>' ? column.RightAligned() : column);
        }

        return table;
    }

    private static string Number(double value) => value.ToString("N1", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Known(long? value) => value is { } known ? Number(known) : "?";
}
