using System.Collections.Immutable;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Casus.Cli.Dossier;

/// <summary>Lines of words with their tones, set for a file, a pipe or a terminal.</summary>
/// <remarks>
/// Set plain, a paragraph is one line however long, so that other programs can read it; set for a terminal, it wraps between words and
/// goes on below its own beginning.
/// </remarks>
internal sealed class Page
{
    // Longer lines are hard to read, however wide the window.
    private const int WidestMeasure = 132;
    private readonly List<Paragraph> paragraphs = [];

    /// <summary>Leaves a line empty; never two in a row, never at the top.</summary>
    public void Space()
    {
        if (paragraphs.Count > 0 && !paragraphs[^1].IsSpace)
            paragraphs.Add(new(0, [], 0, []));
    }

    /// <summary>A paragraph that begins at column <paramref name="indent"/>.</summary>
    public void Add(int indent, params ImmutableArray<Run> runs) => paragraphs.Add(new(0, [], indent, runs));

    /// <summary>A paragraph with a name in the margin to its left.</summary>
    /// <param name="margin">The column of the name.</param>
    /// <param name="name">Drawn once; empty when the paragraph belongs to the name above.</param>
    /// <param name="indent">The column of the words, at least two beyond the end of the name.</param>
    /// <param name="runs">The words.</param>
    public void AddNamed(int margin, Run name, int indent, params ImmutableArray<Run> runs) =>
        paragraphs.Add(new(margin, [name], indent, runs));

    /// <summary>The page as text with a line feed after every line and nothing at the end of lines.</summary>
    public string Set(PageStyle style)
    {
        var width = style.Width is { } columns ? Math.Min(columns, WidestMeasure) : int.MaxValue;
        var lines = paragraphs.SelectMany(p => p.Lines(width));
        return style.Colour ? Coloured(lines) : Plain(lines);
    }

    private static string Plain(IEnumerable<ImmutableArray<Run>> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            foreach (var run in line)
                text.Append(run.Text);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Coloured(IEnumerable<ImmutableArray<Run>> lines)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = int.MaxValue;
        console.Write(new SetLines(lines));
        return text.ToString();
    }

    // The lines are broken already; Spectre.Console only colours them.
    private sealed class SetLines(IEnumerable<ImmutableArray<Run>> lines) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            foreach (var line in lines)
            {
                foreach (var run in line)
                    yield return new(run.Text, StyleOf(run.Tone));
                yield return Segment.LineBreak;
            }
        }

        // The sixteen colours of the terminal's own theme, so that the page fits light and dark backgrounds.
        private static Style StyleOf(Tone tone) => tone switch
        {
            Tone.Title or Tone.Strong => new(decoration: Decoration.Bold),
            Tone.Heading => new(Color.Olive),
            Tone.Label or Tone.Faint => new(decoration: Decoration.Dim),
            Tone.Quote => new(Color.Teal),
            Tone.Doubt => new(Color.Maroon),
            _ => Style.Plain,
        };
    }
}
