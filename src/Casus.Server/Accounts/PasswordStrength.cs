using Microsoft.AspNetCore.Identity;

namespace Casus.Server.Accounts;

/// <summary>Refuses passwords that are guessed at once: short ones, one letter over and over, rows of keys, the name itself, and the commonest.</summary>
internal sealed class PasswordStrength : IPasswordValidator<Person>
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 10;

    private const int Longest = 256;
    private const int FewestDifferent = 5;

    private static readonly string[] Rows = ["0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1q2w3e4r5t6y"];

    private static readonly string[] Common =
        ["password", "passwort", "letmein", "welcome", "iloveyou", "administrator", "changeme", "casus", "admin", "qwerty", "dragon", "monkey", "football", "baseball", "sunshine", "princess"];

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Fault(password ?? "", user.UserName ?? "") is { } fault ? IdentityResult.Failed(new IdentityError { Code = "weak", Description = fault }) : IdentityResult.Success);

    /// <summary>What is weak about a password, or <see langword="null"/>.</summary>
    public static string? Fault(string password, string name)
    {
        if (password.Length < Shortest)
            return "it has fewer than ten characters";
        if (password.Length > Longest)
            return "it has more than 256 characters";
        var lower = password.ToLowerInvariant();
        if (lower.Distinct().Count() < FewestDifferent)
            return "it has fewer than five different characters";
        // What is left when everything that guessers try first is taken out has to be long enough still.
        var rest = lower;
        foreach (var word in Common.Append(name.ToLowerInvariant()).Where(w => w.Length > 2))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        rest = WithoutRows(rest);
        return rest.Length < Shortest / 2 ? "it is made of a common word, a row of keys or the name" : null;
    }

    private static string WithoutRows(string text)
    {
        foreach (var row in Rows)
        {
            for (var length = row.Length; length >= 4; length--)
            {
                for (var at = 0; at + length <= row.Length; at++)
                    text = text.Replace(row.Substring(at, length), "", StringComparison.Ordinal);
            }
        }

        return text;
    }
}
