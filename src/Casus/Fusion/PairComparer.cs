using Casus.Grounding;
using Casus.Reports;

namespace Casus.Fusion;

/// <summary>Compares two tellings: which value each of <see cref="MatchFeatures.Single"/> has. The order of the two makes no difference.</summary>
internal sealed class PairComparer(TellingTable table)
{
    /// <summary>Features that a pair shows at most.</summary>
    public static int MostFeatures { get; } = 1 + MatchFeatures.WordingSteps.Length + MatchFeatures.Single.Length + MatchFeatures.Joint.Length;

    /// <summary>Writes the numbers of the features that a pair shows.</summary>
    /// <returns>How many there are.</returns>
    public int Compare(int a, int b, Span<int> features)
    {
        Span<int> values = stackalloc int[MatchFeatures.Single.Length];
        var likeness = Values(a, b, values);
        return Number(values, likeness, features);
    }

    /// <summary>Writes the numbers of the features that such values show.</summary>
    /// <returns>How many there are.</returns>
    public static int Number(ReadOnlySpan<int> values, float likeness, Span<int> features)
    {
        var count = 0;
        features[count++] = 0;
        for (var step = 0; step < MatchFeatures.WordingSteps.Length && likeness >= MatchFeatures.WordingSteps[step]; step++)
            features[count++] = 1 + step;
        for (var i = 0; i < values.Length; i++)
            features[count++] = MatchFeatures.SingleStarts[i] + values[i];
        for (var j = 0; j < MatchFeatures.Joint.Length; j++)
        {
            var (first, second) = MatchFeatures.JointOfSingle[j];
            features[count++] = MatchFeatures.JointStarts[j] + (values[first] * MatchFeatures.Single[second].Values.Length) + values[second];
        }

        return count;
    }

    /// <summary>Finds the value of each of <see cref="MatchFeatures.Single"/>.</summary>
    /// <returns>The likeness in wording, 0 to 1.</returns>
    public float Values(int a, int b, Span<int> values)
    {
        var (x, y) = (table.Facts(a), table.Facts(b));
        var likeness = Likeness(a, b);
        values[0] = Step(likeness, MatchFeatures.WordingBands.AsSpan());
        values[1] = Day(x, y);
        values[2] = Apart(x.PublishedDay, y.PublishedDay, unknown: 6);
        values[3] = Told(x, y);
        values[4] = Place(x, y);
        values[5] = Common(table.Places(a), table.Places(b)) switch { < 0 => 3, 0 => 0, 1 => 1, _ => 2 };
        values[6] = Kind(x, y);
        values[7] = Common(table.Actors(a), table.Actors(b)) switch { < 0 => 2, 0 => 1, _ => 0 };
        values[8] = Common(table.People(a), table.People(b)) switch { < 0 => 4, >= 3 => 3, var n => n };
        values[9] = Number(x.Killed, y.Killed);
        values[10] = Number(x.Injured, y.Injured);
        values[11] = x.Instrument == 0 || y.Instrument == 0 ? 2 : x.Instrument == y.Instrument ? 0 : 1;
        values[12] = Common(table.Numbers(a), table.Numbers(b)) switch { < 0 => 4, >= 3 => 3, var n => n };
        values[13] = Headline(table.Title(a), table.Title(b));
        values[14] = Copied(table.Signature(a), table.Signature(b)) switch { < 0 => 3, < 0.1f => 0, < 0.5f => 1, _ => 2 };
        values[15] = Common(table.Dates(a), table.Dates(b)) switch { < 0 => 3, 0 => 0, 1 => 1, _ => 2 };
        values[16] = x.Weekdays == 0 || y.Weekdays == 0 || (x.FirstDay >= 0 && y.FirstDay >= 0) ? 2 : (x.Weekdays & y.Weekdays) != 0 ? 0 : 1;
        values[17] = table.Lead(a).IsEmpty || table.Lead(b).IsEmpty ? 7
            : Step(Cosine(table.Lead(a), table.LeadWeights(a), table.Lead(b), table.LeadWeights(b)), MatchFeatures.LeadBands.AsSpan());
        values[18] = Common(table.ChiefPeople(a), table.ChiefPeople(b)) switch { < 0 => 3, 0 => 0, 1 => 1, _ => 2 };
        values[19] = Common(table.Years(a), table.Years(b)) switch { < 0 => 2, 0 => 0, _ => 1 };
        values[20] = Nearest(table.EventDays(a), table.EventDays(b)) switch { < 0 => 3, 0 => 0, 1 => 1, _ => 2 };
        values[21] = (x.IsProceeding ? 1 : 0) + (y.IsProceeding ? 1 : 0);
        values[22] = (x.HasEvent ? 1 : 0) + (y.HasEvent ? 1 : 0);
        return likeness;
    }

    /// <summary>
    /// Whether two reports are of different incidents whatever the weights say: both name their day and the days are two, they tell of different
    /// kinds of event, and what they share is no more than the name of the place and a few words of the subject. The likeness of two texts of ten
    /// words says nothing: it rests on these.
    /// </summary>
    public bool AreApart(int a, int b)
    {
        var (x, y) = (table.Facts(a), table.Facts(b));
        return x.HasDay && y.HasDay && x.FirstDay != y.FirstDay
            && x.Type != 0 && y.Type != 0 && x.Type != y.Type && (x.Kind == 0 || x.Kind != y.Kind)
            && Common(table.Terms(a), table.Terms(b)) < MatchFeatures.LeastShared
            && Common(table.People(a), table.People(b)) <= 0
            && !x.IsProceeding && !y.IsProceeding;
    }

