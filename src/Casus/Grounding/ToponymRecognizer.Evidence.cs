using System.Collections.Immutable;
using Casus.Knowledge.Places;
using Casus.Language;
using static Casus.Grounding.ToponymSign;

namespace Casus.Grounding;

public sealed partial class ToponymRecognizer
{
    private const int LongestLookAhead = 5;
    private const int WellKnown = 10_000;

    /// <summary>A run of tokens that may name a place, while its signs are gathered.</summary>
    private sealed class Hypothesis(TokenRange range, ToponymKind kind, ImmutableArray<PlaceRef> candidates, PlaceKey key)
    {
        public TokenRange Range { get; } = range;

        public ToponymKind Kind { get; } = kind;

        public ImmutableArray<PlaceRef> Candidates { get; } = candidates;

        public ulong Key { get; } = key.Hash;

        public DivisionCue Cue { get; set; }

        public int Container { get; set; } = -1;

        public int Within { get; set; } = -1;

        /// <summary>A name that no list has, beside the word of its kind.</summary>
        public bool IsNamedByKind { get; init; }

        /// <summary>In no town, but somewhere near it or in its division.</summary>
        public bool LiesApart { get; set; }

        /// <summary>A street told by its block alone.</summary>
        public bool IsStreet { get; init; }

        public ulong Signs { get; private set; }

        public double Evidence { get; set; }

        public void Add(ToponymSign sign, bool holds = true) => Signs |= holds ? 1UL << (int)sign : 0;

        public bool Has(ToponymSign sign) => (Signs & (1UL << (int)sign)) != 0;
    }

    // ", a small town in"
    private const int LongestCalling = 4;

    // "in the north-western"
    private const int FarthestDivision = 8;

    private ImmutableArray<ToponymMention> Select(ToponymScan scan, List<Hypothesis> found, bool all)
    {
        foreach (var h in found)
            GatherSigns(scan, h);
        var sure = new HashSet<ulong>();
        foreach (var h in found)
        {
            h.Evidence = signs.WeightOf(h.Kind, h.Signs);
            if (h.Evidence >= Sure)
                sure.Add(h.Key);
        }

        var named = SurelyNamed(found);
        for (var i = 0; i < found.Count; i++)
        {
            GatherSurroundings(found[i], named);
            found[i].Add(SureElsewhere, found[i].Evidence < Sure && sure.Contains(found[i].Key));
            found[i].Add(InSeries, IsInSeries(scan, found, i));
        }

        var indexes = new int[found.Count];
        var kept = new List<Hypothesis>();
        for (var i = 0; i < found.Count; i++)
        {
            found[i].Evidence = signs.WeightOf(found[i].Kind, found[i].Signs);
            indexes[i] = all || found[i].Evidence >= Threshold ? kept.Count : -1;
            if (indexes[i] >= 0)
                kept.Add(found[i]);
        }

        return [.. kept.Select(h => new ToponymMention(
            h.Range, scan.Tokens.SpanOf(h.Range), h.Kind, h.Candidates, h.Cue, h.Evidence, signs.Explain(h.Kind, h.Signs))
        {
            Container = h.Container >= 0 ? indexes[h.Container] : -1,
            Within = h.Within >= 0 ? indexes[h.Within] : -1,
            IsScene = h.Within >= 0 && IsScene(scan, h),
            IsNamedByKind = h.IsNamedByKind || h.Cue is DivisionCue.FirstOrder or DivisionCue.SecondOrder or DivisionCue.Town,
            LiesApart = h.LiesApart,
            LendsItsName = h.Has(BeforeOrganisation) && scan.IsCapital(h.Range.End) && !scan.InCapitals[h.Range.End],
        })];
    }

    /// <summary>"Mosul, Iraq", "Gainesville (Fla.)": the second name may contain the first.</summary>
    private void LinkContainers(ToponymScan scan, List<Hypothesis> found)
    {
        // From behind: what lies beside a town lies where that does.
        for (var i = found.Count - 2; i >= 0; i--)
        {
            var (inner, outer) = (found[i], found[i + 1]);
            var between = outer.Range.Start - inner.Range.End;
            inner.Within = Surrounding(scan, found, i);
            if (inner.Kind is ToponymKind.Name or ToponymKind.Unlisted && LiesAtDistance(scan, inner.Range.End))
            {
                inner.LiesApart = true;
                inner.Add(Contained);
            }

            var linked = between == 1 && (scan.Is(inner.Range.End, ",") || scan.Is(inner.Range.End, "("));
            if (!linked || outer.Kind != ToponymKind.Name || inner.Kind == ToponymKind.Demonym)
                continue;
            if (inner.Kind is ToponymKind.Site or ToponymKind.Unlisted
                || inner.Candidates.Any(c => outer.Candidates.Any(o => Contains(o.Index, c.Index))))
            {
                inner.Container = i + 1;
                inner.Add(Contained);
                outer.Add(ToponymSign.Contains);
            }
        }
    }

