using System.Collections.Immutable;

namespace Casus.Fusion;

/// <summary>Everything that is compared of two tellings: names, values and reasons in one list.</summary>
internal static class MatchFeatures
{
    public static readonly MatchFeature Wording = MatchFeature.Of(
        "wording",
        ("none", "hardly a rare word in common"), ("faint", ""), ("slight", ""), ("some", "some rare words in common"), ("fair", "rare words in common"),
        ("good", "many rare words in common"), ("close", "close in wording"), ("like", "alike in wording"));

    public static readonly MatchFeature Day = MatchFeature.Of(
        "day",
        ("same", "same day"), ("next", "a day apart"), ("near", "two or three days apart"), ("week", "days apart"), ("month", "weeks apart"), ("far", "months apart"),
        ("within", "days that overlap"), ("outside", "days that do not overlap"), ("unknown", ""));

    public static readonly MatchFeature Published = MatchFeature.Of(
        "published",
        ("same", "published on one day"), ("next", "published a day apart"), ("near", "published two or three days apart"), ("week", "published within a week"),
        ("month", "published within a month"), ("far", "published months apart"), ("unknown", ""));

    public static readonly MatchFeature Told = MatchFeature.Of(
        "told", ("fits", ""), ("before", "happened after the other was published"), ("late", ""), ("unknown", ""));

    public static readonly MatchFeature Place = MatchFeature.Of(
        "place",
        ("same", "same place"), ("close", "places within 10 km"), ("near", "places within 40 km"), ("region", "places within 150 km"), ("apart", "places within 600 km"),
        ("far", "places far apart"), ("within", "one place lies in the other"), ("country", "same country"), ("abroad", "different countries"), ("unknown", ""));

    public static readonly MatchFeature Places = MatchFeature.Of(
        "places", ("none", "no place in common"), ("one", "a place in common"), ("several", "several places in common"), ("unknown", ""));

    public static readonly MatchFeature Kind = MatchFeature.Of(
        "kind", ("type", "same kind of event"), ("sub-event", "same kind of event"), ("family", "related kinds of event"), ("other", "different kinds of event"), ("unknown", ""));

    public static readonly MatchFeature Actors = MatchFeature.Of("actors", ("same", "same actor"), ("other", "different actors"), ("unknown", ""));

    public static readonly MatchFeature People = MatchFeature.Of(
        "people", ("none", "different people named"), ("one", "a person in common"), ("two", "two people in common"), ("several", "several people in common"), ("unknown", ""));

    public static readonly MatchFeature Killed = MatchFeature.Of(
        "killed", ("same", "same number killed"), ("few", ""), ("about", "about as many killed"), ("other", "different numbers killed"), ("unknown", ""));

    public static readonly MatchFeature Injured = MatchFeature.Of(
        "injured", ("same", "same number injured"), ("few", ""), ("about", "about as many injured"), ("other", "different numbers injured"), ("unknown", ""));

    public static readonly MatchFeature Instrument = MatchFeature.Of(
        "instrument", ("same", "same weapon"), ("other", "different weapons"), ("unknown", ""));

    public static readonly MatchFeature Numbers = MatchFeature.Of(
        "numbers", ("none", ""), ("one", ""), ("two", "two numbers in common"), ("several", "several numbers in common"), ("unknown", ""));

    public static readonly MatchFeature Headline = MatchFeature.Of(
        "headline", ("none", ""), ("some", ""), ("half", "headlines alike"), ("most", "nearly the same headline"), ("unknown", ""));

    public static readonly MatchFeature Copy = MatchFeature.Of(
        "copy", ("none", ""), ("passages", "passages in common"), ("copy", "nearly the same text"), ("unknown", ""));

    public static readonly MatchFeature Dates = MatchFeature.Of(
        "dates", ("none", "no date in common"), ("one", "a date in common"), ("several", "several dates in common"), ("unknown", ""));

    public static readonly MatchFeature Weekday = MatchFeature.Of("weekday", ("same", "same day of the week"), ("other", "other days of the week"), ("unknown", ""));

    public static readonly MatchFeature Lead = MatchFeature.Of(
        "lead",
        ("none", "they begin with different matters"),
        ("faint", ""),
        ("slight", ""),
        ("some", "they begin alike"),
        ("fair", "they begin alike"),
        ("close", "they begin alike"),
        ("like", "nearly the same beginning"),
        ("unknown", ""));

    public static readonly MatchFeature ChiefPeople = MatchFeature.Of(
        "chief-people", ("none", "about different people"), ("one", "about the same person"), ("several", "about the same people"), ("unknown", ""));

    public static readonly MatchFeature Years = MatchFeature.Of("years", ("none", "no year in common"), ("some", "a year in common"), ("unknown", ""));

