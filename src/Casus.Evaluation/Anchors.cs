using System.Collections.Immutable;
using System.Globalization;
using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>What figures are held against: goals of the project, and what others reach.</summary>
internal sealed class Anchors
{
    private readonly ImmutableArray<(string Set, string Figure, double? Goal, string? Anchor)> entries;

    private Anchors(ImmutableArray<(string, string, double?, string?)> entries) => this.entries = entries;

    /// <summary>Reads <c>evaluation/anchors.txt</c>.</summary>
    /// <exception cref="CasusException">CAS0302: a field is missing; CAS0904: a goal is not a number.</exception>
    public static Anchors From(DataFolder data) => new([.. data.Stanzas("evaluation/anchors.txt")
        .Select(s => (s.Require("set"), s.Require("figure"), Goal(s), s["anchor"]))]);

    /// <summary>The entry for a figure: the first whose set begins the set's name.</summary>
    public (double? Goal, string? Anchor) For(string set, Figure figure)
    {
        foreach (var entry in entries)
        {
            if (entry.Figure != figure.Name || !set.StartsWith(entry.Set, StringComparison.Ordinal))
                continue;
            return (figure.Unit == FigureUnit.Share ? entry.Goal / 100 : entry.Goal, entry.Anchor);
        }

        return (null, null);
    }

    private static double? Goal(Stanza stanza)
    {
        if (stanza["goal"] is not { Length: > 0 } text)
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var goal)
            ? goal
            : throw stanza.Error(
                "CAS0904", $"the goal '{text}' is not a number. Write per cent for shares, kilometres for distances.");
    }
}
