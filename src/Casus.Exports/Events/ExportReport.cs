namespace Casus.Exports.Events;

/// <summary>A report behind an event.</summary>
/// <param name="Ref">Its id, or its number within the event.</param>
/// <param name="Publisher">The outlet; empty when unknown.</param>
/// <param name="PublishedOn">The day; empty when unknown.</param>
/// <param name="Url">Its address, or that of the outlet alone; empty when unknown.</param>
/// <param name="Title">Its headline, where it may be shown.</param>
/// <param name="Language">Language tag.</param>
internal sealed record ExportReport(string Ref, string Publisher, string PublishedOn, string Url, string Title, string Language);
