using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Casus.Formats;

namespace Casus.Sources.Watching;

/// <summary>
/// Tells in a small file beside the state how the sources do, for the workbench: the state itself is locked while a run goes on. The file is replaced as
/// a whole. It holds no addresses with their queries, in which keys may stand, no paths, and nothing that stands in reports.
/// </summary>
/// <remarks>docs/reference/sources.md describes it.</remarks>
internal sealed partial class WatchStatus(string stateFile, WatchConfig config, WatchState state, string program, TimeProvider time, Action<ReadProblem> tell)
{
    /// <summary>What stands behind the state's name.</summary>
    public const string Ending = ".status";

    private const int Version = 1;
    private const int LongestText = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private readonly string file = stateFile + Ending;
    private DateTimeOffset? started;
    private DateTimeOffset? written;
    private bool isTold;

    /// <summary>Why nothing is asked of other hosts; <see langword="null"/> where it is.</summary>
    public string? WhyOffline { get; init; }

    /// <summary>A round begins.</summary>
    public void Began()
    {
        started = time.GetUtcNow();
        Write(null, null);
    }

    /// <summary>A round goes on; what came of it so far is told from time to time.</summary>
    public void Moved()
    {
        if (time.GetUtcNow() - written >= Pause)
            Write(null, null);
    }

    /// <summary>A round is over.</summary>
    /// <param name="next">When the next begins; <see langword="null"/> for none.</param>
    public void Ended(DateTimeOffset? next) => Write(time.GetUtcNow(), next);

    private void Write(DateTimeOffset? ended, DateTimeOffset? next)
    {
        written = time.GetUtcNow();
        var aside = file + ".new";
        try
        {
            var known = state.Sources();
            var status = new Told(
                Version, program, Moment(written)!, Moment(started), Moment(ended), Moment(next), WhyOffline, [.. config.Sources.Select(s => Of(s, known.GetValueOrDefault(s.Name)))]);
            File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(status, Form));
            File.Move(aside, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            if (!isTold)
                tell(SourceErrors.StatusNotWritten(file, e.Message));
            isTold = true;
        }
    }

    private static ToldSource Of(WatchedSource source, SourceRow? row)
    {
        var pages = row?.Pages ?? [];
        return new(
            Shown(NameOf(source)), source.Kind.ToString().ToLowerInvariant(), source.Address?.IdnHost, row?.AskedAt, row?.ReadAt, row?.NextAt, row?.Failures ?? 0,
            row?.Problem is { } problem ? new(row.Code, Shown(Cleaned(problem, source))) : null,
            row?.Found ?? 0, (row?.Kept ?? 0) - (row?.Unread ?? 0) + pages.GetValueOrDefault("kept"), (row?.Unread ?? 0) + pages.GetValueOrDefault("unread"),
            pages.GetValueOrDefault("duplicate"), pages.GetValueOrDefault("refused"), pages.GetValueOrDefault("waiting"), row?.Refused is { } why ? Shown(Cleaned(why, source)) : null);
    }

    // A source without a name is called by its location, of which the query and the folders are nobody's business.
    private static string NameOf(WatchedSource source) =>
        source.Name.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(source.Name, UriKind.Absolute, out var address) ? address.IdnHost + address.AbsolutePath.TrimEnd('/')
        : Path.IsPathRooted(source.Name) ? Path.GetFileName(source.Name.TrimEnd(Path.DirectorySeparatorChar))
        : source.Name;

    private static string Cleaned(string text, WatchedSource source)
    {
        text = Query().Replace(text.Replace(source.Location, NameOf(source), StringComparison.Ordinal), "$1?…");
        return source.Address is null && Path.GetDirectoryName(source.Location) is { Length: > 1 } folder
            ? text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            : text;
    }

    private static string Shown(string text) => new([.. text.Take(LongestText).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]);

    private static string? Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("""(https?://[^\s'"?#]+)[?#][^\s'")]+""", RegexOptions.None, 1000)]
    private static partial Regex Query();

    private sealed record Told(
        int Version, string Program, string WrittenAt, string? RoundStartedAt, string? RoundEndedAt, string? NextRoundAt, string? WhyOffline, IReadOnlyList<ToldSource> Sources);

    private sealed record ToldSource(
        string Name, string Kind, string? Host, string? AskedAt, string? ReadAt, string? NextAt, long Failures, ToldProblem? Problem,
        long Found, long Kept, long Unread, long Duplicates, long Refused, long Waiting, string? RefusedBecause);

    private sealed record ToldProblem(string? Code, string Message);
}
