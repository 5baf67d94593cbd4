using System.Globalization;
using Casus.Formats;
using Casus.Reports;
using Casus.Sources.Fetching;
using Casus.Sources.Watching;

namespace Casus.Sources;

/// <summary>The messages of sources, so that they read alike and can be searched by code.</summary>
internal static class SourceErrors
{
    public static CasusException NoConfiguration(string file, Exception cause) =>
        new("CAS1501", file, cause is FileNotFoundException or DirectoryNotFoundException
            ? "there is no such file. Check the path of the configuration."
            : "the configuration cannot be read. Check that it is a file, and that you may read it.", cause);

    public static CasusException EmptyConfiguration(string file) =>
        new("CAS1502", file, "the configuration is empty. Write at least 'sources:' and below it one source, as '  - folder: inbox'; docs/guide/watch.md has a whole one.");

    public static CasusException NotYaml(string where, string what, Exception? cause = null) =>
        new("CAS1502", where, $"this is not YAML of the form expected ({what.TrimEnd('.')}). Compare it with the guide.", cause);

    public static CasusException UnknownKey(string where, string key, IEnumerable<string> known) =>
        new("CAS1503", where, $"there is no setting '{key}' here. There are {string.Join(", ", known)}.");

    public static CasusException WrongValue(string where, string key, string value, string expected) =>
        new("CAS1504", where, $"'{key}' is '{WebAddress.WithoutSecrets(value)}'. Expected {expected}.");

    public static CasusException NotOfThisKind(string where, string key, string kind, IEnumerable<string> kinds) =>
        new("CAS1504", where, $"'{key}' says nothing of a source of the kind '{kind}'. Leave it out; it is for {string.Join(", ", kinds)}.");

    public static CasusException KeyMissing(string where, string what) => new("CAS1505", where, $"{what} is missing. Add it.");

    public static CasusException TwoKinds(string where, IReadOnlyList<string> kinds) =>
        new("CAS1504", where, $"this source is of several kinds ({string.Join(", ", kinds)}). Expected one; make a source of each.");

    public static CasusException NameTwice(string where, string name) => new("CAS1506", where, $"two sources are called '{name}'. Rename one.");

    public static CasusException NoAgent(string where) => new(
        "CAS1507", where, "the network is on and nobody says who asks. Set 'agent' to a name and an address where whoever runs a site finds you: 'ExampleDesk/1.0 (+https://desk.example/bot)'.");

    public static CasusException StateUnusable(string file, string what, string advice, Exception? cause = null) =>
        new("CAS1508", file, $"what was seen so far cannot be kept here ({what.TrimEnd('.')}). Nothing was fetched. {advice}", cause);

    public static CasusException NoState(string where) =>
        new("CAS1509", where, "the archive is a database, so the file in which to remember what was seen has to be named. Set 'state' to a path.");

    public static ReadProblem NetworkOff(string source, string why) => Note("CAS1510", ProblemSeverity.Notice, source,
        $"it was not asked, since the network is off ({why}).");

    public static ReadProblem ListNotFetched(string source, FetchAnswer.Refused refused) => Note("CAS1511", ProblemSeverity.Error, source,
        $"it cannot be fetched: {refused.Detail}. {(refused.MayPass ? "It is asked again later." : refused.Limit is { } limit ? $"Set 'limits: {limit}' higher if that is meant to be read." : refused.Reason == FetchReason.Forbidden ? "Check its address and 'hosts'." : "Check its address.")}{Opening(refused.Inside)}");

    public static ReadProblem PageNotFetched(string address, PageEnd end, string? inside) => Note("CAS1512", ProblemSeverity.Warning, address,
        $"the page cannot be fetched: {end.Reason}. {(end.State == "waiting" ? "It is asked for again later." : end.IsOfRules ? "It is asked for again when 'hosts' is changed." : end.Limit is { } limit ? $"It is asked for again when 'limits: {limit}' is changed." : "It is not asked for again.")}{Opening(inside)}");

    public static ReadProblem NotAList(string source, string why) => Note("CAS1513", ProblemSeverity.Error, source,
        $"it is not of the form that the configuration says ({why}). Check that its kind and address are right.");

