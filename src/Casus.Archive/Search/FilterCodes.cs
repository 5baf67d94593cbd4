using System.Collections.Immutable;
using Casus.Fusion;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Archive.Search;

/// <summary>The codes that filters know: countries and event types. A code that nothing can fit is refused, with the ones that may have been meant.</summary>
public sealed class FilterCodes
{
    private const int MostNamed = 4;
    private const int MostSlips = 2;

    private readonly ImmutableArray<(string Code, ImmutableArray<string> Names)> countries;
    private readonly ImmutableArray<(string Code, ImmutableArray<string> Names)> types;

    private FilterCodes(IEnumerable<(string Code, ImmutableArray<string> Names)> countries, IEnumerable<(string Code, ImmutableArray<string> Names)> types) =>
        (this.countries, this.types) = ([.. countries], [.. types]);

    /// <summary>Reads the names of countries and the codebook.</summary>
    /// <exception cref="CasusException">A data file is missing or damaged.</exception>
    public static FilterCodes Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(
            data.Stanzas("gazetteer/countries.txt").Select(s => (Code: s.Require("code").Split(' ')[^1], Names: s.List("names").Concat(s.List("demonyms")).ToImmutableArray())),
            EventTypes.Load(data).All.Select(t => (t.Name, ImmutableArray.Create(t.Name, t.Label))));
    }

    /// <summary>Checks the codes of a query.</summary>
    /// <exception cref="CasusException">CAS1122: a code is none; the message names those that may have been meant.</exception>
    public void Check(ArchiveQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Country is { } country && countries.All(c => c.Code != country))
            throw ArchiveErrors.NoSuchCode("country", country, Meant(countries, country), "the three letters of ISO 3166-1, as IRQ");
        if (query.Type is { } type && types.All(t => t.Code != type))
            throw ArchiveErrors.NoSuchCode("type", type, Meant(types, type), "an event type of the codebook, as drone-strike");
    }

    // What bears the name; else what has it as a part; else what is spelt nearly so.
    private static List<string> Meant(ImmutableArray<(string Code, ImmutableArray<string> Names)> known, string given)
    {
        var wanted = Key(given);
        Func<string, bool>[] likenesses =
        [
            name => name == wanted,
            name => name.Split(' ').Any(w => w.StartsWith(wanted, StringComparison.Ordinal)),
            name => SpellingIndex.Distance(name, wanted, MostSlips) <= MostSlips,
        ];
        return likenesses
            .Select(l => known.Where(k => k.Names.Any(n => l(Key(n)))).Select(k => k.Code).Take(MostNamed).ToList())
            .FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private static string Key(string name) => string.Join(' ', FoldedWords.Of(name));
}
