using System.Globalization;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;
using Casus.Exports.Tables;

namespace Casus.Exports.Bundle;

/// <summary>The report of what was dropped, rounded, split, hidden, coarsened or rejected, a row each.</summary>
internal sealed class LossReport : IDisposable
{
    private readonly System.Collections.Immutable.ImmutableArray<Column> columns;
    private readonly StreamWriter writer;

    public LossReport(ExportKnowledge knowledge, BundleFolder folder)
    {
        (columns, writer) = (knowledge.Columns("loss"), folder.Open("loss.csv"));
        writer.Write(TableText.Header(columns, ','));
    }

    public void Write(string id, long? firstRow, Losses losses)
    {
        foreach (var loss in losses.All)
        {
            var row = new Row(columns);
            row["event_id"] = id;
            row["row"] = firstRow?.ToString(CultureInfo.InvariantCulture);
            row["field"] = loss.Field;
            row["change"] = loss.Change;
            row["rule"] = loss.Rule;
            row["detail"] = loss.Detail;
            writer.Write(TableText.Line(columns, row, ','));
        }
    }

    public void Dispose() => writer.Dispose();
}
