using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Cli;

/// <summary>The errors of the program itself, so that they read alike and can be searched by code.</summary>
internal static class CliErrors
{
    /// <summary>What is told and costs nothing, in the form of an error.</summary>
    public static string Warning(CasusException e) => $"{e.Where}: warning {e.Code}: {e.Message}";

    public static CasusException OutputCannotBeWritten(string target, Exception cause) => new(
        "CAS1001", target, $"the output cannot be written ({cause.Message.TrimEnd('.')}). Free space or name another place, and run again; a file of that name is unchanged.", cause);

    public static CasusException ReportCannotBeCoded(Report report, Exception cause) => new(
        "CAS1002", report.Origin.ToString(), $"the report '{report.Id}' could not be coded because of a defect in Casus ({cause.GetType().Name}: {cause.Message}). Please send in this message with the report.", cause);

    public static CasusException NoSuchEvent(string report, string asked, IEnumerable<string> known) => new(
        "CAS1003", report, $"the record has no event '{asked}'. It has {Listed(known)}.");

    public static CasusException NoReport(string input) =>
        new("CAS1004", input, "there is no report in it to explain. Name a file that holds one.");

    public static CasusException NoReportWithId(string input, string id) =>
        new("CAS1004", input, $"there is no report with the id '{id}' in it. Check the id.");

    public static CasusException SeveralReports(string input) =>
        new("CAS1005", input, "it holds more than one report. Name the one to explain with --id.");

    public static CasusException NoSuchActor(string id) =>
        new("CAS1006", "register", $"there is no actor '{id}'. Find its id with 'casus actors search'.");

    public static CasusException RecordsCannotBeRead(string file, Exception cause) =>
        new("CAS1007", file, $"the records cannot be read ({cause.Message.TrimEnd('.')}). Check the path.", cause);

    public static CasusException NoRecord(string where, LineKind found, Exception cause) => new(
        "CAS1008",
        where,
        found switch
        {
            LineKind.Incident => "the line is no record but an incident, which is fused already. Give the records that 'casus code --format jsonl' wrote.",
            LineKind.Report => "the line is no record but a report. Code it first: 'casus code --format jsonl'.",
            LineKind.OtherJson => "the line is no record. Expected a line that 'casus code --format jsonl' wrote.",
            _ => "the line is damaged or no JSON. Expected a record, as 'casus code --format jsonl' writes it.",
        },
        cause);

    public static CasusException RecordIsThereAlready(string where, string id) =>
        new("CAS1009", where, $"a record of the report '{id}' was read before; this one was passed over. Leave out one of them.");

    public static CasusException NoPassphrase(string where) =>
        new("CAS1010", where, "there is no passphrase. Name a file whose first line it is with --passphrase-file, or set CASUS_PASSPHRASE.");

    public static CasusException FileCannotBeRead(string file, Exception cause) =>
        new("CAS1011", file, $"the file cannot be read ({cause.Message.TrimEnd('.')}). Check the path.", cause);

    public static CasusException FileIsThere(string file) =>
        new("CAS1012", file, "there is a file already. Name another one, or say --overwrite.");

    private static string Listed(IEnumerable<string> ids) => string.Join(", ", ids) is { Length: > 0 } list ? list : "none";

    public static CasusException NoWorker(string where) => new(
        "CAS1410", where, "no worker answers there. Start workers with --health, and name the port or address that stands behind it.");
}