    // The country or division that the words behind a name say it lies in, or −1.
    private int Surrounding(ToponymScan scan, List<Hypothesis> found, int i)
    {
        for (var j = i + 1; j < found.Count && j <= i + 2; j++)
        {
            if (found[j].Range.Start - found[i].Range.End > FarthestDivision)
                return -1;
            if (IsSaidToLieIn(scan, found[i], found[j]))
                return j;
            // "San Pablo, a village 40 miles south of Managua, Nicaragua": what is told by its distance from a town lies in that town's country.
            if (IsSaidToLieBeside(scan, found[i], found[j]))
                return found[j].Within >= 0 ? found[j].Within : IsFollowedByWider(scan, found, j) ? j + 1 : -1;
        }

        return -1;
    }

    // "Khar, in Bajaur district", "Gwoza in north-eastern Nigeria", "Pishin county in the Iranian province of Sistan", "the Matina and Gara regions of Iraq".
    private bool IsSaidToLieIn(ToponymScan scan, Hypothesis inner, Hypothesis outer)
    {
        if (inner.Kind is not (ToponymKind.Name or ToponymKind.Unlisted or ToponymKind.Site) || !IsWide(outer, CueOf(scan, outer.Range))
            || inner.Candidates.Any(c => IsWiderThanTown(c.Index) && !(outer.Candidates.Any(o => gazetteer[o.Index].IsCountry) && gazetteer[c.Index].Feature is "ADM1"))
            || scan.Word(outer.Range.End) is "-")
            return false;
        var t = inner.Range.End;
        // "the Matina |and Gara| regions"
        if (scan.Joins(t) && scan.Is(t, "and") && scan.IsCapital(t + 1))
        {
            for (t++; scan.Joins(t) && scan.IsCapital(t);)
                t++;
            if (!words.PluralKinds.Contains(scan.Word(t)))
                return false;
        }

        // "in Florence, Colombia, on Monday": what stands between commas behind a name, or ends the sentence, is its country, and no list goes on from it.
        if (t + 1 == outer.Range.Start && scan.Is(t, ",") && scan.Joins(t) && scan.Word(inner.Range.Start - 1) is "in" or "near" or "of" or "at" or "outside" or "on" && IsCountryBehindComma(scan, outer))
            return true;
        var several = scan.Joins(t) && words.PluralKinds.Contains(scan.Word(t));
        if (scan.Joins(t) && (several || IsKind(scan.Word(t))))
            t++;
        else if (scan.Is(t, ","))
            t = BehindCalling(scan, t + 1);
        if (!scan.Joins(t) || !(scan.Is(t, "in") || (scan.Is(t, "of") && IsKind(scan.Word(t - 1))) || (several && scan.Is(t, "of"))))
            return false;
        for (t++; t < outer.Range.Start; t++)
        {
            // "in the Iranian province of"
            var known = scan.IsInnerHyphen(t) || scan.Is(t, "the") || words.Directions.Contains(scan.Word(t))
                || (scan.Is(t, "of") && IsKind(scan.Word(t - 1))) || (IsKind(scan.Word(t)) && scan.Is(t + 1, "of"))
                || (scan.IsCapital(t) && IsKind(scan.Word(t + 1)) && scan.Is(t + 2, "of"));
            if (!scan.Joins(t) || !known)
                return false;
        }

        return scan.Joins(outer.Range.Start);
    }

    private bool IsCountryBehindComma(ToponymScan scan, Hypothesis outer) => outer.Candidates.Any(c => c.Form is NameForm.Main or NameForm.Alternate && gazetteer[c.Index].IsCountry)
        && (scan.Is(outer.Range.End, ".") || scan.Is(outer.Range.End, ",") && !scan.IsCapital(outer.Range.End + 1) || scan.Word(outer.Range.End) is "on" or "in" or "at" or "after" or "when" or "during" or "early" or "late" or "last");

