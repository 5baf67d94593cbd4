using System.Globalization;
using Casus.Knowledge;

namespace Casus.Exports.Knowledge;

/// <summary>ACLED's classes of actors and types of events.</summary>
internal sealed class AcledCodes
{
    public const string StateForces = "State forces";
    public const string PoliticalMilitia = "Political militia";
    public const string Rioters = "Rioters";
    public const string Protesters = "Protesters";
    public const string Civilians = "Civilians";
    public const string External = "External/Other forces";

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> bySector = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> exceptions = [];
    private readonly Dictionary<string, (string Event, string Disorder)> bySub = new(StringComparer.Ordinal);

    public AcledCodes(IEnumerable<Stanza> stanzas)
    {
        foreach (var stanza in stanzas)
        {
            if (stanza["inter"] is { } inter)
            {
                numbers[inter] = int.Parse(stanza.Require("number"), CultureInfo.InvariantCulture);
                foreach (var sector in stanza.List("sectors"))
                    bySector[sector] = inter;
            }
            else if (stanza["exception"] is { } number)
            {
                exceptions[int.Parse(number, CultureInfo.InvariantCulture)] = stanza.Require("words");
            }
            else
            {
                foreach (var sub in stanza.List("subs"))
                    bySub[sub] = (stanza.Require("event"), stanza.Require("disorder"));
            }
        }
    }

    /// <summary>The classes, by number.</summary>
    public IReadOnlyDictionary<string, int> Numbers => numbers;

    public string? OfSector(string? sector) => sector is not null && bySector.TryGetValue(sector, out var found) ? found : null;

    /// <summary>Event and disorder type of a sub-event type.</summary>
    public (string Event, string Disorder) Types(string sub) => bySub[sub];

    /// <summary>The interaction in words: the class with the lower number first, or "X only".</summary>
    public string Words(string first, string? second)
    {
        if (string.IsNullOrEmpty(second))
            return first + " only";
        if (exceptions.TryGetValue(Number(first, second), out var words))
            return words;
        return numbers[first] <= numbers[second] ? $"{first}-{second}" : $"{second}-{first}";
    }

    /// <summary>The interaction as a number, 10 to 88.</summary>
    public int Number(string first, string? second)
    {
        if (string.IsNullOrEmpty(second))
            return numbers[first] * 10;
        var (low, high) = (Math.Min(numbers[first], numbers[second]), Math.Max(numbers[first], numbers[second]));
        return (low * 10) + high;
    }
}