    public static ReadProblem NoAddress(string source, string address, string why) => Note("CAS1514", ProblemSeverity.Warning, source,
        $"an entry was passed over whose address is not asked for: {why} ('{Shown(WebAddress.WithoutSecrets(address))}').");

    public static ReadProblem NotRead(string where, string why) => Note("CAS1515", ProblemSeverity.Notice, where,
        $"it was kept and not read: {why}.");

    public static ReadProblem FileUnreadable(string file, string cause) => Note("CAS1516", ProblemSeverity.Error, file,
        $"the list cannot be read ({cause.TrimEnd('.')}). Check the path.");

    public static ReadProblem ListCut(string source) => Note("CAS1517", ProblemSeverity.Warning, source, string.Create(
        CultureInfo.InvariantCulture, $"it has more than {Lists.PageList.Most:N0} entries; the others were left out. Divide it."));

    public static ReadProblem MapsCut(string source, int most, int left) => Note("CAS1517", ProblemSeverity.Warning, source, string.Create(
        CultureInfo.InvariantCulture, $"its index leads to more than {most:N0} maps; {left:N0} were left out. Name maps of it as sources of their own."));

    public static ReadProblem MapsAstray(string source, int count) => Note("CAS1524", ProblemSeverity.Warning, source, string.Create(
        CultureInfo.InvariantCulture, $"{count:N0} of the maps that it names were passed over: they are of another site, or stand below an index of indices. Name them as sources of their own."));

    public static ReadProblem EntriesPassedOver(string source, Lists.Misfits misfits) => Note("CAS1524", ProblemSeverity.Warning, source, string.Create(
        CultureInfo.InvariantCulture, $"{misfits.Count:N0} of its entries were passed over, number {misfits.First:N0} for one: {misfits.Why}. Look at the list."));

    public static ReadProblem StillWritten(string file) => Note("CAS1518", ProblemSeverity.Notice, file,
        "it is still being written; it is read next time.");

    public static ReadProblem SourceDefect(string source, Exception cause) => Note("CAS1519", ProblemSeverity.Error, source,
        $"a defect of Casus kept it from being read ({cause.GetType().Name}: {Shown(cause.Message)}). The other sources were read; please report it.");

    public static ReadProblem StatusNotWritten(string file, string cause) => Note("CAS1520", ProblemSeverity.Warning, file,
        $"what the workbench shows of the sources cannot be written ({cause.TrimEnd('.')}). The watch goes on; give write permission to the folder, or name another with 'state'.");

    /// <summary>Something of a folder could not be read. What it was is told where it was found: names of files may be those of people.</summary>
    public static (string Code, string Message) PartUnreadable =>
        ("CAS1521", "a file or folder of it could not be read. casus watch names it in its messages, and tries again in every round; check that it is whole and may be read.");

    public static ReadProblem Waits(string source, DateTimeOffset until, string? problem) => Note("CAS1522", ProblemSeverity.Warning, source, string.Create(
        CultureInfo.InvariantCulture, $"it failed and is not asked before {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, or until its address, 'hosts' or 'limits' is changed. What was wrong: {problem?.TrimEnd('.')}."));

    public static ReadProblem Duplicate(string address, string first) => Note("CAS1523", ProblemSeverity.Notice, address,
        $"it was left out: words, day and publisher are those of {first}, which was kept.");

    public static ReadProblem NotSeenAgain(string address, string why) => Note("CAS1525", ProblemSeverity.Notice, address,
        $"its list says that the page has changed, and it cannot be fetched any more: {why}. What was kept of it stays.");

    public static string PageDefect(Exception cause) => $"a defect of Casus kept it from being read ({cause.GetType().Name}: {Shown(cause.Message)}), which please report";

    private static string Opening(string? inside) => inside is null ? "" : $" To ask a server of your own network, write it under hosts: inside: as {inside}.";

    private static ReadProblem Note(string code, ProblemSeverity severity, string where, string message) => new(code, severity, new(where), message);

    private static string Shown(string text) => new([.. text.Take(80).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c)]);
}
