using System.CommandLine;
using System.Globalization;
using Casus.Archive.Stores;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary>Options that the commands of the archive share.</summary>
internal static class ArchiveOptions
{
    /// <summary><c>--archive</c>.</summary>
    public static Option<string> Archive() => new("--archive", "-a")
    {
        Description = "The archive: a file, or a database as postgres://user@host:5432/name.",
        HelpName = "PATH|URL",
        Required = true,
    };

    /// <summary>The archive that <see cref="Archive"/> names.</summary>
    public static Store Open(ParseResult parse, Option<string> archive) => Store.At(parse.GetValue(archive)!);

    /// <summary><c>--by</c>.</summary>
    public static Option<string> By() => new("--by")
    {
        Description = "Who decides. Default: the name of the user of this machine.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.UserName,
    };

    /// <summary><c>--reason</c>.</summary>
    public static Option<string?> Reason(bool required) => new("--reason", "-r")
    {
        Description = "Why, in a sentence that others understand later.",
        HelpName = "WORDS",
        Required = required,
    };

    /// <summary><c>--passphrase-file</c>.</summary>
    public static Option<string?> Passphrase() => new("--passphrase-file")
    {
        Description = "A file whose first line is the passphrase. Default: the environment variable CASUS_PASSPHRASE.",
        HelpName = "FILE",
    };

    /// <summary><c>--format</c> of lists.</summary>
    public static Option<bool> Json() => new("--json")
    {
        Description = "One JSON object per line, with everything that is known, instead of a table.",
    };

    /// <summary>An option that is one of a few words.</summary>
    public static Option<string?> OneOf(string name, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', words) };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !words.Contains(result.Tokens[0].Value))
                result.AddError($"{name} knows {string.Join(", ", words)}, not '{result.Tokens[0].Value}'.");
        });
        return option;
    }

    /// <summary>An option that is a day.</summary>
    public static Option<string?> Day(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DATE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !IsoDay.TryParse(result.Tokens[0].Value, out _))
                result.AddError($"'{result.Tokens[0].Value}' is not a day. Write it as 2024-02-08.");
        });
        return option;
    }

    /// <summary>Whether a text is a day or a moment.</summary>
    public static bool IsMoment(string text) =>
        text.Length >= 10 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
