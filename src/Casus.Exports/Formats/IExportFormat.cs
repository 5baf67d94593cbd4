using System.Collections.Immutable;
using Casus.Exports.Events;
using Casus.Exports.Knowledge;

namespace Casus.Exports.Formats;

/// <summary>One format: how an event is written, and what it cannot say.</summary>
internal interface IExportFormat
{
    /// <summary>What users say to ask for it.</summary>
    string Name { get; }

    /// <summary>The name of the main file.</summary>
    string FileName { get; }

    /// <summary>The columns, for the data dictionary; empty for formats without.</summary>
    ImmutableArray<Column> Columns { get; }

    /// <summary>What stands before the first record.</summary>
    string Opening { get; }

    /// <summary>What stands behind the last one.</summary>
    string Closing { get; }

    /// <summary>What stands between two records.</summary>
    string Between { get; }

    /// <summary>The records of an event, none where the format does not take it; the losses say why. Each is one line.</summary>
    IEnumerable<ExportRecord> Write(ExportEvent told, Losses loss);
}
