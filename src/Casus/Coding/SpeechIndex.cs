using System.Collections.Immutable;

namespace Casus.Coding;

/// <summary>Which speech each token stands in, where speeches stand in one another the shortest.</summary>
internal sealed class SpeechIndex
{
    // One entry per token: the number of its speech + 1, 0 for none.
    private readonly int[] innermost;

    public SpeechIndex(ImmutableArray<Speech> speeches, int tokenCount)
    {
        innermost = new int[tokenCount];
        for (var i = 0; i < speeches.Length; i++)
        {
            var (content, cue) = (speeches[i].Content, speeches[i].Cue);
            for (var t = content.Start; t < content.End; t++)
            {
                if (!cue.Contains(t) && (innermost[t] == 0 || content.Count <= speeches[innermost[t] - 1].Content.Count))
                    innermost[t] = i + 1;
            }

            for (var t = speeches[i].Lead.Start; t < speeches[i].Lead.End; t++)
                innermost[t] = innermost[t] == 0 ? i + 1 : innermost[t];
        }
    }

    /// <summary>The shortest speech that holds <paramref name="token"/>, its own cue aside; −1 for none.</summary>
    public int Innermost(int token) => innermost[token] - 1;
}
