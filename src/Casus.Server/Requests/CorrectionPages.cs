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
        :root { color-scheme: light dark; --paper: #f7f6f2; --field: #ffffff; --ink: #1b222c; --ink-2: #505a66; --line: #8d8f90; --accent: #1d5a7d; --on-accent: #ffffff; --bad: #9b2c24; --bad-soft: #fae6e3; --soft: #efede7; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181d; --field: #1a1f25; --ink: #e4e6e8; --ink-2: #a9b2bb; --line: #74808b; --accent: #84bfe2; --on-accent: #0c1a23; --bad: #f2a29b; --bad-soft: #3b1d1b; --soft: #222931; } }
        html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
        body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0; }
        main { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
        a { color: var(--accent); }
        label { display: block; margin-top: 1.5rem; font-weight: 600; }
        small { display: block; font-weight: 400; font-size: .9375rem; color: var(--ink-2); }
        input, textarea, button { font: inherit; box-sizing: border-box; }
        input, textarea { display: block; width: 100%; margin-top: .25rem; padding: .5rem .75rem; font-weight: 400; color: var(--ink); background: var(--field); border: 1px solid var(--line); border-radius: 6px; }
        textarea { min-height: 6rem; resize: vertical; }
        button { margin-top: 1.5rem; padding: .6rem 1.75rem; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 6px; cursor: pointer; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        [aria-invalid] { border-color: var(--bad); }
        .trap { position: absolute; left: -100rem; }
        .fault { background: var(--bad-soft); border-left: .25rem solid var(--bad); border-radius: 3px; padding: .5rem .75rem; font-weight: 600; }
        .reference { font: 600 1.25rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; background: var(--soft); border-radius: 6px; padding: .75rem 1rem; }
        blockquote { margin: 1rem 0; padding: .5rem 1rem; background: var(--soft); border-radius: 6px; white-space: pre-line; overflow-wrap: anywhere; }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    /// <summary>The form, with what was written so far.</summary>
    /// <param name="keeper">Who keeps the record, or <see langword="null"/> where they do not say.</param>
    /// <param name="asked">What was written.</param>
    /// <param name="token">When it was given out.</param>
    /// <param name="fault">What has to be written otherwise, or <see langword="null"/>.</param>
    /// <param name="status">Of the answer.</param>
    public static ContentHttpResult Form(string? keeper, Asked asked, string token, AskedFault? fault = null, int status = StatusCodes.Status200OK) => Page("Ask for a correction", $"""
        <p>Is something wrong, missing or harmful in this record of violence? Write it here. People read every request, and answer it with a correction or with a reason.</p>
        {Keeper(keeper)}
        {Fault(fault?.Message)}
        <form method="post" action="{Path}" accept-charset="utf-8">
        <input type="hidden" name="token" value="{Text(token)}">
        <label>Which incident <small>Needed. Its number or address, or in words: what, where, when.</small><input name="about" required maxlength="{Asked.LongestLine}" dir="auto"{Marked("about", fault)} value="{Text(asked.About)}"></label>
        {Area("wrong", "What is wrong", "Needed.", asked.Wrong, fault, " required")}
        {Area("right", "What is right", "If you know it.", asked.Right, fault)}
        {Area("known", "How you know", "You were there, a relative told you, a document, a report. Leave out names where you can.", asked.Known, fault)}
        <label>How to reach you <small>You need not say. It is kept to ask you back about this request. Only those who decide on requests see it; it is never published, stands in no log, and is removed thirty days after the answer, or before if you ask.</small><input name="contact" maxlength="{Asked.LongestLine}" dir="auto" autocomplete="off"{Marked("contact", fault)} value="{Text(asked.Contact)}"></label>
        <label class="trap" aria-hidden="true">Leave this empty<input name="{Trap}" tabindex="-1" autocomplete="off"></label>
        <button>Send</button>
        </form>
        <p><a href="{Path}/state">What became of a request</a></p>
        """, status);

    /// <summary>The request was taken.</summary>
    public static ContentHttpResult Taken(string reference) => Page("Thank you", $"""
        <p>The request was taken. Your reference is</p>
        <p class="reference">{Text(reference)}</p>
        <p>Write it down: it is shown only now, and with it alone you can see <a href="{Path}/state">what became of your request</a>. Look in some days: people read it, and that takes time.</p>
        <p><a href="{Path}">Ask for another correction</a></p>
        """);

    /// <summary>Asks for a reference.</summary>
    /// <param name="reference">What was typed so far.</param>
    /// <param name="fault">What is wrong with it, or <see langword="null"/>.</param>
    /// <param name="status">Of the answer.</param>
    public static ContentHttpResult AskReference(string reference, string? fault = null, int status = StatusCodes.Status200OK) => Page("What became of a request", $"""
        {Fault(fault)}
        <form method="post" action="{Path}/state">
        <label>Reference <small>Shown when the request was sent. Capitals and hyphens do not matter.</small><input name="reference" required maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false"{(fault is null ? "" : " aria-invalid=\"true\" autofocus")} value="{Text(reference)}"></label>
        <button>Show</button>
        </form>
        <p><a href="{Path}">Ask for a correction</a></p>
        """, status);

    /// <summary>What became of a request.</summary>
    /// <param name="state">As it is kept.</param>
    /// <param name="reason">Shown where it was declined.</param>
    public static ContentHttpResult State(string state, string? reason) => Page("What became of a request", state switch
    {
        "judged" => "<p>Your request was <b>accepted</b>: people looked into it, and decided about the incident with it. What was published before stays as it was until it is published anew.</p>",
        "declined" => $"<p>Your request was <b>declined</b>, for this reason:</p><blockquote dir=\"auto\">{Text(reason ?? "")}</blockquote><p>If you know more, ask again.</p>",
        _ => "<p>Your request is <b>open</b>: nobody has answered it yet. Look again in some days.</p>",
    } + $"<p><a href=\"{Path}\">Ask for a correction</a> · <a href=\"{Path}/state\">Look for another request</a></p>");

    /// <summary>There is no such page.</summary>
    public static ContentHttpResult Missing() => Page("There is no such page", $"""
        <p>Look at the address again: a letter may be missing, or one too many.</p>
        <p><a href="{Path}">Ask for a correction</a> · <a href="{Path}/state">What became of a request</a></p>
        """, StatusCodes.Status404NotFound);

    // Whoever writes may endanger themselves by it: they are told to whom, or that this is not known.
    private static string Keeper(string? keeper) => keeper is null
        ? "<p>Who keeps this record has not named themselves: this page cannot tell you who receives what you write. Leave out what could endanger you or others.</p>"
        : $"<p>This record is kept by <b dir=\"auto\">{Text(keeper)}</b>. They receive what you write.</p>";

    private static string Fault(string? fault) => fault is null ? "" : $"<p class=\"fault\" role=\"alert\">{Text(fault)}</p>";

    // Without scripts it is the page that leads to what has to be written otherwise.
    private static string Marked(string name, AskedFault? fault) => fault?.Field == name ? " aria-invalid=\"true\" autofocus" : "";

    private static string Area(string name, string label, string hint, string value, AskedFault? fault, string more = "") =>
        $"<label>{label} <small>{hint}</small><textarea name=\"{name}\" maxlength=\"{Asked.LongestText}\" dir=\"auto\"{more}{Marked(name, fault)}>\n{Text(value)}</textarea></label>";

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
