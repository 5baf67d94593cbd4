using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Muc4;

/// <summary>Date, place, stage, tolls and certainty of the templates that were aligned.</summary>
internal sealed class TemplateAttributes
{
    private static readonly string[] Names =
        ["date exact", "date stated", "date overlap", "country", "place", "place finest", "stage", "killed", "injured", "perpetrator confidence"];

    private readonly PlaceNames places;
    private readonly Dictionary<string, AttributeCount> counts = new(StringComparer.Ordinal);

    private TemplateAttributes(PlaceNames places) => this.places = places;

    /// <summary>Counts.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="alignments">For each report, for each predicted template its key template, or −1.</param>
    /// <param name="places">How places are compared.</param>
    /// <returns>By attribute name, in a fixed order.</returns>
    public static IReadOnlyList<(string Name, AttributeCount Count)> Of(
        IReadOnlyList<Muc4Report> reports, IReadOnlyList<int[]> alignments, PlaceNames places)
    {
        var attributes = new TemplateAttributes(places);
        foreach (var (report, alignment) in reports.Zip(alignments))
        {
            foreach (var gold in report.Gold)
                attributes.CountGold(gold);
            for (var i = 0; i < alignment.Length; i++)
            {
                if (alignment[i] >= 0)
                    attributes.Compare(report.Predicted[i], report.Gold[alignment[i]]);
            }
        }

        return [.. Names.Select(n => (n, attributes.counts.GetValueOrDefault(n)))];
    }

    private void Tally(string name, bool given, bool right)
    {
        var count = counts.GetValueOrDefault(name);
        counts[name] = count with
        {
            Gold = count.Gold + 1,
            Given = count.Given + (given ? 1 : 0),
            Right = count.Right + (given && right ? 1 : 0),
        };
    }

    private void CountGold(IncidentTemplate gold)
    {
        Add("date exact", gold.Dates.Count > 0);
        Add("date overlap", gold.Dates.Count > 0);
        Add("date stated", HasStatedDate(gold));
        Add("country", gold.Locations.Any(l => !string.IsNullOrEmpty(l.Country)));
        Add("place", HasPlaces(gold));
        Add("place finest", HasPlaces(gold));
        Add("stage", gold.Stages.Count > 0);
        Add("killed", gold.Killed is not null);
        Add("injured", gold.Injured is not null);

        void Add(string name, bool has)
        {
            var count = counts.GetValueOrDefault(name);
            counts[name] = count with { AllGold = count.AllGold + (has ? 1 : 0) };
        }
    }

    // A date that the text itself gives, not "on or before" the dateline.
    private static bool HasStatedDate(IncidentTemplate gold) =>
        gold.Dates.Count > 0 && gold.Dates.All(d => !string.IsNullOrEmpty(d.Start));

    private static bool HasPlaces(IncidentTemplate gold) =>
        gold.Locations.Count > 0 && gold.Locations.All(l => l.Places.Count > 0);

    private void Compare(IncidentTemplate predicted, IncidentTemplate gold)
    {
        if (gold.Dates.Count > 0)
            CompareDates(predicted.Dates.FirstOrDefault(), gold);
        if (gold.Locations.Count > 0)
            ComparePlaces(predicted.Location, gold);
        if (gold.Stages.Count > 0)
            Tally(
                "stage",
                predicted.Stages.Count > 0,
                predicted.Stages.Count > 0 && gold.Stages.Contains(predicted.Stages[0]));
        CompareTolls("killed", predicted.Killed, gold.Killed);
        CompareTolls("injured", predicted.Injured, gold.Injured);
        CompareConfidence(predicted, gold);
    }

    private void CompareDates(Muc4Date? date, IncidentTemplate gold)
    {
        var exact = date is not null && gold.Dates.Any(d => d.End == date.End && (d.Start is null || d.Start == date.Start));
        Tally("date exact", date is not null, exact);
        if (HasStatedDate(gold))
            Tally("date stated", date is not null, exact);
        Tally("date overlap", date is not null, date is not null && gold.Dates.Any(d =>
            string.CompareOrdinal(date.Start, d.End) <= 0
                && (d.Start is null || string.CompareOrdinal(d.Start, date.End) <= 0)));
    }

    private void ComparePlaces(EventLocation? location, IncidentTemplate gold)
    {
        var country = places.Country(location?.Country);
        var goldCountries = gold.Locations
            .Where(l => !string.IsNullOrEmpty(l.Country))
            .Select(l => places.Plain(l.Country!))
            .ToHashSet(StringComparer.Ordinal);
        if (goldCountries.Count > 0)
            Tally("country", country.Count > 0, country.Overlaps(goldCountries));
        if (!HasPlaces(gold))
            return;
        var goldNames = gold.Locations
            .SelectMany(l => l.Places)
            .Select(p => places.Bare(p.Name))
            .ToHashSet(StringComparer.Ordinal);
        var finest = gold.Locations.Select(l => places.Bare(l.Places[^1].Name)).ToHashSet(StringComparer.Ordinal);
        var name = string.IsNullOrEmpty(location?.Name) ? null : places.Bare(location.Name);
        var names = new[] { name, string.IsNullOrEmpty(location?.Admin1) ? null : places.Bare(location.Admin1) }.OfType<string>().ToHashSet(StringComparer.Ordinal);
        // A country alone names no place, unless the key has a place of that name.
        if (name is not null && country.Contains(name) && !goldNames.Contains(name))
            names.Clear();
        Tally("place", names.Count > 0, names.Overlaps(goldNames));
        Tally("place finest", names.Count > 0, name is not null && finest.Contains(name));
    }

    private void CompareTolls(string name, Toll? predicted, Toll? gold)
    {
        if (gold is not { } key)
            return;
        Tally(name, predicted is not null, predicted is { } toll
            && toll.Low <= (key.High ?? int.MaxValue) && (toll.High ?? int.MaxValue) >= (key.Low ?? 0));
    }

    private void CompareConfidence(IncidentTemplate predicted, IncidentTemplate gold)
    {
        foreach (var said in gold.OrganisationConfidence)
        {
            var of = (said.Of ?? []).Select(FillerText.Normalise).ToHashSet(StringComparer.Ordinal);
            if (predicted.Roles[TemplateRole.PerpOrg].FirstOrDefault(f => of.Overlaps(f.All)) is { } organisation)
                Tally(
                    "perpetrator confidence",
                    organisation.Certainty is not null,
                    Confidence(organisation.Certainty).Intersect(said.Values).Any());
        }
    }

    private static string[] Confidence(Certainty? certainty) => certainty switch
    {
        Certainty.Stated => ["REPORTED AS FACT"],
        Certainty.Claimed => ["CLAIMED OR ADMITTED"],
        Certainty.Accused => ["SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"],
        Certainty.Suspected => ["SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "POSSIBLE"],
        Certainty.Denied => ["ACQUITTED"],
        _ => [],
    };
}

/// <summary>How one attribute fared.</summary>
/// <param name="Gold">Aligned templates whose key gives a value.</param>
/// <param name="Given">Of these, those where the record gives one.</param>
/// <param name="Right">Of these, those where it is right.</param>
/// <param name="AllGold">Templates with a value in the key, aligned or not.</param>
internal readonly record struct AttributeCount(int Gold, int Given, int Right, int AllGold);
