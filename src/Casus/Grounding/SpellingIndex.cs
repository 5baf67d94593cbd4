using System.Collections.Concurrent;
using Casus.Knowledge;
using Casus.Knowledge.Places;

namespace Casus.Grounding;

/// <summary>
/// Finds a place whose name is spelt differently: by its consonants, since transliterations differ in vowels, doubled letters, articles and
/// the letter h ("Edlib", "Hodaida", "Makallah"). Used only for names that are in no list as they stand.
/// </summary>
/// <remarks>
/// Made of the main names of towns, divisions and what is written by hand, for each country when it is first asked for. Thread-safe.
/// </remarks>
internal sealed class SpellingIndex(Gazetteer gazetteer)
{
    private const int LeastInhabitants = 2_000;
    private const int LeastLetters = 4;

    // From so many consonants on one of them may differ.
    private const int LongSkeleton = 4;

    private readonly ConcurrentDictionary<int, Spelling[]> byCountry = new();

    /// <summary>The one place in a country that the name may spell, or −1 where there is none or more than one.</summary>
    public int Find(ReadOnlySpan<char> name, int country)
    {
        var wanted = Spelling.Of(name, -1);
        if (wanted.Letters.Length < LeastLetters)
            return -1;
        var (best, distance, unique) = (-1, (wanted.Letters.Length + 1) / 2, false);
        foreach (var known in byCountry.GetOrAdd(country, Read))
        {
            if (!MayBeOne(wanted.Skeleton, known.Skeleton))
                continue;
            // With all consonants the same vowels may differ freely, else little.
            if (wanted.Skeleton != known.Skeleton && Distance(wanted.Letters, known.Letters, wanted.Letters.Length / 3) > wanted.Letters.Length / 3)
                continue;
            var apart = Distance(wanted.Letters, known.Letters, distance);
            if (apart > distance || (apart == distance && best < 0))
                continue;
            // A town is meant rather than the division around it, which stands before it.
            var isSeat = apart == distance && (gazetteer[known.Index].Admin1Index == best || gazetteer[known.Index].Admin2Index == best);
            unique = apart < distance || (unique && (isSeat || IsSamePlace(best, known.Index)));
            (best, distance) = (apart < distance || isSeat ? known.Index : best, apart);
        }

        return unique ? best : -1;
    }

    private static bool MayBeOne(string wanted, string known)
    {
        if (wanted.Length == 0 || known.Length == 0 || wanted[0] != known[0] || Math.Abs(wanted.Length - known.Length) > 1)
            return false;
        return wanted == known || (Math.Min(wanted.Length, known.Length) >= LongSkeleton && Distance(wanted, known, 2) <= 1);
    }

    private bool IsSamePlace(int a, int b)
    {
        var (one, other) = (gazetteer[a], gazetteer[b]);
        return GreatCircle.DistanceKm(one.Latitude, one.Longitude, other.Latitude, other.Longitude) < 40;
    }

    private Spelling[] Read(int country)
    {
        var spellings = new List<Spelling>();
        var (start, end) = gazetteer.PlacesOf(country);
        for (var i = start; i < end; i++)
        {
            var place = gazetteer[i];
            if (!place.IsCountry && (place.Population >= LeastInhabitants || place.IsListed))
                spellings.Add(Spelling.Of(place.Name, i));
        }

        return [.. spellings];
    }

    /// <summary>How many letters must be changed, added or left out (Levenshtein); more than <paramref name="most"/> are not counted.</summary>
    internal static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
                return most + 1;
        }

        return row[b.Length];
    }

    /// <summary>A name's plain letters and its consonants.</summary>
    private readonly record struct Spelling(string Letters, string Skeleton, int Index)
    {
        private const int Longest = 40;

        public static Spelling Of(ReadOnlySpan<char> name, int index)
        {
            Span<char> folded = stackalloc char[Longest * 2];
            var length = 0;
            foreach (var c in name.Length > Longest ? name[..Longest] : name)
            {
                var (a, b) = LatinFolding.Fold(c);
                if (a != '\0')
                    folded[length++] = a;
                if (b != '\0')
                    folded[length++] = b;
            }

            var words = new string(folded[..length]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var kept = words.Length > 1 ? [.. words.Where(w => !ArabicArticle.Is(w))] : words;
            return new(string.Concat(kept), string.Concat(kept.Select(SkeletonOf)), index);
        }

        // The first letter is kept, vowels as one; later vowels, half-vowels and h fall away, doubled letters count once, and letters
        // that stand for one sound of other scripts are one.
        private static string SkeletonOf(string word)
        {
            Span<char> skeleton = stackalloc char[word.Length];
            var length = 0;
            for (var i = 0; i < word.Length; i++)
            {
                if (i > 0 && (word[i] == word[i - 1] || word[i] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' or 'h'))
                    continue;
                skeleton[length++] = word[i] switch
                {
                    'a' or 'e' or 'i' or 'o' or 'u' => 'a',
                    'q' or 'c' => 'k',
                    'v' => 'f',
                    var letter => letter,
                };
            }

            return new(skeleton[..length]);
        }
    }
}