    // The least number of days between two sets; −1 where one is empty.
    private static int Nearest(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var least = -1;
        foreach (var x in a)
        {
            foreach (var y in b)
                least = least < 0 ? Math.Abs(x - y) : Math.Min(least, Math.Abs(x - y));
        }

        return least;
    }

    /// <summary>The cosine of two wordings.</summary>
    public float Likeness(int a, int b) => Cosine(table.Terms(a), table.Weights(a), table.Terms(b), table.Weights(b));

    private static float Cosine(ReadOnlySpan<uint> x, ReadOnlySpan<float> v, ReadOnlySpan<uint> y, ReadOnlySpan<float> w)
    {
        var sum = 0f;
        for (int i = 0, j = 0; i < x.Length && j < y.Length;)
        {
            if (x[i] == y[j])
                sum += v[i++] * w[j++];
            else if (x[i] < y[j])
                i++;
            else
                j++;
        }

        return sum;
    }

    /// <summary>The share of common runs of words of two texts, by estimate; −1 where one has none.</summary>
    public static float Copied(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return -1;
        var same = 0;
        for (var k = 0; k < a.Length; k++)
            same += a[k] == b[k] ? 1 : 0;
        return (float)same / a.Length;
    }

    private static int Day(in TellingFacts x, in TellingFacts y)
    {
        if (x.FirstDay < 0 || y.FirstDay < 0)
            return 8;
        if (x.HasDay && y.HasDay)
            return Apart(x.FirstDay, y.FirstDay, unknown: 8);
        return x.FirstDay <= y.LastDay + 1 && y.FirstDay <= x.LastDay + 1 ? 6 : 7;
    }

    private static int Apart(int a, int b, int unknown) => a < 0 || b < 0 ? unknown : Math.Abs(a - b) switch { 0 => 0, 1 => 1, <= 3 => 2, <= 7 => 3, <= 31 => 4, _ => 5 };

    // Where only one names a day, it cannot lie after the other was published, and seldom long before.
    private static int Told(in TellingFacts x, in TellingFacts y)
    {
        if (x.FirstDay >= 0 == y.FirstDay >= 0)
            return 3;
        var (day, published) = x.FirstDay >= 0 ? (x.FirstDay, y.PublishedDay) : (y.FirstDay, x.PublishedDay);
        return published < 0 ? 3 : published < day - 1 ? 1 : published <= day + 4 ? 0 : 2;
    }

    private static int Place(in TellingFacts x, in TellingFacts y)
    {
        if (x.GeonameId != 0 && x.GeonameId == y.GeonameId)
            return x.Precision == LocationPrecision.Country ? 7 : 0;
        if (x.PlaceName != 0 && x.PlaceName == y.PlaceName && (x.Country == y.Country || x.Country == 0 || y.Country == 0))
            return 0;
        if (x.Country == 0 || y.Country == 0)
            return x.HasTown && y.HasTown ? Distance(x, y) : 9;
        if (x.HasTown && y.HasTown)
            return Distance(x, y);
        if (x.Country != y.Country)
            return 8;
        if (x.Precision == LocationPrecision.Country || y.Precision == LocationPrecision.Country)
            return 7;
        if (x.Division != 0 && x.Division == y.Division)
            return 6;
        return x.HasPoint && y.HasPoint ? Math.Max(3, Distance(x, y)) : 7;
    }

    private static int Distance(in TellingFacts x, in TellingFacts y) =>
        GreatCircle.DistanceKm(x.Latitude, x.Longitude, y.Latitude, y.Longitude) switch { <= 10 => 1, <= 40 => 2, <= 150 => 3, <= 600 => 4, _ => 5 };

    private static int Kind(in TellingFacts x, in TellingFacts y)
    {
        if (x.Type == 0 || y.Type == 0)
            return 4;
        if (x.Type == y.Type)
            return 0;
        if (x.Kind != 0 && x.Kind == y.Kind)
            return 1;
        return x.Family != 0 && x.Family == y.Family ? 2 : 3;
    }

    private static int Number(int a, int b)
    {
        if (a < 0 || b < 0)
            return 4;
        if (a == b)
            return a >= 2 ? 0 : 1;
        return Math.Abs(a - b) <= Math.Max(1, Math.Max(a, b) / 4) ? 2 : 3;
    }

    private static int Headline(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        var common = Common(a, b);
        if (common < 0)
            return 4;
        var share = (float)common / Math.Min(a.Length, b.Length);
        return share switch { < 0.2f => 0, < 0.45f => 1, < 0.7f => 2, _ => 3 };
    }

    /// <summary>The value of <see cref="MatchFeatures.Wording"/> for a likeness.</summary>
    public static int Band(float likeness) => Step(likeness, MatchFeatures.WordingBands.AsSpan());

    private static int Step(float likeness, ReadOnlySpan<float> bands)
    {
        var step = 0;
        while (step < bands.Length && likeness >= bands[step])
            step++;
        return step;
    }

    /// <summary>How many two ascending sets share; −1 where one is empty.</summary>
    private static int Common<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : IComparable<T>
    {
        if (a.IsEmpty || b.IsEmpty)
            return -1;
        var count = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var order = a[i].CompareTo(b[j]);
            count += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return count;
    }
}
