using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

public sealed partial class EntityResolver
{
    // Names of ships, which the tagger of names takes for persons and the gazetteer for places: "the tanker Stella", "MV Rubymar", "the Barbados-flagged True Confidence".
    private sealed partial class Work
    {
        // "Maersk Hangzhou", "True Confidence", "Ruen 2"
        private const int LongestVesselName = 4;

        private void AddVessels(List<NameDraft> found)
        {
            var vessels = new HashSet<string>(StringComparer.Ordinal);
            for (var t = 0; t + 1 < tokens.Count; t++)
            {
                var start = words.ShipPrefixes.Contains(tokens[t]) ? t : IsShip(t) ? (IsApposedBehind(t) ? t + 3 : t + 1) : IsFlag(t) ? t + 1 : -1;
                if (start < 0 || VesselNameFrom(start == t ? t + 1 : start) is not (var end and > 0) || sentences.Holding(t) != sentences.Holding(end - 1))
                    continue;
                // "tanker Stella", "USS Carney": with the word that shows what it is.
                var range = new TokenRange(start == t + 1 && IsShip(t) ? FirstOfCompound(t) : start, end);
                if (found.Exists(n => n.Actor is not null && n.Range.Overlaps(range) && n.Range.Count >= range.Count))
                    continue;
                found.RemoveAll(n => n.Range.Overlaps(range));
                found.Add(new(range, EntityType.Vehicle, 1));
                vessels.Add(tokens.SpanOf(range).In(tokens.Text));
                t = end - 1;
            }

            for (var i = 0; vessels.Count > 0 && i < found.Count; i++)
            {
                if (found[i] is { Actor: null, Type: not EntityType.Vehicle } again && vessels.Contains(tokens.SpanOf(again.Range).In(tokens.Text)))
                    found[i] = new(again.Range, EntityType.Vehicle, 1);
            }
        }

        private bool IsShip(int token) => syntax.Tags[token] is UniversalTag.Noun && char.IsLower(tokens[token][0]) && syntax.FineTags[token] is not "NNS" && nouns.ClassesOf(syntax.Lemmas, token).Has(ship);

        // "car carrier", "bulk carrier"
        private int FirstOfCompound(int noun)
        {
            var first = noun;
            while (first > 0 && syntax.Tags[first - 1] == UniversalTag.Noun && syntax.Relations[first - 1] == Relation.Compound && char.IsLower(tokens[first - 1][0]) && tokens[first - 1] is not "-")
                first--;
            return first;
        }

        // "A second ship, the Zografia, was hit"
        private bool IsApposedBehind(int noun) => noun + 3 < tokens.Count && tokens[noun + 1] is "," && tokens[noun + 2] is "the";

        // "-flagged", "-registered", where no word for a ship follows.
        private bool IsFlag(int token) => token > 1 && tokens[token] is "flagged" or "registered" && tokens[token - 1] is "-";

        // Where the name ends that begins at a token; 0 where none does.
        private int VesselNameFrom(int start)
        {
            var end = start;
            while (end < tokens.Count && end - start < LongestVesselName && !inTime[end] && (char.IsUpper(tokens[end][0]) || (end > start && char.IsAsciiDigit(tokens[end][0]))))
                end++;
            return end > start && syntax.Tags[start] is not (UniversalTag.Verb or UniversalTag.Aux or UniversalTag.Pron or UniversalTag.Det) ? end : 0;
        }
    }
}
