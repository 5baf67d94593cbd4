using System.Globalization;
using Casus.Server.Accounts;
using Microsoft.AspNetCore.Http;

namespace Casus.Server.Requests;

/// <summary>What has to be written otherwise.</summary>
/// <param name="Message">For whoever asks.</param>
/// <param name="Field">The name of the field, or <see langword="null"/> where it is none of them.</param>
internal sealed record AskedFault(string Message, string? Field = null);

/// <summary>What somebody wrote into the public form. Nothing of it is looked up or believed.</summary>
/// <param name="About">The incident: its id, its address, or words.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Right">What is right; may be empty.</param>
/// <param name="Known">How they know; may be empty.</param>
/// <param name="Contact">How to reach them; may be empty.</param>
internal sealed record Asked(string About, string Wrong, string Right, string Known, string Contact)
{
    /// <summary>The most characters of <see cref="About"/> and <see cref="Contact"/>.</summary>
    public const int LongestLine = 300;

    /// <summary>The most characters of each of the other fields.</summary>
    public const int LongestText = 2000;

    /// <summary>The form before anything was written.</summary>
    /// <param name="about">The incident that the address of the form names.</param>
    public static Asked Nothing(string about) => new(Clean(about), "", "", "", "");

    /// <summary>Reads a form that was sent.</summary>
    public static Asked Of(IFormCollection form) =>
        new(Clean(form["about"].ToString()), Clean(form["wrong"].ToString()), Clean(form["right"].ToString()), Clean(form["known"].ToString()), Clean(form["contact"].ToString()));

    /// <summary>What has to be written otherwise, and the name of the field; or <see langword="null"/>.</summary>
    public AskedFault? Fault() =>
        About.Length == 0 ? new("Say which incident it is about.", "about")
        : Wrong.Length == 0 ? new("Say what is wrong.", "wrong")
        : TooLong("about", "Which incident", About, LongestLine)
            ?? TooLong("wrong", "What is wrong", Wrong, LongestText)
            ?? TooLong("right", "What is right", Right, LongestText)
            ?? TooLong("known", "How you know", Known, LongestText)
            ?? TooLong("contact", "How to reach you", Contact, LongestLine);

    /// <summary>The id of the incident, where an address of one was given, or else what was written, without ways to reach people.</summary>
    public string Incident()
    {
        const string before = "/incidents/";
        var at = About.LastIndexOf(before, StringComparison.Ordinal);
        var id = at < 0 ? "" : Uri.UnescapeDataString(About[(at + before.Length)..].Split('/', '?', '#', ' ')[0]);
        return id.Length > 0 ? Clean(id) : Anonymous.Text(About);
    }

    /// <summary>The request in one text, without ways to reach people.</summary>
    public string Text() => Anonymous.Text(string.Join("\n\n", new[] { ("Wrong", Wrong), ("Right", Right), ("Known from", Known) }.Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}: {p.Item2}")));

    /// <summary>What of a reference is kept, however it was typed.</summary>
    public static string HashOf(string reference) => Moment.Hash(string.Concat(reference.Where(char.IsLetterOrDigit)).ToLowerInvariant());

    private static AskedFault? TooLong(string field, string label, string text, int most) =>
        text.Length > most ? new(string.Create(CultureInfo.InvariantCulture, $"“{label}” has {text.Length} characters; it may have at most {most}. Make it shorter."), field) : null;

    // Databases do not take all control characters, and no honest text needs them.
    private static string Clean(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
