using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>The fields of a gold line that a system may see. The properties are set by the JSON reader alone.</summary>
internal abstract class GoldReport
{
    public string Id { get; set; } = "";

    public string Text { get; set; } = "";

    public string? Title { get; set; }

    public string? PublishedOn { get; set; }

    public string? Publisher { get; set; }

    public string? Url { get; set; }

    public string? Language { get; set; }

    public Report ToReport() => new()
    {
        Id = Id,
        Text = Text,
        Title = Title,
        PublishedOn = PublicationTime.TryParse(PublishedOn, out var published) ? published : null,
        Publisher = Publisher,
        Url = Url,
        Language = Language,
    };
}
