using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Tests.Language;

/// <summary>A clause whose verb was taken for a participle is mended; a noun phrase is left alone.</summary>
public sealed class ClauseRepairTests
{
    // Each word with its part of speech, its head counted from 0 (−1 for the root) and its relation.
    [Theory]
    [InlineData("Police/Noun/1/Nsubj fired/Verb/3/Amod tear/Noun/3/Compound gas/Noun/-1/Root ./Punct/3/Punct", "1 -1 3 1 1")]
    [InlineData("The/Det/4/Det blast/Adj/2/Nsubj killed/Verb/4/Amod five/Num/4/Nummod traders/Noun/-1/Root ./Punct/4/Punct", "1 2 -1 4 2 2")]
    [InlineData("Israel/Propn/3/Compound conducted/Verb/3/Amod air/Noun/3/Compound strikes/Noun/-1/Root ./Punct/3/Punct", "1 -1 3 1 1")]
    [InlineData("The/Det/3/Det badly/Adv/2/Advmod wounded/Verb/3/Amod man/Noun/-1/Root ./Punct/3/Punct", "3 2 3 -1 3")]
    [InlineData("Police/Noun/1/Nsubj fired/Verb/3/Amod tear/Noun/3/Compound gas/Noun/-1/Root", "1 3 3 -1")]
    public void Heads_come_to(string words, string heads)
    {
        var parts = words.Split(' ').Select(w => w.Split('/')).ToList();
        var reading = new NetworkReading(parts.Count);
        for (var t = 0; t < parts.Count; t++)
        {
            reading.Tags[t] = (byte)Enum.Parse<UniversalTag>(parts[t][1]);
            reading.Heads[t] = int.Parse(parts[t][2], System.Globalization.CultureInfo.InvariantCulture);
            reading.Relations[t] = Enum.Parse<Relation>(parts[t][3]);
        }

        var text = string.Join(' ', parts.Select(p => p[0]));
        var starts = parts.Select((_, i) => parts.Take(i).Sum(p => p[0].Length + 1)).ToArray();
        ClauseRepair.Mend(new(text, starts, [.. starts.Zip(parts, (s, p) => s + p[0].Length)]), new(0, parts.Count), reading, past: 7);
        Assert.Equal(heads, string.Join(' ', reading.Heads));
    }
}
