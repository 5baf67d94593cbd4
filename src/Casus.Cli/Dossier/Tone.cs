namespace Casus.Cli.Dossier;

/// <summary>The part a run of words plays on a page; a style gives each its look.</summary>
internal enum Tone
{
    /// <summary>The running words.</summary>
    Plain,

    /// <summary>The name of a report.</summary>
    Title,

    /// <summary>The heading of a section.</summary>
    Heading,

    /// <summary>What an entry is about.</summary>
    Strong,

    /// <summary>The name of a row.</summary>
    Label,

    /// <summary>Words of the report.</summary>
    Quote,

    /// <summary>What may be passed over.</summary>
    Faint,

    /// <summary>What is not sure.</summary>
    Doubt,
}

/// <summary>Words of one tone.</summary>
internal readonly record struct Run(string Text, Tone Tone = Tone.Plain)
{
    /// <summary>Words in the tone of the text.</summary>
    public static implicit operator Run(string text) => new(text);
}
