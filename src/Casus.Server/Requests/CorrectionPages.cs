using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Casus.Server.Requests;

/// <summary>The pages of the public form: plain HTML without scripts, in which whatever somebody wrote is text.</summary>
internal static class CorrectionPages
{
    /// <summary>The address of the form.</summary>
    public const string Path = "/corrections";

    /// <summary>The name of the field that people do not see, and leave empty.</summary>
    public const string Trap = "website";

    /// <summary>How the pages look.</summary>
    public const string Style = """
        :root { color-scheme: light dark; }
        body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0; }
        main { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        label { display: block; margin-top: 1.25rem; font-weight: 600; }
        small { display: block; font-weight: 400; }
        input, textarea, button { font: inherit; box-sizing: border-box; }
        input, textarea { display: block; width: 100%; margin-top: .25rem; padding: .5rem; }
        textarea { min-height: 6rem; }
        button { margin-top: 1.5rem; padding: .6rem 1.25rem; }
        .trap { position: absolute; left: -100rem; }
        .fault { border-left: .25rem solid; padding-left: .75rem; font-weight: 600; }
        .reference { font: 600 1.25rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    /// <summary>The form, with what was written so far.</summary>
    /// <param name="asked">That.</param>
    /// <param name="token">When it was given out.</param>
    /// <param name="fault">What has to be written otherwise, or <see langword="null"/>.</param>
    /// <param name="status">Of the answer.</param>
    public static ContentHttpResult Form(Asked asked, string token, string? fault = null, int status = StatusCodes.Status200OK) => Page("Ask for a correction", $"""
        <p>Is something wrong, missing or harmful in this record of violence? Write it here. People read every request, and answer it with a correction or with a reason.</p>
        {(fault is null ? "" : $"<p class=\"fault\" role=\"alert\">{Text(fault)}</p>")}
        <form method="post" action="{Path}" accept-charset="utf-8">
        <input type="hidden" name="token" value="{Text(token)}">
        <label>Which incident <small>Its number or address, or in words: what, where, when.</small><input name="about" required maxlength="{Asked.LongestLine}" dir="auto" value="{Text(asked.About)}"></label>
        {Area("wrong", "What is wrong", "", asked.Wrong, " required")}
        {Area("right", "What is right", "If you know it.", asked.Right)}
        {Area("known", "How you know", "You were there, a relative told you, a document, a report. Leave out names where you can.", asked.Known)}
        <label>How to reach you <small>You need not say. Only those who decide on requests see it, it is never published, and it is removed thirty days after the answer, or before if you ask.</small><input name="contact" maxlength="{Asked.LongestLine}" dir="auto" autocomplete="off" value="{Text(asked.Contact)}"></label>
        <label class="trap" aria-hidden="true">Leave this empty<input name="{Trap}" tabindex="-1" autocomplete="off"></label>
        <button>Send</button>
        </form>
        <p><a href="{Path}/state">What became of a request</a></p>
        """, status);

    /// <summary>The request was taken.</summary>
    public static ContentHttpResult Taken(string reference) => Page("Thank you", $"""
        <p>The request was taken. Your reference is</p>
        <p class="reference">{Text(reference)}</p>
        <p>Write it down: it is shown only now, and with it alone you can see <a href="{Path}/state">what became of your request</a>.</p>
        """);

    /// <summary>Asks for a reference.</summary>
    public static ContentHttpResult AskReference(string? fault = null, int status = StatusCodes.Status200OK) => Page("What became of a request", $"""
        {(fault is null ? "" : $"<p class=\"fault\" role=\"alert\">{Text(fault)}</p>")}
        <form method="post" action="{Path}/state">
        <label>Reference<input name="reference" required maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false"></label>
        <button>Show</button>
        </form>
        <p><a href="{Path}">Ask for a correction</a></p>
        """, status);

    /// <summary>What became of a request.</summary>
    /// <param name="state">As it is kept.</param>
    /// <param name="reason">Shown where it was declined.</param>
    public static ContentHttpResult State(string state, string? reason) => Page("What became of a request", state switch
    {
        "judged" => "<p>Your request was <b>accepted</b>.</p>",
        "declined" => $"<p>Your request was <b>declined</b>, for this reason:</p><blockquote dir=\"auto\">{Text(reason ?? "")}</blockquote>",
        _ => "<p>Your request is <b>open</b>: nobody has answered it yet.</p>",
    });

    private static string Area(string name, string label, string hint, string value, string more = "") =>
        $"<label>{label}{(hint.Length == 0 ? "" : $" <small>{hint}</small>")}<textarea name=\"{name}\" maxlength=\"{Asked.LongestText}\" dir=\"auto\"{more}>\n{Text(value)}</textarea></label>";

    private static ContentHttpResult Page(string title, string body, int status = StatusCodes.Status200OK) => TypedResults.Content(
        $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><link rel="stylesheet" href="{Path}/style.css"></head>
        <body><main><h1>{title}</h1>
        {body}
        </main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    private static string Text(string text) => Encoder.Encode(text);
}
