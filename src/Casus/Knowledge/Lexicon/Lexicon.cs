namespace Casus.Knowledge;

/// <summary>General words that the coder needs beside the codebook: the files of <c>data/lexicon</c>, checked and frozen.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Lexicon
{
    private Lexicon(DataFolder data)
    {
        Nouns = NounClasses.Load(data);
        Reporting = ReportingWords.Read(data.Stanzas("lexicon/reporting.txt"));
        Hedges = Hedges.Read(data.Stanzas("lexicon/hedges.txt"));
        Standing = StandingCues.Read(data.Stanzas("lexicon/standing.txt"));
        Links = LinkCues.Read(data.Stanzas("lexicon/links.txt"));
        Numbers = NumberWords.Read(data.Stanzas("lexicon/numbers.txt"));
        Casualties = CasualtyWords.Read(data.Stanzas("lexicon/casualty-words.txt"));
    }

    /// <summary>What nouns stand for.</summary>
    public NounClasses Nouns { get; }

    /// <summary>Words that report what somebody says.</summary>
    public ReportingWords Reporting { get; }

    /// <summary>Words that say how far a report stands behind an event.</summary>
    public Hedges Hedges { get; }

    /// <summary>Words that show background and totals.</summary>
    public StandingCues Standing { get; }

    /// <summary>Words that tie events together.</summary>
    public LinkCues Links { get; }

    /// <summary>Number words.</summary>
    public NumberWords Numbers { get; }

    /// <summary>Words of tolls.</summary>
    public CasualtyWords Casualties { get; }

    /// <summary>Reads the files of <c>lexicon/</c>.</summary>
    /// <exception cref="Reports.CasusException">CAS0301 to CAS0304: a file is missing or damaged; CAS05xx: its content is at fault.</exception>
    public static Lexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data);
    }
}