    // ", a small town in", ", a subdistrict of": where what the name is called ends; the same token where it is called nothing.
    private int BehindCalling(ToponymScan scan, int start)
    {
        if (scan.Word(start) is not ("a" or "an" or "the"))
            return start;
        for (var t = start + 1; t < start + LongestCalling && scan.Joins(t); t++)
        {
            if (IsKind(scan.Word(t)))
                return t + 1;
            if (scan.ShapeAt(t) != ToponymScan.Shape.Lower)
                break;
        }

        return start;
    }

    // ", a village 40 miles south of", ", 50 km north of"
    private bool IsSaidToLieBeside(ToponymScan scan, Hypothesis inner, Hypothesis outer)
    {
        var end = scan.Joins(inner.Range.End) && IsKind(scan.Word(inner.Range.End)) ? inner.Range.End + 1 : inner.Range.End;
        if (inner.Kind == ToponymKind.Demonym || outer.Kind != ToponymKind.Name || !scan.Is(end, ",") || scan.Word(outer.Range.Start - 1) is not ("of" or "from"))
            return false;
        var t = end + 1;
        if (scan.Word(t) is "a" or "the" && IsKind(scan.Word(t + 1)))
            t += 2;
        return LiesAtDistance(scan, t - 1);
    }

    // ", 50 km", ", some 20 miles": behind the comma, or the word of the kind, at a token.
    private bool LiesAtDistance(ToponymScan scan, int token)
    {
        if (!scan.Joins(token) || !(scan.Is(token, ",") || IsKind(scan.Word(token))))
            return false;
        var t = token + 1;
        if (words.Approximations.Contains(scan.Word(t)))
            t++;
        var unit = scan.IsInnerHyphen(t + 1) ? t + 2 : t + 1;
        // "20 minutes later" is no distance.
        return scan.ShapeAt(t) == ToponymScan.Shape.Number && words.Distances.Contains(scan.Word(unit))
            && (words.Directions.Contains(scan.Word(unit + 1)) || scan.Word(unit + 1) is "from" or "away" or "outside" or "off" or "of" or "(" or "-");
    }

    private bool IsKind(ReadOnlySpan<char> word) => words.KindWordsBefore.Contains(word) || words.FirstOrderWords.Contains(word) || words.TownWords.Contains(word);

    // "Kerman, Iran"
    private bool IsFollowedByWider(ToponymScan scan, List<Hypothesis> found, int j) => j + 1 < found.Count && scan.Is(found[j].Range.End, ",")
        && found[j + 1].Range.Start == found[j].Range.End + 1 && IsWide(found[j + 1], CueOf(scan, found[j + 1].Range));

    // A country, whatever towns bear its name too, a name of divisions alone, or "the province of Kerman".
    private bool IsWide(Hypothesis h, DivisionCue cue) => h.Kind == ToponymKind.Name
        && (h.Candidates.All(c => IsDivision(c.Index)) || h.Candidates.Any(c => c.Form == NameForm.Main && gazetteer[c.Index].IsCountry)
            || (cue is DivisionCue.FirstOrder or DivisionCue.SecondOrder && h.Candidates.Any(c => IsDivision(c.Index))));

    private bool IsWiderThanTown(int index) => IsDivision(index) && gazetteer[index].Feature is not "ADM2";

    // "in", "off the coast of", "the town of"
    private bool IsScene(ToponymScan scan, Hypothesis h) => h.Has(BehindIn)
        || (scan.Is(h.Range.Start - 1, "of")
            && (scan.Word(h.Range.Start - 2) is "coast" or "outskirts" || words.KindWordsBefore.Contains(scan.Word(h.Range.Start - 2))));

    private bool IsDivision(int index) => gazetteer[index] is { CountryIndex: > 0 } entry && (entry.IsCountry || entry.Feature is "ADM1" or "ADM2" or "RGN");

    private bool Contains(int outer, int inner)
    {
        var (o, i) = (gazetteer[outer], gazetteer[inner]);
        return outer != inner && (i.Admin1Index == outer || i.Admin2Index == outer
            || (o.IsCountry && o.CountryIndex == i.CountryIndex && o.CountryIndex > 0));
    }

