using Casus.Reports;

namespace Casus.Archive;

/// <summary>The errors of the archive, so that they read alike and can be searched by code.</summary>
internal static class ArchiveErrors
{
    public static CasusException NoArchive(string where) =>
        new("CAS1101", where, "there is no archive there. Check the path, or make one with 'casus ingest'.");

    public static CasusException NotAnArchive(string where, Exception? cause = null) =>
        new("CAS1102", where, "this is no archive of Casus; nothing was changed. Name another file or database.", cause);

    public static CasusException Damaged(string where, Exception cause) => new(
        "CAS1103", where, $"the archive is damaged ({Trimmed(cause)}). Restore it from a backup with 'casus restore'; 'casus verify' on a copy says what is left.", cause);

    public static CasusException Newer(string where, int found, int known) => new(
        "CAS1104", where, $"the archive has schema {found}, this program knows schemas up to {known}. Use the version of Casus that wrote it, or a newer one.");

    public static CasusException Locked(string where, Exception cause) => new(
        "CAS1105", where, "another program is writing to the archive and went on for too long; nothing was changed. Wait until it has ended and run again.", cause);

    public static CasusException ReadOnly(string where, Exception? cause = null) => new(
        "CAS1106", where, "the archive cannot be written to; nothing was changed. Give write permission to the file and its folder, or to the user of the database.", cause);

    public static CasusException Full(string where, Exception cause) => new(
        "CAS1107", where, $"the archive cannot be written on ({Trimmed(cause)}); everything up to the last whole batch is kept. Free space and run again: it goes on where it ended.", cause);

    public static CasusException NoConnection(string where, Exception cause) => new(
        "CAS1108", where, $"the database cannot be reached, or the connection was lost ({Trimmed(cause)}). Everything up to the last whole batch is kept. Check that it runs and run again.", cause);

    public static CasusException Refused(string where, Exception cause) => new(
        "CAS1109", where, $"the database refuses ({Trimmed(cause)}). Check user, password and rights.", cause);

    public static CasusException NoDatabase(string where, string database, Exception cause) => new(
        "CAS1109", where, $"there is no database '{database}' at that server. Make it with 'createdb {database}', as a user who may, or correct the name.", cause);

    public static CasusException NoSuchReport(string where, string id) =>
        new("CAS1110", where, $"there is no report '{id}' in the archive. Find its id with 'casus reports'.");

    public static CasusException NoSuchIncident(string where, string id) =>
        new("CAS1111", where, $"there is no incident '{id}' in the archive. Find its id with 'casus incidents'.");

    public static CasusException NoSuchJudgement(string where, long number) =>
        new("CAS1112", where, $"there is no judgement {number} that holds. Find its number with 'casus judge list'.");

    public static CasusException CannotBeCorrected(string field, string expected) =>
        new("CAS1113", field, $"the value does not fit. Expected {expected}.");

    public static CasusException CannotBeJudged(string where, string why) =>
        new("CAS1114", where, why);

    public static CasusException Tampered(string where, string finding) =>
        new("CAS1115", where, finding);

    public static CasusException NoCursor(string text) =>
        new("CAS1116", text, "this is no cursor. Use what the page before gave as its end.");

    public static CasusException NoBackup(string where, string why) =>
        new("CAS1117", where, $"the backup cannot be read ({why}). Name another file; nothing was restored.");

    public static CasusException WrongPassphrase(string where) =>
        new("CAS1118", where, "the passphrase does not open the backup, or its first part is damaged. Check the passphrase; nothing was restored.");

    public static CasusException IsThereAlready(string where) =>
        new("CAS1119", where, "there is an archive already; nothing was restored. Name another place.");

    public static CasusException NotALocation(string where, string why) =>
        new("CAS1120", where, $"this does not name a database ({why}). Write it as postgres://user@host:5432/database.");

    public static CasusException ChangedMeanwhile(string id) =>
        new("CAS1121", id, "somebody else changed the incident since it was looked at; nothing was done. Look again, and decide then.");

    public static CasusException NoSuchCode(string what, string code, IReadOnlyList<string> meant, string expected) => new(
        "CAS1122", $"{what} '{code}'", meant.Count > 0 ? $"there is none of that code. Did you mean {string.Join(" or ", meant)}?" : $"there is none of that code. Expected {expected}.");

    public static CasusException WasPurged(string id, string kind, string at) => new(
        "CAS1123", id, $"a report of this {kind} was purged from the archive on {at[..10]}; it is not taken in. 'casus ingest --allow-purged' takes it in all the same, for all to see.");

    public static CasusException OriginalIsShared(string id, IReadOnlyList<string> others) => new(
        "CAS1124", id, $"its original is that of {string.Join(", ", others.Take(5).Select(o => $"'{o}'"))}{(others.Count > 5 ? ", …" : "")} as well; nothing was removed. Name these, too, and take in again what of them may stay.");

    public static CasusException CannotBePurged(string what, string why) =>
        new("CAS1125", what, $"{why} Nothing was removed.");

    public static CasusException PurgeIsUnfinished(string where, CasusException cause) => new(
        "CAS1126", where, $"the reports are removed, but what the database freed may hold them still ({Trimmed(cause)}). Run 'casus purge --finish' when nothing else uses the archive.", cause);

    private static string Trimmed(Exception cause) => cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
}
