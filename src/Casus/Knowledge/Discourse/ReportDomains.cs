using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Casus.Knowledge;

/// <summary>
/// Tells reports of matches, films, storms and accidents by their words: <c>data/discourse/domains.txt</c>. Immutable.
/// </summary>
public sealed class ReportDomains
{
    private readonly ImmutableArray<(string Name, int Least, DomainExclusion Excludes, bool Yields)> domains;
    private readonly Dictionary<string, ImmutableArray<int>> byWord;
    private readonly FrozenSet<string> against;
    private readonly FrozenSet<string> conflict;

    private ReportDomains(IReadOnlyList<Stanza> stanzas)
    {
        against = stanzas.SelectMany(s => s.List("against")).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        conflict = stanzas.SelectMany(s => s.List("conflict")).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        stanzas = [.. stanzas.Where(s => s["domain"] is not null)];
        domains = [.. stanzas.Select(s => (s.Require("domain"), Least(s), WordLists.Choice<DomainExclusion>(s, "excludes"), s["yields"] is "yes"))];
        byWord = stanzas.SelectMany((s, i) => s.List("words").Select(w => (Word: w, Domain: i)))
            .GroupBy(p => p.Word, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Domain).Distinct().ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads the lists.</summary>
    /// <exception cref="Reports.CasusException">CAS0302, CAS0304, CAS0306, CAS0505: the file is missing or a stanza is
    /// at fault.</exception>
    public static ReportDomains Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.Stanzas("discourse/domains.txt"));
    }

    /// <summary>What is no violence in a report of these words.</summary>
    /// <param name="lemmas">Lemmas of the report.</param>
    /// <param name="domain">The name of the domain that decides, or <see langword="null"/>.</param>
    public DomainExclusion Of(ReadOnlySpan<string> lemmas, out string? domain)
    {
        var seen = new HashSet<string>[domains.Length];
        var violence = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var lemma in lemmas)
        {
            if (against.Contains(lemma))
                violence.Add(lemma);
            if (!byWord.TryGetValue(lemma, out var found))
                continue;
            foreach (var d in found)
                (seen[d] ??= new(StringComparer.OrdinalIgnoreCase)).Add(lemma);
        }

        for (var d = 0; d < domains.Length; d++)
        {
            if (seen[d] is { } words && words.Count >= domains[d].Least && !(domains[d].Yields && violence.Count >= words.Count))
            {
                domain = domains[d].Name;
                return domains[d].Excludes;
            }
        }

        domain = null;
        return DomainExclusion.None;
    }

    /// <summary>Whether any word of a report is one of violence or of conflict.</summary>
    /// <param name="lemmas">Lemmas of the report.</param>
    public bool TellOfConflict(ReadOnlySpan<string> lemmas)
    {
        foreach (var lemma in lemmas)
        {
            if (against.Contains(lemma) || conflict.Contains(lemma))
                return true;
        }

        return false;
    }

    private static int Least(Stanza stanza) => int.TryParse(stanza.Require("least"), CultureInfo.InvariantCulture, out var least) && least > 0
        ? least
        : throw stanza.Error("CAS0306", "'least' must be a number of one or more. Correct the value.");
}
