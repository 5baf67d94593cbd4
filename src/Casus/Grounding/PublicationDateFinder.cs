using Casus.Language.English.Times;

namespace Casus.Grounding;

/// <summary>Finds the date of publication in a report's own words: a dateline, a byline, an "Updated" line.</summary>
public sealed class PublicationDateFinder(TimePatterns patterns)
{
    /// <summary>The date.</summary>
    public TimeAnchor? Find(string text) => null;

    internal TimePatterns Patterns { get; } = patterns;
}
