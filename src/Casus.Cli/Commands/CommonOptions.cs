using System.CommandLine;
using System.CommandLine.Parsing;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary>Options that several commands share, so that they mean the same everywhere.</summary>
internal static class CommonOptions
{
    private const int MostThreads = 256;

    /// <summary>The inputs of a run over reports.</summary>
    public static Argument<string[]> Inputs()
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Files, folders (everything below), or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        inputs.Validators.Add(RefuseMisspeltOptions);
        return inputs;
    }

    /// <summary><c>--out</c> of a run over reports.</summary>
    public static Option<string?> Output() => new("--out", "-o")
    {
        Description = "Write to this file instead of standard output. It appears whole or not at all.",
        HelpName = "FILE",
    };

    /// <summary><c>--actors</c>.</summary>
    public static Option<string?> Actors() => new("--actors")
    {
        Description = "A file with actors of your own, to stand beside those of the register; in the form of its files.",
        HelpName = "FILE",
    };

    /// <summary><c>--threads</c>.</summary>
    public static Option<int> Threads()
    {
        var option = new Option<int>("--threads", "-t")
        {
            Description = "Reports read at once. The output is the same for any number.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(option) is < 1 or > MostThreads)
                result.AddError($"--threads needs a number from 1 to {MostThreads}.");
        });
        return option;
    }

    /// <summary><c>--published</c>.</summary>
    public static Option<PublicationTime?> Published()
    {
        var option = new Option<PublicationTime?>("--published")
        {
            Description = "Publication date of reports that state none, as 2024-02-08 or 2024-02-08T21:30. \"Wednesday night\" is counted from it.",
            HelpName = "DATE",
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (PublicationTime.TryParse(text, out var value))
                    return value;
                result.AddError($"'{text}' is not a date. Write it as 2024-02-08 or 2024-02-08T21:30.");
                return null;
            },
        };
        return option;
    }

    /// <summary>
    /// Refuses inputs that look like a misspelt option; after <c>--</c>, or with <c>./</c> before it, a file may be
    /// named so.
    /// </summary>
    public static void RefuseMisspeltOptions(ArgumentResult inputs)
    {
        foreach (var word in inputs.Tokens.Select(t => t.Value).Where(w => w.Length > 1 && w[0] == '-' && !File.Exists(w)))
            inputs.AddError($"there is no option '{word}'.");
    }
}
