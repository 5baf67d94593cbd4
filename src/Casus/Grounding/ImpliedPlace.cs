using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>
/// A town that words stand for without naming it as a place: Kabul in "Kabul University", Abuja in "the Nigerian capital".
/// </summary>
public static class ImpliedPlace
{
    /// <summary>In text order. None of them is in <see cref="Toponym.Layer"/>: the words name an institution, or a seat of government.</summary>
    public static Layer<ImmutableArray<Toponym>> Layer { get; } = new("implied-places");
}

/// <summary>Finds the towns that names of buildings and institutions begin with, and the capitals that are called so.</summary>
/// <remarks>
/// Of institutions only names that end in a word for a site, as "university", "airport", "hospital", "mosque"; only large towns, and only
/// where the report speaks of their country by another word, as "Washington Hospital" need not stand in Washington. A report that names no
/// place at all may mean a capital. "The capital" by itself is that of the one country the report speaks of.
/// </remarks>
public sealed class ImpliedPlaceFinder(ToponymResolver places) : IStage
{
    private const int LongestTown = 3;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Toponym.Layer, Entities.Layer],
        Provides = ImpliedPlace.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var tokens = reading.Get(Tokens.Layer);
        var toponyms = reading.Get(Toponym.Layer);
        var countries = toponyms.Select(t => t.Place?.Country).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var institutions = reading.Get(Entities.Layer).All
            .Where(e => e.Type is EntityType.Organisation or EntityType.Facility)
            .SelectMany(e => e.Mentions)
            .Where(m => m.Form == MentionForm.Name && m.Range.Count > 1 && places.IsSiteNoun(tokens[m.Range.End - 1]))
            .Select(m => TownIn(tokens, m.Range, countries))
            .OfType<Toponym>();
        return reading.With(ImpliedPlace.Layer, [.. institutions.Concat(Capitals(tokens, toponyms, countries)).DistinctBy(t => t.Span).OrderBy(t => t.Span)]);
    }

    private Toponym? TownIn(Tokens tokens, TokenRange name, HashSet<string> countries)
    {
        for (var length = Math.Min(LongestTown, name.Count - 1); length > 0; length--)
        {
            var span = tokens.SpanOf(new TokenRange(name.Start, name.Start + length));
            if (places.LargeTown(span.In(tokens.Text), e => countries.Count == 0 ? e.Feature == "PPLC" : countries.Contains(e.Country)) is { } town)
                return new(span, ToponymUsage.Literal, town, 1, [], "an institution bears its name");
        }

        return null;
    }

    private IEnumerable<Toponym> Capitals(Tokens tokens, ImmutableArray<Toponym> toponyms, HashSet<string> countries)
    {
        Dictionary<int, Toponym>? byEnd = null;
        Dictionary<int, Toponym>? byStart = null;
        for (var t = 1; t < tokens.Count; t++)
        {
            if (!tokens[t].Equals("capital", StringComparison.OrdinalIgnoreCase) || IsOther(tokens, t + 1))
                continue;
            byEnd ??= ByEdge(tokens, toponyms, r => r.End);
            byStart ??= ByEdge(tokens, toponyms, r => r.Start);
            // "the Nigerian capital", "Nigeria's capital", "the capital of Nigeria", "the capital"
            var range = new TokenRange(t, t + 1);
            Toponym? owner = null;
            if (byEnd.TryGetValue(t, out owner))
                range = new(t - 1, t + 1);
            else if (tokens[t - 1] is "'s" or "\u2019s" or "'" or "\u2019" && byEnd.TryGetValue(t - 1, out owner))
                range = new(t - 2, t + 1);
            else if (t + 2 < tokens.Count && tokens[t + 1].Equals("of", StringComparison.OrdinalIgnoreCase) && byStart.TryGetValue(t + 2, out owner))
                range = new(t, t + 3);
            else if (!tokens[t - 1].Equals("the", StringComparison.OrdinalIgnoreCase) || countries.Count != 1)
                continue;
            var country = owner is null ? countries.Single() : owner.Place is { IsCountry: true } state ? state.Country : null;
            if (country is not null && places.CapitalOf(country) is { } capital)
                yield return new(tokens.SpanOf(range), ToponymUsage.Literal, capital, 1, [], "it is called the capital");
        }
    }

    // "capital punishment", "capital gains"
    private bool IsOther(Tokens tokens, int next) => next < tokens.Count
        && (tokens[next] is "-" || places.IsOtherCapital(tokens[next])
            || (tokens[next].Equals("of", StringComparison.OrdinalIgnoreCase) && next + 1 < tokens.Count && !char.IsUpper(tokens[next + 1][0])));

    private static Dictionary<int, Toponym> ByEdge(Tokens tokens, ImmutableArray<Toponym> toponyms, Func<TokenRange, int> edge)
    {
        var found = new Dictionary<int, Toponym>();
        foreach (var toponym in toponyms)
        {
            var range = tokens.RangeOf(toponym.Span);
            if (!range.IsEmpty)
                found.TryAdd(edge(range), toponym);
        }

        return found;
    }
}
