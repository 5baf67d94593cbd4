using System.Collections.Immutable;
using Casus.Exports;
using Casus.Fusion.Incidents;
using Casus.Records;
using Casus.Reports;

namespace Casus.Cli.Input;

/// <summary>Incidents and records in files, for an export.</summary>
internal sealed class ExportInput : IIncidentSource, IDisposable
{
    private readonly IncidentFile incidents;
    private readonly RecordFiles records;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Opens the files.</summary>
    /// <exception cref="CasusException">CAS1007, CAS1008, CAS1009: a record cannot be read, is none, or stands twice.</exception>
    public ExportInput(string incidents, IEnumerable<string> records, Func<Stream> openInput)
    {
        this.incidents = new(incidents);
        this.records = new(records, openInput);
        foreach (var line in this.records.Lines())
        {
            var id = this.records.Parse(line).Id;
            if (!this.records.Keep(id, line))
                throw CliErrors.RecordIsThereAlready(this.records.WhereIs(line), id);
            known.Add(id);
        }
    }

    /// <summary>The names in a file, one a line.</summary>
    /// <exception cref="CasusException">CAS1207: it cannot be read.</exception>
    public static ImmutableArray<string> Names(string path)
    {
        try
        {
            return [.. File.ReadAllLines(path).Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CasusException("CAS1207", path, $"the list of names cannot be read ({e.Message.TrimEnd('.')}). Check the path.", e);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<Incident> Incidents() => incidents.Read();

    /// <inheritdoc/>
    public CodedReport? Record(string report) => known.Contains(report) ? records.Read(report) : null;

    /// <inheritdoc/>
    public IEnumerable<CodedReport> Records() => records.Lines().Select(records.Parse);

    /// <inheritdoc/>
    public void Dispose() => records.Dispose();
}
