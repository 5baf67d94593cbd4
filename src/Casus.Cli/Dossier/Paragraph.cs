using System.Collections.Immutable;
using Spectre.Console.Rendering;

namespace Casus.Cli.Dossier;

/// <summary>Words that are set together, with a name in the margin where they have one.</summary>
internal sealed class Paragraph(int margin, ImmutableArray<Run> name, int indent, ImmutableArray<Run> runs)
{
    private const int NarrowestMeasure = 24;

    /// <summary>Whether it is an empty line.</summary>
    public bool IsSpace => name.IsEmpty && runs.IsEmpty;

    /// <summary>
    /// Breaks the words into lines of at most <paramref name="width"/> columns; a longer word stands alone.
    /// </summary>
    public IEnumerable<ImmutableArray<Run>> Lines(int width)
    {
        var line = Begin();
        var room = width == int.MaxValue ? width : Math.Max(NarrowestMeasure, width - indent);
        var used = 0;
        foreach (var word in Words())
        {
            if (used > 0 && used + word.Space + word.Width > room)
            {
                yield return line.ToImmutable();
                line = Continue();
                used = 0;
            }

            var space = used == 0 ? 0 : word.Space;
            Append(line, word, space);
            used += space + word.Width;
        }

        yield return line.ToImmutable();
    }

    // Words of one tone become one run again, so that colour is switched on once for all of them.
    private static void Append(ImmutableArray<Run>.Builder line, Word word, int space)
    {
        if (space > 0)
        {
            var goesOn = line[^1].Tone == word.Pieces[0].Tone;
            Merge(line, new(new(' ', space), goesOn ? line[^1].Tone : Tone.Plain));
        }

        foreach (var piece in word.Pieces)
            Merge(line, piece);
    }

    private static void Merge(ImmutableArray<Run>.Builder line, Run run)
    {
        if (line.Count > 0 && line[^1].Tone == run.Tone)
            line[^1] = new(line[^1].Text + run.Text, run.Tone);
        else
            line.Add(run);
    }

    private ImmutableArray<Run>.Builder Begin()
    {
        var line = ImmutableArray.CreateBuilder<Run>();
        if (IsSpace)
            return line;
        if (name.IsEmpty || name[0].Text.Length == 0)
            return Continue();
        line.Add(new(new(' ', margin)));
        line.AddRange(name);
        line.Add(new(new(' ', Math.Max(1, indent - margin - name.Sum(n => Cells(n.Text))))));
        return line;
    }

    private ImmutableArray<Run>.Builder Continue()
    {
        var line = ImmutableArray.CreateBuilder<Run>();
        if (indent > 0)
            line.Add(new(new(' ', indent)));
        return line;
    }

    // A word is what stands between spaces, of one tone or several: a full stop after a quotation belongs to it.
    private IEnumerable<Word> Words()
    {
        var word = new Word();
        foreach (var run in runs)
        {
            for (int start = 0, end; start < run.Text.Length; start = end)
            {
                var isSpace = run.Text[start] == ' ';
                var rest = run.Text.AsSpan(start);
                var length = isSpace ? rest.IndexOfAnyExcept(' ') : rest.IndexOf(' ');
                end = length < 0 ? run.Text.Length : start + length;
                if (isSpace && word.Pieces.Count > 0)
                {
                    yield return word;
                    word = new();
                }

                if (isSpace)
                    word.Space += end - start;
                else
                    word.Add(new(run.Text[start..end], run.Tone));
            }
        }

        if (word.Pieces.Count > 0)
            yield return word;
    }

    private static int Cells(string text) => new Segment(text).CellCount();

    private sealed class Word
    {
        public List<Run> Pieces { get; } = [];

        public int Space { get; set; }

        public int Width { get; private set; }

        public void Add(Run piece)
        {
            Pieces.Add(piece);
            Width += Cells(piece.Text);
        }
    }
}
