using System.Globalization;
using System.Security.Cryptography;
using Casus.Server.Accounts;
using Microsoft.AspNetCore.Http;

namespace Casus.Server.Requests;

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

    // Without what is easily taken for another. Twenty of them are 98 bits.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int ReferenceLength = 20;

    /// <summary>The form before anything was written.</summary>
    /// <param name="about">The incident that the address of the form names.</param>
    public static Asked Nothing(string about) => new(Clean(about), "", "", "", "");

    /// <summary>Reads a form that was sent.</summary>
    public static Asked Of(IFormCollection form) =>
        new(Clean(form["about"].ToString()), Clean(form["wrong"].ToString()), Clean(form["right"].ToString()), Clean(form["known"].ToString()), Clean(form["contact"].ToString()));

    /// <summary>What has to be written otherwise, or <see langword="null"/>.</summary>
    public string? Fault() =>
        About.Length == 0 ? "Say which incident it is about."
        : Wrong.Length == 0 ? "Say what is wrong."
        : About.Length > LongestLine || Contact.Length > LongestLine ? Most("The incident and how to reach you have", LongestLine)
        : Wrong.Length > LongestText || Right.Length > LongestText || Known.Length > LongestText ? Most("Each text has", LongestText)
        : null;

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

    /// <summary>A reference that nobody can guess, in groups of five.</summary>
    public static string NewReference() => string.Join('-', RandomNumberGenerator.GetString(Letters, ReferenceLength).Chunk(5).Select(c => new string(c)));

    /// <summary>What of a reference is kept, however it was typed.</summary>
    public static string HashOf(string reference) => Moment.Hash(string.Concat(reference.Where(char.IsLetterOrDigit)).ToLowerInvariant());

    private static string Most(string what, int most) => string.Create(CultureInfo.InvariantCulture, $"{what} at most {most} characters.");

    // Databases do not take all control characters, and no honest text needs them.
    private static string Clean(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
