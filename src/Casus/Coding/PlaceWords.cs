using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>What the words around a place name say of its part in the sentence: a dateline, a part of another name, a landmark, a part of a country.</summary>
internal sealed class PlaceWords
{
    // What stands nearer to a landmark than this is better told by it than by its province.
    private const double NeighbourhoodKm = 60;

    // "50 km (30 miles) to the north of"
    private const int LongestBearing = 9;

    private readonly DiscourseCues cues;
    private readonly Tokens tokens;
    private readonly Sentences sentences;
    private readonly Syntax syntax;
    private readonly int first;
    private readonly HashSet<int> starts;
    private readonly Dictionary<int, Bearer> nameAt = [];

    public PlaceWords(Reading reading, DiscourseCues cues)
    {
        this.cues = cues;
        (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        first = Enumerable.Range(0, sentences.Count).FirstOrDefault(s => sentences.Blocks[s] is not (BlockKind.Title or BlockKind.Summary));
        starts = [.. reading.Get(Toponym.Layer).Select(t => tokens.RangeOf(t.Span)).Where(r => !r.IsEmpty).SelectMany(r => Enumerable.Range(r.Start, r.Count))];
        foreach (var entity in reading.Get(Entities.Layer).All.Where(e => e.Type is EntityType.Person or EntityType.Organisation))
        {
            foreach (var mention in entity.Mentions.Where(m => m.Form == MentionForm.Name))
            {
                for (var t = mention.Range.Start; t < mention.Range.End; t++)
                    nameAt.TryAdd(t, new(mention.Range, entity.Type == EntityType.Person));
            }
        }
    }

    /// <summary>Whether the name opens a sentence before a colon: "Bhopal: Nine troopers", "Gaza/Tel Aviv: A man". It says where the report was filed.</summary>
    public bool IsDateline(TokenRange name, Toponym toponym)
    {
        if (toponym.Place is null or { IsCountry: true })
            return false;
        // Behind the first sentence a town before a colon is an item of a list: "Homs: a car bomb killed five."
        if (sentences.Holding(name.Start) != first)
            return false;
        var sentence = sentences[first];
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (tokens[t] is ":")
                return t >= name.End && t + 1 < sentence.End;
            if (!starts.Contains(t) && tokens[t] is not ("/" or "," or "and" or "-"))
                return false;
        }

        return false;
    }

    /// <summary>Whether the name belongs to somebody or to an organisation that is at work elsewhere: "the Assam Rifles", "Gracia Burnham".</summary>
    /// <remarks>A town's police or hospital stand in the town, those of a province in the province, and "the University of Mosul" stands in Mosul.</remarks>
    public bool IsInsideName(TokenRange name, Toponym toponym)
    {
        var isTown = toponym.Place is { Feature: ['P', 'P', ..] or "S" };
        if (!isTown && (toponym.IsNamedByKind || Goes(name, "police") || Goes(name, "area")))
            return false;
        if (toponym.LendsItsName && !isTown)
            return true;
        if (!nameAt.TryGetValue(name.Start, out var bearer) || bearer.Range.Count <= name.Count || bearer.Range.Start > name.Start || bearer.Range.End < name.End)
            return false;
        return bearer.IsPerson
            || (!isTown && (name.Start == bearer.Range.Start || tokens[name.Start - 1] is not ("of" or "in" or "at")));
    }

    // "the commander of the Antioquia police": their beat; "Chikun Local Government Area": a district.
    private bool Goes(TokenRange name, string on)
    {
        for (var t = name.End; t < tokens.Count && t < name.End + 4 && (t == name.End || char.IsUpper(tokens[t][0])); t++)
        {
            if (tokens[t].Equals(on, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether the name is the beat of a police force: "the Antioquia police". It tells where by context alone.</summary>
    public bool IsBeat(TokenRange name, Toponym toponym) => toponym.Place is { Feature: "ADM1" or "ADM2" } && Goes(name, "police");

    /// <summary>Whether the name only tells how another place lies: "20 miles from Belfast", "north of Manila".</summary>
    /// <param name="name">The name.</param>
    /// <param name="isFar">Whether the distance is so large that the province would say more.</param>
    public bool IsLandmark(TokenRange name, out bool isFar)
    {
        isFar = false;
        var t = name.Start - 1;
        // "southeast of the capital, Lima"
        if (t > 1 && tokens[t] is "," && syntax.Lemmas[t - 1] is "capital" or "city" or "town")
            t -= 2;
        if (t > 0 && tokens[t].Equals("the", StringComparison.OrdinalIgnoreCase))
            t--;
        if (t < 1 || tokens[t] is not ("of" or "from"))
            return false;
        var from = tokens[t] is "from";
        var (found, kilometres) = (false, 0.0);
        var sentence = sentences[sentences.Holding(name.Start)];
        for (var b = t - 1; b >= sentence.Start && b >= t - LongestBearing; b--)
        {
            if (cues.Landmarks.TryFind(syntax.Lemmas[b], out _))
            {
                if (!found && !from && IsWithin(b))
                    return false;
                found = true;
                if (b > 0 && Number(b - 1) is { } number && cues.Kilometres.TryFind(syntax.Lemmas[b], out var unit))
                    kilometres = Math.Max(kilometres, number * unit);
            }
            else if (!IsBearing(b))
                break;
        }

        isFar = kilometres > NeighbourhoodKm;
        return found;
    }

    /// <summary>Whether a direction tells a part of what is named behind it: "in the north of Mali", "In the far south-west of Pakistan".</summary>
    public bool IsWithin(int direction)
    {
        var t = direction - 1;
        while (t > 1 && (tokens[t] is "-" || syntax.Tags[t] == UniversalTag.Adj || cues.PartsOfCountries.TryFind(syntax.Lemmas[t], out _)))
            t--;
        return t >= 1 && tokens[t].Equals("the", StringComparison.OrdinalIgnoreCase) && tokens[t - 1].Equals("in", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a part of the country is meant: "northern Mali", "Pakistan's north-west".</summary>
    public bool IsPartOfCountry(TokenRange name)
    {
        var before = name.Start - 1;
        if (before > 0 && tokens[before] is "of")
            before--;
        if (before >= 0 && cues.PartsOfCountries.TryFind(tokens[before].ToString().ToLowerInvariant(), out _))
            return true;
        var behind = name.End;
        if (behind + 1 >= tokens.Count || tokens[behind] is not ("'s" or "\u2019s"))
            return false;
        behind++;
        while (behind + 2 < tokens.Count && tokens[behind + 1] is "-")
            behind += 2;
        return cues.PartsOfCountries.TryFind(tokens[behind].ToString().ToLowerInvariant(), out _);
    }

    private bool IsBearing(int token) => tokens[token] is "(" or ")" or "-" or "to" or "the" or "away" or "about" or "some" or "drive" or "or"
        or "'s" or "\u2019" or "'"
        || char.IsDigit(tokens[token][0]) || syntax.Tags[token] == UniversalTag.Num;

    private double? Number(int token)
    {
        if (tokens[token] is "-" && token > 0)
            token--;
        return double.TryParse(tokens[token], System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private readonly record struct Bearer(TokenRange Range, bool IsPerson);
}
