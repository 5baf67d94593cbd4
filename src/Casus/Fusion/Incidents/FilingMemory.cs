namespace Casus.Fusion.Incidents;

/// <summary>What a run knows of the incidents of the one before.</summary>
internal sealed class FilingMemory
{
    /// <summary>Remembers nothing.</summary>
    public static FilingMemory None { get; } = new() { Known = new Dictionary<string, string>(), ReportsOf = _ => [], VersionOf = _ => "" };

    /// <summary>The ids of the incidents that are as they were made, by their compositions.</summary>
    public required IReadOnlyDictionary<string, string> Known { get; init; }

    /// <summary>The reports of an incident of the run before, by its id.</summary>
    public required Func<string, IEnumerable<string>> ReportsOf { get; init; }

    /// <summary>What tells a report's record from others of the same report.</summary>
    public required Func<string, string> VersionOf { get; init; }
}
