using System.Globalization;
using Casus.Reports;

namespace Casus.Formats;

/// <summary>Every message of the readers, so that they read alike and can be searched by code.</summary>
internal static class ReadProblems
{
    /// <summary>Whether the file could not be had, or not to its end, whatever stands in it.</summary>
    public static bool IsOfReading(ReadProblem problem) => problem.Code is "CAS0101" or "CAS0102";

    public static ReadProblem NotFound(string path) => Error("CAS0101", new(path),
        "there is no such file or folder. Check the path; '-' reads standard input.");

    public static ReadProblem Unreadable(ReportOrigin origin, string cause) => Error("CAS0102", origin,
        $"it cannot be read ({Sentence(cause)}). Check that the file exists, that you may read it, and that the disk is well.");

    public static ReadProblem DamagedGzip(ReportOrigin origin) => Error("CAS0103", origin,
        "the compressed data is damaged or ends too early; whatever came before has been read. Fetch or compress the file again.");

    public static ReadProblem Empty(ReportOrigin origin) => Error("CAS0104", origin,
        "there is nothing in it. Expected the text of a report, an HTML page or JSON objects.");

    public static ReadProblem NotText(ReportOrigin origin, string what) => Error("CAS0105", origin,
        $"this is {what}, not text. Expected plain text, an HTML page, a mail, a web archive or JSON Lines, each also as .gz; export the report as text first.");

    public static ReadProblem TooLarge(ReportOrigin origin, string what, long limit) => Error("CAS0106", origin,
        $"the {what} is larger than {Bytes(limit)} and was passed over. Split it, or raise the limit.");

    public static ReadProblem ReadAsWindows1252(ReportOrigin origin) => Warning("CAS0107", origin,
        "the bytes are not UTF-8; they were read as Windows-1252. Check accented letters and quotation marks, or save the file as UTF-8.");

    public static ReadProblem DamagedEncoding(ReportOrigin origin, string encoding, int replaced) => Warning("CAS0108", origin,
        string.Create(CultureInfo.InvariantCulture, $"{replaced} place(s) are not valid {encoding} and read as U+FFFD. Save the text again as UTF-8."));

    public static ReadProblem UnknownEncoding(ReportOrigin origin) => Error("CAS0109", origin,
        "the bytes are neither UTF-8 nor UTF-16 nor plausible Windows-1252. Save the file as UTF-8.");

    public static ReadProblem NothingInFolder(string path) => Warning("CAS0110", new(path),
        "no file in this folder can be read. Expected names that end in .txt, .text, .html, .htm, .xhtml, .eml, .warc, .wet, .json, .jsonl or .ndjson, each also with .gz.");

    public static ReadProblem LeftOut(string path, int count, string example) => Notice("CAS0111", new(path), string.Create(
        CultureInfo.InvariantCulture, $"{count} file(s) of other kinds were left out, '{example}' for one. Name such a file itself to have it read."));

    public static ReadProblem NotJson(ReportOrigin origin, long column) => Error("CAS0201", origin, string.Create(
        CultureInfo.InvariantCulture, $"this is not JSON from byte {column} of the line on. Expected one complete JSON object per line."));

    public static ReadProblem NotJsonObject(ReportOrigin origin, string found) => Error("CAS0202", origin,
        $"expected a JSON object such as {{\"id\": …, \"text\": …}} and found {found}.");

    public static ReadProblem NoText(ReportOrigin origin) => Error("CAS0203", origin,
        "the object has no field \"text\". Expected the report's text as a string under that name.");

    public static ReadProblem TextOfWrongType(ReportOrigin origin, string found) => Error("CAS0204", origin,
        $"the field \"text\" is {found}. Expected a string.");

    public static ReadProblem FieldOfWrongType(ReportOrigin origin, string field, string found) => Warning("CAS0205", origin,
        $"the field \"{field}\" is {found} and was ignored. Expected a string.");

    public static ReadProblem NotADate(ReportOrigin origin, string value) => Warning("CAS0206", origin,
        $"\"publishedOn\" is \"{Excerpt(value)}\" and was ignored; relative dates will stay open. Expected an ISO 8601 date such as 2024-02-08 or 2024-02-08T21:30:00+03:00.");

    public static ReadProblem DuplicateId(ReportOrigin origin, string id) => Notice("CAS0207", origin,
        $"the id \"{Excerpt(id)}\" has been used by an earlier report. Both are read; give each its own id to tell them apart.");

    public static ReadProblem FieldTwice(ReportOrigin origin, string field) => Warning("CAS0208", origin,
        $"the field \"{field}\" stands more than once in the object; the last one counts. Remove the others.");

    public static ReadProblem EmptyText(ReportOrigin origin) => Warning("CAS0209", origin,
        "the text of the report is empty, so nothing can be coded. Check the export it comes from.");

    public static ReadProblem NoArticle(ReportOrigin origin) => Error("CAS0210", origin,
        "no running text was found in this page. Pages that are filled by scripts have to be saved from the browser; else save the text as .txt.");

    public static ReadProblem UnfinishedJson(ReportOrigin origin) => Error("CAS0211", origin,
        "the file ends inside a JSON object. Fetch it again, or close the object.");

    public static ReadProblem PartsLeftOut(ReportOrigin origin, int count) => Notice("CAS0212", origin, string.Create(
        CultureInfo.InvariantCulture, $"{count} attachment(s) of the mail were left out. Save and name those that hold reports."));

    public static ReadProblem MailWithoutText(ReportOrigin origin) => Error("CAS0213", origin,
        "the mail holds no text and no page that can be read. If the report is attached, save it and name that file.");

    public static ReadProblem NoRecord(ReportOrigin origin) => Error("CAS0214", origin,
        "something stands here that is no record of a web archive; it was passed over up to the next record. Expected a line such as 'WARC/1.0'.");

    public static ReadProblem DamagedRecord(ReportOrigin origin, string what) => Error("CAS0215", origin,
        $"the record of the web archive cannot be read ({what}) and was set aside. Fetch the archive again if many are.");

    public static ReadProblem RecordsWithoutPage(ReportOrigin origin, long count) => Notice("CAS0216", origin, string.Create(
        CultureInfo.InvariantCulture, $"{count} record(s) hold no page or text: requests, redirects, pictures and the like. Nothing was lost."));

    private static ReadProblem Error(string code, ReportOrigin origin, string message) =>
        new(code, ProblemSeverity.Error, origin, message);

    private static ReadProblem Warning(string code, ReportOrigin origin, string message) =>
        new(code, ProblemSeverity.Warning, origin, message);

    private static ReadProblem Notice(string code, ReportOrigin origin, string message) =>
        new(code, ProblemSeverity.Notice, origin, message);

    private static string Sentence(string cause) => cause.TrimEnd('.', ' ');

    private static string Bytes(long count) => count >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{count / 1_000_000.0:0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{count} bytes");

    private static string Excerpt(string value)
    {
        var shown = value.Length > 60 ? value[..60] + "…" : value;
        return string.Create(shown.Length, shown, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? '\uFFFD' : from[i];
        });
    }
}