    /// <summary>Stands in a series ("A, B and C") next to a name that is surely a place.</summary>
    private static bool IsInSeries(ToponymScan scan, List<Hypothesis> found, int i)
    {
        return (i > 0 && Joined(found[i - 1], found[i])) || (i + 1 < found.Count && Joined(found[i], found[i + 1]));

        bool Joined(Hypothesis left, Hypothesis right)
        {
            var other = ReferenceEquals(left, found[i]) ? right : left;
            var between = right.Range.Start - left.Range.End;
            return other.Evidence >= Sure && between is 1 or 2 && left.Container < 0
                && (scan.Is(right.Range.Start - 1, ",") || scan.Is(right.Range.Start - 1, "and") || scan.Is(right.Range.Start - 1, "or"))
                && (between == 1 || scan.Is(left.Range.End, ","));
        }
    }

    private void GatherSigns(ToponymScan scan, Hypothesis h)
    {
        h.Cue = CueOf(scan, h.Range);
        h.Add(KindBeside, h.Cue is not (DivisionCue.None or DivisionCue.NearTown));
        h.Add(NamedByKind, h.IsNamedByKind);
        h.Add(SeveralWords, h.Range.Count > 1);
        h.Add(ToponymSign.Demonym, h.Kind == ToponymKind.Demonym);
        h.Add(CapitalsLine, scan.InCapitals[h.Range.Start]);
        if (h.Kind == ToponymKind.Name)
            GatherFame(h);
        else if (h.Kind is ToponymKind.Site or ToponymKind.Unlisted)
            GatherSite(scan, h);
        GatherTags(scan, h);
        GatherBefore(scan, h);
        GatherAfter(scan, h);
        if (h.Range.Count == 1)
            GatherWord(scan, h);
    }

    /// <summary>
    /// The entries of the countries and divisions that the report surely names, or that hold all bearers of a name in
    /// it.
    /// </summary>
    private HashSet<int> SurelyNamed(List<Hypothesis> found)
    {
        var named = new HashSet<int>();
        foreach (var h in found.Where(h => h.Evidence >= Sure && h.Kind is not (ToponymKind.Site or ToponymKind.Unlisted)))
        {
            var country = gazetteer[h.Candidates[0].Index].CountryIndex;
            if (country > 0 && h.Candidates.All(c => gazetteer[c.Index].CountryIndex == country))
                named.Add(gazetteer.CountryEntry(country));
            foreach (var candidate in h.Candidates)
            {
                if (gazetteer[candidate.Index] is { IsCountry: true } or { Feature: "ADM1" })
                    named.Add(candidate.Index);
            }
        }

        return named;
    }

    /// <summary>A little-known name is more likely a place where its country or division is named too.</summary>
    private void GatherSurroundings(Hypothesis h, HashSet<int> named)
    {
        if (h.Kind != ToponymKind.Name || h.Has(Country))
            return;
        foreach (var candidate in h.Candidates)
        {
            var place = gazetteer[candidate.Index];
            if (candidate.Form == NameForm.Abbreviation || place.Feature == "ADM1" || place.CountryIndex == 0)
                continue;
            h.Add(DivisionNamed, place.Admin1Index >= 0 && named.Contains(place.Admin1Index));
            if (named.Contains(gazetteer.CountryEntry(place.CountryIndex)))
                h.Add(IsEnglish(place.Country) ? EnglishCountryNamed : CountryNamed);
        }
    }

    private static bool IsEnglish(string country) => country is "USA" or "GBR" or "CAN" or "AUS" or "NZL" or "IRL";

    private void GatherFame(Hypothesis h)
    {
        var best = h.Candidates.MaxBy(c => (IsKnown(c), Rank(c)));
        var place = gazetteer[best.Index];
        var isOfOtherTongue = place.CountryIndex > 0 && !IsEnglish(place.Country);
        h.Add(OtherTongue, isOfOtherTongue && place.Population < WellKnown && !IsKnown(best) && place.Feature is not ("ADM1" or "PPLC" or "PPLA"));
        h.Add(place.Feature switch
        {
            ['P', 'C', 'L', ..] => Country,
            ['P', 'P', 'L', ..] when IsKnown(best) && place.Population < WellKnown => Region,
            "ADM1" => Division,
            "ADM2" => District,
            "PPLC" => Capital,
            ['P', 'P', 'L', ..] or "STLMT" => place.Population switch
            {
                >= 1_000_000 => Metropolis,
                >= 200_000 => LargeTown,
                >= 50_000 => Town,
                >= 10_000 => SmallTown,
                >= 1_000 => Village,
                _ => Hamlet,
            },
            _ => place.IsListed ? Region : Hamlet,
        });
        h.Add(OtherName, best.Form is NameForm.Alternate or NameForm.WithoutArticle or NameForm.Historic);
        h.Add(BareName, best.Form == NameForm.Bare);
        h.Add(Abbreviation, h.Candidates.Any(c => c.Form == NameForm.Abbreviation));

        bool IsKnown(PlaceRef candidate) => wellKnown.Know(h.Key, gazetteer[candidate.Index].Country);
    }

