using System.Globalization;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Exports.Knowledge;

/// <summary>Years of governments, for the names of state forces.</summary>
internal sealed class Governments
{
    private readonly Dictionary<string, List<(int First, int? Last, DateOnly From)>> terms = new(StringComparer.Ordinal);

    public Governments(IEnumerable<Stanza> stanzas)
    {
        foreach (var stanza in stanzas)
        {
            var days = stanza.List("from").Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1], StringComparer.Ordinal);
            terms[stanza.Require("country")] = [.. stanza.List("terms").Select(t => t.Split('-')).Select(t => (
                int.Parse(t[0], CultureInfo.InvariantCulture),
                t[1].Length == 0 ? (int?)null : int.Parse(t[1], CultureInfo.InvariantCulture),
                IsoDay.Parse($"{t[0]}-{days.GetValueOrDefault(t[0], "01-01")}")))];
        }
    }

    /// <summary>As <c>(2022-)</c>, or <see langword="null"/> where the years are not known.</summary>
    public string? Years(string country, DateOnly day)
    {
        if (!terms.TryGetValue(country, out var known))
            return null;
        var (first, last, from) = known.LastOrDefault(t => t.From <= day);
        return from == default || day.Year > last ? null : string.Create(CultureInfo.InvariantCulture, $"({first}-{last})");
    }
}