    public static readonly MatchFeature EventDays = MatchFeature.Of(
        "event-days", ("same", "a violent day in common"), ("next", "violent days a day apart"), ("apart", "no violent day in common"), ("unknown", ""));

    public static readonly MatchFeature Proceedings = MatchFeature.Of("proceedings", ("neither", ""), ("one", "one tells of proceedings"), ("both", "both tell of proceedings"));

    public static readonly MatchFeature Coded = MatchFeature.Of(
        "coded", ("neither", "neither tells of an event that was coded"), ("one", "one tells of no event that was coded"), ("both", ""));

    /// <summary>What is compared, in the order of the model.</summary>
    public static readonly ImmutableArray<MatchFeature> Single =
    [
        Wording, Day, Published, Told, Place, Places, Kind, Actors, People, Killed, Injured, Instrument, Numbers, Headline, Copy, Dates, Weekday, Lead,
        ChiefPeople, Years, EventDays, Proceedings, Coded,
    ];

    /// <summary>Pairs that say more together than one by one: a likeness in wording means another thing on the same day than a month later.</summary>
    public static readonly ImmutableArray<(MatchFeature First, MatchFeature Second)> Joint =
    [
        (Wording, Day), (Wording, Published), (Wording, Place), (Wording, People), (Day, Place), (Wording, Places), (Day, Published), (Wording, Kind),
        (People, Place), (People, Published), (People, Day), (Dates, Published), (Dates, Wording), (Weekday, Wording), (Lead, Wording), (Lead, Day),
        (Lead, Published), (ChiefPeople, Wording), (Years, Wording), (Lead, Place), (ChiefPeople, Lead), (EventDays, Proceedings), (Day, Proceedings),
        (Published, Proceedings), (EventDays, Published), (EventDays, Lead), (EventDays, Wording), (EventDays, Place), (Coded, Wording), (Coded, Lead),
        (Coded, Published), (Coded, Headline), (Coded, Numbers), (Coded, Copy),
    ];

    /// <summary>The likeness of two wordings (cosine), from which on each step is a feature of its own.</summary>
    public static readonly ImmutableArray<float> WordingSteps =
        [0.05f, 0.08f, 0.11f, 0.14f, 0.17f, 0.2f, 0.24f, 0.28f, 0.32f, 0.37f, 0.42f, 0.48f, 0.55f, 0.65f, 0.8f];

    /// <summary>From which likeness on each value of <see cref="Wording"/> but the first begins.</summary>
    public static readonly ImmutableArray<float> WordingBands = [0.06f, 0.1f, 0.15f, 0.2f, 0.27f, 0.36f, 0.5f];

    /// <summary>The same for <see cref="Lead"/>.</summary>
    public static readonly ImmutableArray<float> LeadBands = [0.04f, 0.09f, 0.15f, 0.22f, 0.3f, 0.45f];

    /// <summary>How many words say something particular of an incident when two reports share them; fewer are the place's name and the subject's.</summary>
    public const int LeastShared = 5;

    /// <summary>The names of all features as the model has them, by number.</summary>
    public static readonly ImmutableArray<string> Names = [.. AllNames()];

    /// <summary>The number of the first value of each single feature.</summary>
    public static readonly ImmutableArray<int> SingleStarts = [.. Starts(1 + WordingSteps.Length, Single.Select(s => s.Values.Length))];

    /// <summary>The number of the first value of each joint feature.</summary>
    public static readonly ImmutableArray<int> JointStarts =
        [.. Starts(1 + WordingSteps.Length + Single.Sum(s => s.Values.Length), Joint.Select(j => j.First.Values.Length * j.Second.Values.Length))];

    /// <summary>The places of each joint feature's two in <see cref="Single"/>.</summary>
    public static readonly ImmutableArray<(int First, int Second)> JointOfSingle = [.. Joint.Select(j => (Single.IndexOf(j.First), Single.IndexOf(j.Second)))];

    private static IEnumerable<string> AllNames()
    {
        yield return "always";
        foreach (var step in WordingSteps)
            yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"likeness>={step:0.00}");
        foreach (var (name, values) in Single)
        {
            foreach (var value in values)
                yield return $"{name}={value.Value}";
        }

        foreach (var (first, second) in Joint)
        {
            foreach (var a in first.Values)
            {
                foreach (var b in second.Values)
                    yield return $"{first.Name}={a.Value}/{second.Name}={b.Value}";
            }
        }
    }

    private static IEnumerable<int> Starts(int first, IEnumerable<int> lengths)
    {
        foreach (var length in lengths)
        {
            yield return first;
            first += length;
        }
    }
}