    private void GatherSite(ToponymScan scan, Hypothesis h)
    {
        var noun = words.SiteNouns.Contains(scan.Word(h.Range.End - 1))
            || (scan.Joins(h.Range.End) && words.PartWords.Contains(scan.Word(h.Range.End)));
        noun |= h.IsNamedByKind || h.IsStreet;
        var start = words.SiteStarts.Contains(scan.Word(h.Range.Start));
        h.Add(SiteNoun, noun);
        h.Add(SiteStart, start && !noun);
        h.Add(UnknownName, !noun && !start);
    }

    /// <summary>How much the name alone speaks for this place; orders a name's candidates.</summary>
    private double Rank(PlaceRef candidate)
    {
        var place = gazetteer[candidate.Index];
        var weight = place.Feature switch
        {
            "ADM1" => candidate.Form == NameForm.Bare ? 1.4 : 2.0,
            "ADM2" => candidate.Form == NameForm.Bare ? 0.4 : 0.8,
            "PPLC" => 2.2,
            ['P', 'C', 'L', ..] => 3.0,
            ['P', 'P', 'L', ..] or "STLMT" => place.Population switch
            {
                >= 1_000_000 => 2.0,
                >= 200_000 => 1.5,
                >= 50_000 => 1.1,
                >= 10_000 => 0.8,
                >= 1_000 => 0.5,
                _ => 0.3,
            },
            _ => place.IsListed ? 3.0 : 0.2,
        };
        var isLesserName = candidate.Form is NameForm.Alternate or NameForm.WithoutArticle or NameForm.Historic;
        return isLesserName && weight < 3 && place.GeonameId > 0 && place.Feature != "ADM1" ? Math.Min(weight, 1.5) - 0.4 : weight;
    }

    private static void GatherTags(ToponymScan scan, Hypothesis h)
    {
        var name = scan.NameAt(h.Range.Start) ?? scan.NameAt(h.Range.End - 1);
        if (name is not { } n)
        {
            h.Add(Untagged);
            h.Add(NoProperNoun, scan.Syntax is { } syntax && syntax.Tags[h.Range.Start] is not (UniversalTag.Propn or UniversalTag.Adj));
            return;
        }

        var same = n.Range == h.Range;
        h.Add(n.Kind switch
        {
            NameKind.Place => same ? TaggedPlace : TaggedPlacePart,
            NameKind.Person => TaggedPerson,
            _ => same ? TaggedOrganisation : n.Range.Start == h.Range.Start ? OrganisationStart : OrganisationInside,
        });
    }

    private void GatherBefore(ToponymScan scan, Hypothesis h)
    {
        var before = h.Range.Start - 1;
        h.Add(Dateline, IsDateline(scan, h.Range));
        if (scan.Begins[h.Range.Start])
        {
            h.Add(BeginsSentence);
            return;
        }

        if (scan.Word(before).Equals("the", StringComparison.OrdinalIgnoreCase))
        {
            h.Add(BehindArticle);
            before--;
        }

        var word = scan.Word(before);
        var capital = scan.IsCapital(before) && !scan.InCapitals[before] && before == h.Range.Start - 1;
        if (word.Equals("in", StringComparison.OrdinalIgnoreCase))
            h.Add(BehindIn);
        else if (words.PlacePrepositions.Contains(word))
            h.Add(BehindPlacePreposition);
        else if (words.Directions.Contains(word))
            h.Add(BehindDirection);
        else if (before > 0 && word is "on" or "of" or "for" or "against" && words.Deeds.Contains(scan.Word(before - 1)))
            h.Add(BehindDeed);
        else if (words.WeakPrepositions.Contains(word))
            h.Add(BehindPreposition);
        else if (capital && words.Titles.Contains(word))
            h.Add(BehindTitle);
        else if (capital && words.GivenNames.Contains(word))
            h.Add(BehindGivenName);
        else if (capital && !scan.Begins[before] && !words.OrganisationNouns.Contains(word) && gazetteer.Find(word).IsEmpty)
            h.Add(BehindCapital);
    }

