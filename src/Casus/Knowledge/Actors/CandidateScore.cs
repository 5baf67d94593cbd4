using System.Globalization;

namespace Casus.Knowledge.Actors;

/// <summary>Weighs who is meant by a name that several actors bear.</summary>
internal static class CandidateScore
{
    /// <summary>A name whose best candidate scores less is not taken for one.</summary>
    public const double Least = 0.35;

    // What a form is worth by itself. A name of one's own outweighs an adjective, and that a capital, which is first of
    // all a place.
    private const double OwnName = 0.7;
    private const double StateWord = 0.65;
    private const double CapitalName = 0.55;
    private const double SharedName = 0.3;

    // A loose spelling may be another word.
    private const double LooseSpelling = -0.1;

    // The report's country outweighs the difference between an own and a shared name.
    private const double AtHome = 0.25;
    private const double Operates = 0.15;
    private const double Elsewhere = -0.2;
    private const double OutOfTime = -0.3;

    // Of two namesakes the one in office on the day is meant.
    private const double InOffice = 0.05;
    private const double AfterOffice = -0.1;
    private const double Titled = 0.4;

    /// <summary>The candidate with its score and the reasons for it.</summary>
    /// <param name="actor">Who may be meant.</param>
    /// <param name="kind">How the name names it.</param>
    /// <param name="loose">Whether only the sound agrees.</param>
    /// <param name="title">Whether a title of an office the person held stands beside the name.</param>
    /// <param name="context">What is known about the report.</param>
    public static ActorCandidate Of(Actor actor, ActorNameKind kind, bool loose, bool title, ActorContext context)
    {
        var (score, reason) = kind switch
        {
            ActorNameKind.Name or ActorNameKind.Alias => (OwnName, "a name of its own"),
            ActorNameKind.Adjective or ActorNameKind.People => (StateWord, "adjective or people of the state"),
            ActorNameKind.Seat => (OwnName, "seat of the government"),
            ActorNameKind.Capital => (CapitalName, "capital"),
            ActorNameKind.Common => (SharedName, "a common name"),
            _ => (SharedName, "a name shared with a better-known actor"),
        };
        if (title)
            (score, reason) = (score + Titled, reason + ", with the title of an office");
        if (loose)
            (score, reason) = (score + LooseSpelling, reason + ", spelled loosely");
        var (byCountry, where) = Country(actor, context);
        var (byTime, when) = ByTime(actor, context.On);
        return new(actor, kind, Math.Clamp(score + byCountry + byTime, 0, 1), reason + where + when);
    }

    private static (double Score, string Reason) ByTime(Actor actor, DateOnly? on)
    {
        if (on is not { } day)
            return (0, "");
        if (actor.Offices.IsEmpty)
            return actor.ExistedOn(day) ? (0, "") : (OutOfTime, ", outside its years");
        return actor.OfficeOn(day) is not null ? (InOffice, ", in office then")
            : actor.ExistedOn(day) ? (AfterOffice, ", out of office then")
            : (OutOfTime, ", before the first office");
    }

    private static (double Score, string Reason) Country(Actor actor, ActorContext context)
    {
        if (context.Countries.IsEmpty || (actor.Country.Length == 0 && actor.Operates.IsEmpty))
            return (0, "");
        foreach (var country in context.Countries)
        {
            if (actor.Country == country)
                return (AtHome, string.Create(CultureInfo.InvariantCulture, $", based in {country}"));
        }

        foreach (var country in context.Countries)
        {
            if (actor.ActsIn(country))
                return (Operates, string.Create(CultureInfo.InvariantCulture, $", acts in {country}"));
        }

        // Agencies and organisations speak everywhere, and so do those who lead international ones.
        return actor.Type.Name is "media" or "ngo" or "company" || actor.PloverCodeOn(context.On) != actor.PloverCode
            ? (0, "")
            : (Elsewhere, ", not known in the report's countries");
    }
}
