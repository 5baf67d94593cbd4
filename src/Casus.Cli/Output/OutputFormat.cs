namespace Casus.Cli.Output;

/// <summary>In what form records are written.</summary>
internal enum OutputFormat
{
    /// <summary>The dossier, for people.</summary>
    Text,

    /// <summary>One indented object for one report, an array for several.</summary>
    Json,

    /// <summary>One record per line.</summary>
    Jsonl,
}

/// <summary>Chooses a form where the user named none.</summary>
internal static class OutputFormats
{
    /// <summary>
    /// The form that the name of the output asks for: <c>.json</c>, <c>.jsonl</c> or <c>.ndjson</c>, else text.
    /// </summary>
    public static OutputFormat For(string? outputFile) => Path.GetExtension(outputFile)?.ToLowerInvariant() switch
    {
        ".json" => OutputFormat.Json,
        ".jsonl" or ".ndjson" => OutputFormat.Jsonl,
        _ => OutputFormat.Text,
    };

    /// <summary>Reads the name of a form as <c>--format</c> takes it, in small letters.</summary>
    public static bool TryParse(string name, out OutputFormat format)
    {
        (format, var known) = name switch
        {
            "text" => (OutputFormat.Text, true),
            "json" => (OutputFormat.Json, true),
            "jsonl" => (OutputFormat.Jsonl, true),
            _ => (OutputFormat.Text, false),
        };
        return known;
    }
}
