using System.Globalization;
using Casus.Language;
using Casus.Reports;

namespace Casus.Tests.Language;

/// <summary>A clause whose verb was taken for a participle gets its verb back; a noun phrase is left alone.</summary>
public sealed class MainVerbsTests
{
    // Each word with its part of speech, its Penn tag, its head counted from 0 (−1 for the root) and its relation.
    [Theory]
    [InlineData("Police/Noun/NNS/1/Nsubj fired/Verb/VBN/3/Amod tear/Noun/NN/3/Compound gas/Noun/NN/-1/Root ./Punct/./3/Punct", "1 -1 3 1 1")]
    [InlineData("Police/Noun/NNS/1/Compound fired/Verb/VBN/3/Amod tear/Noun/NN/3/Compound gas/Noun/NN/-1/Root ./Punct/./3/Punct", "1 -1 3 1 1")]
    [InlineData("Israel/Propn/NNP/3/Compound conducted/Verb/VBN/3/Amod air/Noun/NN/3/Compound strikes/Noun/NNS/-1/Root ./Punct/./3/Punct", "1 -1 3 1 1")]
    [InlineData("The/Det/DT/3/Det badly/Adv/RB/2/Advmod wounded/Verb/VBN/3/Amod man/Noun/NN/-1/Root ./Punct/./3/Punct", "3 2 3 -1 3")]
    [InlineData("Police/Noun/NNS/1/Nsubj fired/Verb/VBN/3/Amod tear/Noun/NN/3/Compound gas/Noun/NN/-1/Root", "1 3 3 -1")]
    public void A_verb_taken_for_a_participle_governs_again_where_a_full_stop_ends_the_sentence(string words, string heads)
    {
        var parts = words.Split(' ').Select(w => w.Split('/')).ToList();
        var text = string.Join(' ', parts.Select(p => p[0]));
        int[] starts = [.. parts.Select((_, i) => parts.Take(i).Sum(p => p[0].Length + 1))];
        var tokens = new Tokens(text, starts, [.. starts.Zip(parts, (s, p) => s + p[0].Length)]);
        UniversalTag[] tags = [.. parts.Select(p => Enum.Parse<UniversalTag>(p[1]))];
        int[] found = [.. parts.Select(p => int.Parse(p[3], CultureInfo.InvariantCulture))];
        Relation[] relations = [.. parts.Select(p => Enum.Parse<Relation>(p[4]))];
        MainVerbs.Restore(tokens, new(tokens, [new(0, tokens.Count)], [BlockKind.Paragraph]), tags, [.. parts.Select(p => p[2])], found, relations);
        Assert.Equal(heads, string.Join(' ', found));
    }
}
