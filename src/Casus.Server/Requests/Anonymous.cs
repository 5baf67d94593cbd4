using System.Text.RegularExpressions;

namespace Casus.Server.Requests;

/// <summary>
/// Takes out of a request how whoever asked could be reached: addresses of mail, names of accounts, telephone numbers. What is asked is kept, who asked is not.
/// Names cannot be told from those that the request is about; people are told to leave their own out.
/// </summary>
internal static partial class Anonymous
{
    /// <summary>What stands in the place of what was taken out.</summary>
    public const string Gap = "[…]";

    /// <summary>The text without them.</summary>
    public static string Text(string text) => Telephone().Replace(Account().Replace(Mail().Replace(text, Gap), Gap), Gap);

    [GeneratedRegex(@"[^\s<>@""]+@[^\s<>@""]+\.[^\s<>@"",;.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\B@[\p{L}\d_.]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    // With the sign or the zeros of a country: days, tolls and points have neither.
    [GeneratedRegex(@"(\+|\b00)\d[\d ()/.-]{5,}\d", RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();
}
