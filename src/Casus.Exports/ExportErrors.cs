using Casus.Fusion.Incidents;
using Casus.Reports;

namespace Casus.Exports;

/// <summary>The errors of exports, CAS1201 to CAS1299.</summary>
internal static class ExportErrors
{
    public static CasusException IncidentsCannotBeRead(string file, Exception cause) =>
        new("CAS1201", file, $"the incidents cannot be read ({cause.Message.TrimEnd('.')}). Check the path.", cause);

    public static CasusException NoIncident(string where, LineKind found, Exception cause) => new(
        "CAS1202",
        where,
        found switch
        {
            LineKind.Record => "the line is no incident but a record. Fuse the records first with 'casus fuse', and name them here with --records.",
            LineKind.Report => "the line is no incident but a report. Code it with 'casus code --format jsonl', then fuse the records with 'casus fuse'.",
            LineKind.OtherJson => "the line is no incident. Expected a line that 'casus fuse' or 'casus incidents --json' wrote.",
            _ => "the line is damaged or no JSON. Expected an incident, as 'casus fuse' writes it.",
        },
        cause);

    public static CasusException NoRecord(string where, string profile) => new(
        "CAS1203", where, $"a record that the incident rests on is not at hand. The profile '{profile}' hides private persons and needs every record to know them: name the records with --records.");

    public static CasusException Leak(string where, string kind) => new(
        "CAS1204", where, $"the finished export would give away {kind}. Nothing was published. Please send in this message; until then leave the incident out.");

    public static CasusException CannotBeWritten(string target, Exception cause) =>
        new("CAS1205", target, $"the export cannot be written ({cause.Message.TrimEnd('.')}). Free space or name another folder, and run again; nothing was left half-written.", cause);

    public static CasusException FolderIsThere(string folder) =>
        new("CAS1206", folder, "there are other files in this folder. Name one that is empty, new, or holds an earlier export.");

    public static CasusException IncidentIsThereAlready(string where, string id) =>
        new("CAS1208", where, $"an incident with the id '{id}' was read before. Leave out one of them.");
}
