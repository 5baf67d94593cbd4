using System.Text.Json;
using System.Text.Json.Serialization;
using Casus.Server.Hosting;

namespace Casus.Server.Watching;

/// <summary>How the sources do that <c>casus watch</c> looks through.</summary>
/// <param name="Watched">Whether a watch was ever run for this archive.</param>
/// <param name="UpdatedAt">When it told of itself last.</param>
/// <param name="RoundStartedAt">When the last round began.</param>
/// <param name="RoundEndedAt">When it ended; <see langword="null"/> while it goes on.</param>
/// <param name="NextRoundAt">When the next is to begin; <see langword="null"/> for none.</param>
/// <param name="Late">Whether it is overdue: the watch may not run any longer.</param>
/// <param name="WhyOffline">Why no other host is asked; <see langword="null"/> where they are.</param>
/// <param name="All">The sources in the order of their file.</param>
/// <param name="Next">Always <see langword="null"/>: they are all there.</param>
internal sealed record SourcesView(
    bool Watched, string? UpdatedAt, string? RoundStartedAt, string? RoundEndedAt, string? NextRoundAt, bool Late, string? WhyOffline,
    [property: JsonPropertyName("items")] IReadOnlyList<SourceView> All, string? Next);

/// <summary>How a source does.</summary>
/// <param name="Name">What its file calls it.</param>
/// <param name="Kind"><c>feed</c>, <c>sitemap</c>, <c>pages</c>, <c>reliefweb</c>, <c>gdelt</c> or <c>folder</c>.</param>
/// <param name="Host">The site that is asked; <see langword="null"/> for what lies on the disk.</param>
/// <param name="State"><c>ok</c>, <c>failing</c>, <c>offline</c>, or <c>waiting</c> where it was not looked at yet.</param>
/// <param name="AskedAt">When it was looked at last.</param>
/// <param name="ReadAt">When that went well last.</param>
/// <param name="NextAt">Before then it is not asked again, since it could not be had.</param>
/// <param name="Failures">How often in a row it could not be had.</param>
/// <param name="Problem">What was wrong last, and what to do.</param>
/// <param name="Found">Pages or reports that it named and that were new.</param>
/// <param name="Kept">Of these those that are in the archive and were read.</param>
/// <param name="Unread">Those that are in the archive and were not read.</param>
/// <param name="Duplicates">Those left out, since their words had come before.</param>
/// <param name="Refused">Those that cannot be had.</param>
/// <param name="Waiting">Those still to be fetched.</param>
/// <param name="RefusedBecause">Why most of those were refused that were.</param>
internal sealed record SourceView(
    string Name, string Kind, string? Host, string State, string? AskedAt, string? ReadAt, string? NextAt, long Failures, SourceProblem? Problem,
    long Found, long Kept, long Unread, long Duplicates, long Refused, long Waiting, string? RefusedBecause);

/// <summary>What is wrong with a source.</summary>
/// <param name="Code">One of docs/reference/errors.md, where it is known.</param>
/// <param name="Message">In words.</param>
internal sealed record SourceProblem(string? Code, string Message);

/// <summary>Reads what <c>casus watch</c> tells of itself in the file beside its state.</summary>
internal sealed class WatchedSources(WorkbenchOptions options, TimeProvider time)
{
    private const int Version = 1;
    private const long LargestFile = 16 * 1024 * 1024;

    // A round may begin somewhat late, and one page may take its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(30);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private readonly string? file = (options.WatchState ?? (options.Archive.Contains("://", StringComparison.Ordinal) ? null : Path.GetFullPath(options.Archive) + ".watch")) is { } state
        ? state + ".status"
        : null;

    /// <summary>How they do now.</summary>
    /// <exception cref="RequestException">CAS1333: the file cannot be read.</exception>
    public SourcesView Now()
    {
        if (file is null || Read() is not { } told)
            return new(false, null, null, null, null, false, null, [], null);
        return new(
            true, told.WrittenAt, told.RoundStartedAt, told.RoundEndedAt, told.NextRoundAt, IsLate(told), told.WhyOffline,
            [.. told.Sources.Select(s => s with { State = StateOf(s, told.WhyOffline is not null) })], null);
    }

    private Told? Read()
    {
        try
        {
            var found = new FileInfo(file!);
            if (!found.Exists)
                return null;
            var told = found.Length <= LargestFile ? JsonSerializer.Deserialize<Told>(File.ReadAllBytes(file!), Form) : null;
            return told is { Version: Version, Sources: not null } && told.Sources.All(s => s is { Name: not null, Kind: not null }) ? told : throw RequestException.StatusUnreadable();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw RequestException.StatusUnreadable();
        }
    }

    private bool IsLate(Told told)
    {
        var now = time.GetUtcNow();
        if (told.NextRoundAt is { } next)
            return now > Moment(next) + Patience;
        return told.RoundEndedAt is null && now > Moment(told.WrittenAt) + LongestSilence;
    }

    private static DateTimeOffset Moment(string? written) =>
        DateTimeOffset.TryParse(written, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at) ? at : throw RequestException.StatusUnreadable();

    private static string StateOf(SourceView source, bool isOffline) =>
        isOffline && source.Host is not null ? "offline"
        : source.Failures > 0 ? "failing"
        : source.AskedAt is null ? "waiting"
        : "ok";

    private sealed record Told(int Version, string WrittenAt, string? RoundStartedAt, string? RoundEndedAt, string? NextRoundAt, string? WhyOffline, IReadOnlyList<SourceView> Sources);
}
