namespace Casus.Sources.Fetching;

/// <summary>What a server said of a page, by which it can say that the page has not changed.</summary>
/// <param name="Tag">Its <c>ETag</c>.</param>
/// <param name="Modified">Its <c>Last-Modified</c>.</param>
internal readonly record struct Validators(string? Tag, string? Modified);
