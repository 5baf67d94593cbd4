using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Casus.Fusion;
using Casus.Fusion.Incidents;
using Casus.Knowledge;
using Casus.Records;
using Casus.Tests.Coding;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Fusion;

/// <summary>The reports under examples/ as records, and what becomes of them.</summary>
internal static class ExampleIncidents
{
    private static readonly Lazy<ImmutableArray<CodedReport>> Coded = new(() => [.. ExampleReports.All.Select(Standard.Code)]);

    public static ImmutableArray<CodedReport> Records => Coded.Value;

    /// <summary>Fuses reports that are added in batches.</summary>
    public static ImmutableArray<Incident> Fuse(IEnumerable<IEnumerable<CodedReport>> batches, int threads = 1)
    {
        var fuser = IncidentFuser.Load(DataFolder.Find());
        var byId = new Dictionary<string, CodedReport>(StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            var records = batch.ToList();
            records.ForEach(r => byId[r.Id] = r);
            fuser.Add(records, threads);
        }

        return [.. fuser.Incidents(id => byId[id], threads)];
    }

    public static ImmutableArray<Incident> Fuse(params IEnumerable<CodedReport> records) => Fuse([records]);

    public static string Lines(IEnumerable<Incident> incidents)
    {
        var lines = new StringBuilder();
        foreach (var incident in incidents)
            lines.Append(JsonSerializer.Serialize(incident, IncidentJson.Lines.Incident)).Append('\n');
        return lines.ToString();
    }
}
