using Casus.Fusion;
using Casus.Reports;

namespace Casus.Tests.Fusion;

/// <summary>Tellings that nobody wrote: a town with news on every day, in which everything hangs together.</summary>
internal static class MadeUpTellings
{
    private const int FirstDay = 737000;

    /// <summary>Some incidents a day, each told by some reports that share most of their words, and some with the day before.</summary>
    public static List<Telling> Town(int days, int incidentsADay, int reports, int seed)
    {
        var random = new Random(seed);
        var tellings = new List<Telling>();
        for (var day = 0; day < days; day++)
        {
            for (var incident = 0; incident < incidentsADay; incident++)
            {
                var own = Enumerable.Range(0, 16).Select(_ => random.Next(1, 4000)).ToArray();
                for (var r = 0; r < reports; r++)
                    tellings.Add(Telling($"d{day:000}-{incident}-{r}", FirstDay + day, own, random));
            }
        }

        return tellings;
    }

    private static Telling Telling(string id, int day, int[] own, Random random)
    {
        uint[] words = [.. own.Where(_ => random.NextDouble() < 0.8).Concat(Enumerable.Range(5000, 10).Where(_ => random.NextDouble() < 0.5)).Select(w => (uint)w).Distinct().Order()];
        var weight = (float)(1 / Math.Sqrt(words.Length));
        float[] weights = [.. words.Select(_ => weight)];
        var isOfDay = random.NextDouble() < 0.7;
        return new()
        {
            Report = id,
            Facts = new()
            {
                PublishedDay = day + random.Next(2),
                FirstDay = isOfDay ? day : TellingFacts.Unknown,
                LastDay = isOfDay ? day : TellingFacts.Unknown,
                GeonameId = 1,
                Latitude = 33,
                Longitude = 44,
                Country = 1,
                Division = 1,
                PlaceName = 1,
                Precision = LocationPrecision.City,
                Type = 1,
                Kind = 1,
                Family = 1,
                Killed = random.Next(4),
                Injured = TellingFacts.Unknown,
                Instrument = 0,
                Weekdays = 0,
                IsProceeding = false,
                HasEvent = true,
            },
            Terms = words,
            Weights = weights,
            Keys = words,
            Title = [],
            Lead = words,
            LeadWeights = weights,
            ChiefPeople = [],
            EventDays = isOfDay ? [day] : [],
            Years = [],
            People = [],
            Actors = [],
            Places = [1],
            Numbers = [],
            Dates = [],
            Extras = [],
            Signature = [],
        };
    }
}