    private void GatherAfter(ToponymScan scan, Hypothesis h)
    {
        var after = h.Range.End;
        if (!scan.Joins(after))
            return;
        h.Add(BeforePossessive, scan.Tokens[after] is "'s" or "’s" or "'" or "’");
        if (scan.Syntax is { } syntax && syntax.Tags[after] is UniversalTag.Verb)
            h.Add(BeforeSpeech, words.SpeechVerbs.Contains(syntax.Lemmas[after]));
        // "exploded in Bol on Tuesday"
        h.Add(BeforeDay, h.Has(BehindIn) && scan.Is(after, "on") && scan.IsCapital(after + 1) && scan.Word(after + 1).EndsWith("day", StringComparison.OrdinalIgnoreCase));
        if (!scan.IsCapital(after) || scan.InCapitals[after])
        {
            h.Add(BeforeOrganisation, words.OrganisationNouns.Contains(scan.Word(after)));
            // "Baghdad airport" lies in Baghdad; "Baghdad Airport" is a name of its own.
            h.Add(BeforeSite, words.SiteNouns.Contains(scan.Word(after)) && scan.IsCapital(after) && !h.Has(BeforeOrganisation) && !h.Has(KindBeside));
            return;
        }

        for (var i = after; i < after + LongestLookAhead && scan.Joins(i) && scan.IsCapital(i); i++)
        {
            h.Add(BeforeOrganisation, words.OrganisationNouns.Contains(scan.Word(i)));
            h.Add(BeforeSite, words.SiteNouns.Contains(scan.Word(i)) && !h.Has(BeforeOrganisation));
        }

        h.Add(BeforeCapital, !h.Has(BeforeOrganisation) && !h.Has(BeforeSite) && gazetteer.Find(scan.Word(after)).IsEmpty);
    }

    private void GatherWord(ToponymScan scan, Hypothesis h)
    {
        var token = h.Range.Start;
        var word = scan.Word(token);
        if (h.Has(Abbreviation))
        {
            h.Add(LoneAbbreviation, !FollowsPlaceComma(scan, token));
            return;
        }

        h.Add(HardlyPlace, words.Never.Contains(word));
        h.Add(EnglishWord, words.CommonWords.Contains(word));
        h.Add(LowerElsewhere, scan.OccursInLowerCase(token));
        h.Add(SurnameHere, scan.IsSurname(token));
        h.Add(GivenName, words.GivenNames.Contains(word));
        h.Add(ShortCapitals, scan.ShapeAt(token) == ToponymScan.Shape.AllCaps && word.Length <= 4 && !scan.InCapitals[token]);
    }

    private DivisionCue CueOf(ToponymScan scan, TokenRange range)
    {
        var after = scan.Word(range.End);
        var before = scan.Word(range.Start - 1);
        var last = scan.Word(range.End - 1);
        if (range.Count > 1 && words.SecondOrderWords.Contains(last))
            return DivisionCue.SecondOrder;
        if (range.Count > 1 && words.FirstOrderWords.Contains(last))
            return DivisionCue.FirstOrder;
        if (scan.Joins(range.End))
        {
            if (words.SecondOrderWords.Contains(after))
                return DivisionCue.SecondOrder;
            if (words.FirstOrderWords.Contains(after))
                return DivisionCue.FirstOrder;
            // "the Kashmir town of Pahalgam": the kind is that of the name behind.
            if ((after.Equals("city", StringComparison.OrdinalIgnoreCase) || after.Equals("town", StringComparison.OrdinalIgnoreCase))
                && !scan.Word(range.End + 1).Equals("of", StringComparison.OrdinalIgnoreCase))
            {
                return DivisionCue.Town;
            }
        }

        if (!before.Equals("of", StringComparison.OrdinalIgnoreCase))
            return words.TownPrepositions.Contains(before) ? DivisionCue.NearTown : DivisionCue.None;
        // "the capital of Mali" is a town, Mali none.
        var kind = scan.Word(range.Start - 2);
        if (kind.Equals("capital", StringComparison.OrdinalIgnoreCase))
            return DivisionCue.None;
        return words.TownWords.Contains(kind) ? DivisionCue.Town
            : words.SecondOrderWords.Contains(kind) ? DivisionCue.SecondOrder
            : words.FirstOrderWords.Contains(kind) ? DivisionCue.FirstOrder
            : DivisionCue.None;
    }
}
