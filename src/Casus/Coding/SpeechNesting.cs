using System.Collections.Immutable;

namespace Casus.Coding;

/// <summary>Which speech stands in which: "the radio said that officials had said …".</summary>
internal sealed class SpeechNesting
{
    private readonly int[] outer;

    /// <summary>Nests <paramref name="speeches"/>, which stand in the order of their first word, the outer before the inner.</summary>
    public SpeechNesting(ImmutableArray<Speech> speeches)
    {
        outer = new int[speeches.Length];
        var open = new Stack<int>();
        for (var i = 0; i < speeches.Length; i++)
        {
            var content = speeches[i].Content;
            while (open.TryPeek(out var top) && speeches[top].Content.End < content.End)
                open.Pop();
            outer[i] = open.TryPeek(out var holder) && !content.IsEmpty && speeches[holder].Content.Overlaps(content) ? holder : -1;
            open.Push(i);
        }
    }

    /// <summary>The shortest speech that holds <paramref name="speech"/> whole, or −1.</summary>
    public int Outer(int speech) => outer[speech];
}
