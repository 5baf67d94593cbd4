using System.Globalization;
using System.Text;
using System.Text.Json;
using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Exports;

/// <summary>A file of incidents in JSON Lines, as <c>casus fuse</c> writes it; read anew each time, a line at a time.</summary>
/// <param name="path">The file.</param>
public sealed class IncidentFile(string path)
{
    /// <summary>Its incidents; empty lines are passed over.</summary>
    /// <exception cref="CasusException">CAS1201: it cannot be read; CAS1202: a line is no incident; CAS1208: an id stands twice.</exception>
    public IEnumerable<Incident> Read()
    {
        using var reader = Open();
        var seen = new HashSet<ulong>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var incident = Parse(line, number);
            if (!seen.Add(EventIds.Hash(incident.Id)))
                throw ExportErrors.IncidentIsThereAlready(Where(number), incident.Id);
            yield return incident;
        }
    }

    private StreamReader Open()
    {
        try
        {
            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ExportErrors.IncidentsCannotBeRead(path, e);
        }
    }

    private Incident Parse(string line, int number)
    {
        try
        {
            var incident = JsonSerializer.Deserialize(line, IncidentJson.Lines.Incident);
            return incident is { Id.Length: > 0 } ? incident : throw new JsonException("There is no id");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw ExportErrors.NoIncident(Where(number), LineKinds.Of(Encoding.UTF8.GetBytes(line)), e);
        }
    }

    private string Where(int number) => string.Create(CultureInfo.InvariantCulture, $"{path}:{number}");
}
