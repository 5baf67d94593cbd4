using System.Collections.Immutable;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>The town in the name of an institution, which is where it stands: Kabul in "Kabul University".</summary>
public static class InstitutionPlace
{
    /// <summary>In text order. None of them is in <see cref="Toponym.Layer"/>: the words name the institution, not the town.</summary>
    public static Layer<ImmutableArray<Toponym>> Layer { get; } = new("institution-places");
}

/// <summary>Finds the towns that names of buildings and institutions begin with.</summary>
/// <remarks>
/// Only names that end in a word for a site, as "university", "airport", "hospital", "mosque"; only large towns, and only where the report speaks of their
/// country by another word: "Washington Hospital" need not stand in Washington.
/// </remarks>
public sealed class InstitutionPlaceFinder(ToponymResolver places) : IStage
{
    private const int LongestTown = 3;

    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 1)
    {
        Requires = [Tokens.Layer, Toponym.Layer, Entities.Layer],
        Provides = InstitutionPlace.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var tokens = reading.Get(Tokens.Layer);
        var countries = reading.Get(Toponym.Layer).Select(t => t.Place?.Country).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var found = reading.Get(Entities.Layer).All
            .Where(e => e.Type is EntityType.Organisation or EntityType.Facility)
            .SelectMany(e => e.Mentions)
            .Where(m => m.Form == MentionForm.Name && m.Range.Count > 1 && places.IsSiteNoun(tokens[m.Range.End - 1]))
            .Select(m => TownIn(tokens, m.Range, countries))
            .OfType<Toponym>()
            .DistinctBy(t => t.Span)
            .OrderBy(t => t.Span);
        return reading.With(InstitutionPlace.Layer, [.. found]);
    }

    private Toponym? TownIn(Tokens tokens, TokenRange name, HashSet<string> countries)
    {
        for (var length = Math.Min(LongestTown, name.Count - 1); length > 0; length--)
        {
            var span = tokens.SpanOf(new TokenRange(name.Start, name.Start + length));
            if (places.LargeTown(span.In(tokens.Text), countries.Contains) is { } town)
                return new(span, ToponymUsage.Literal, town, 1, [], "an institution bears its name");
        }

        return null;
    }
}
