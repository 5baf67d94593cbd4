using System.Text;

namespace Casus.Exports.Safety;

/// <summary>Searches finished files for what may not be given away.</summary>
internal sealed class LeakScan
{
    private readonly ProtectedNames names;
    private readonly IReadOnlyDictionary<string, string[]> placesOfEvents;

    /// <summary>Makes a scan.</summary>
    /// <param name="names">Names of persons, which may stand nowhere.</param>
    /// <param name="placesOfEvents">Of coarsened events, by their numbers, the names of places that may not stand on a line of theirs.</param>
    public LeakScan(ProtectedNames names, IReadOnlyDictionary<string, string[]> placesOfEvents) => (this.names, this.placesOfEvents) = (names, placesOfEvents);

    /// <summary>Searches a file, its name included.</summary>
    /// <returns>Where the first leak is and of what kind, or <see langword="null"/>. What leaks is not said.</returns>
    public (int Line, string Kind)? Search(string path)
    {
        if (names.StandIn(Path.GetFileName(path)))
            return (0, "the name of a person in the name of a file");
        using var reader = new StreamReader(path, Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (names.StandIn(line))
                return (number, "the name of a private person");
            if (GivesPlaceAway(line))
                return (number, "a place that was coarsened");
        }

        return null;
    }

    // A line tells of those whose numbers stand in it first.
    private bool GivesPlaceAway(string line)
    {
        if (placesOfEvents.Count == 0 || EventOn(line) is not { } id || !placesOfEvents.TryGetValue(id, out var places))
            return false;
        var protectedPlaces = new ProtectedNames();
        foreach (var place in places)
            protectedPlaces.Add(place);
        return protectedPlaces.StandIn(line);
    }

    private static string? EventOn(string line)
    {
        var digits = 0;
        for (var at = 0; at < line.Length; at++)
        {
            digits = char.IsAsciiDigit(line[at]) ? digits + 1 : 0;
            if (digits == EventIds.Digits && (at + 1 == line.Length || !char.IsAsciiDigit(line[at + 1])))
                return line[(at + 1 - EventIds.Digits)..(at + 1)];
        }

        return null;
    }
}
