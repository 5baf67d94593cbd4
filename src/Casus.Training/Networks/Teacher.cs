using Casus.Language;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Training.Networks;

/// <summary>A trained network that reads sentences for others to learn from.</summary>
/// <param name="network">The network.</param>
/// <param name="isMirrored">Whether it reads them from their end.</param>
internal sealed class Teacher(LanguageNetwork network, bool isMirrored)
{
    /// <summary>What the file of a network says that reads sentences from their end.</summary>
    public const string MirroredMark = "sentences from their end";

    /// <summary>Its tags of the treebank's own set.</summary>
    public IReadOnlyList<string> FineTags => network.FineTags;

    /// <summary>Reads the network of a folder.</summary>
    /// <exception cref="CasusException">CAS0350 to CAS0353: there is none, or it is damaged.</exception>
    public static Teacher Load(string folder, WordVectors vectors)
    {
        var path = Path.Combine(folder, LanguageNetwork.Kind + ".bin");
        return new(LanguageNetwork.Load(path, vectors), ModelFile.AboutOf(path, LanguageNetwork.Kind).Contains(MirroredMark, StringComparison.Ordinal));
    }

    /// <summary>Reads one sentence.</summary>
    /// <param name="forms">Its words.</param>
    /// <returns>What it found, in the order of the words; heads count within the sentence, −1 for the root.</returns>
    public NetworkReading Read(string[] forms)
    {
        var words = isMirrored ? [.. forms.Reverse()] : forms;
        var starts = new int[words.Length];
        var ends = new int[words.Length];
        var at = 0;
        for (var i = 0; i < words.Length; i++)
        {
            (starts[i], ends[i]) = (at, at + words[i].Length);
            at = ends[i] + 1;
        }

        var tokens = new Tokens(string.Join(' ', words), starts, ends);
        var reading = network.Read(tokens, new(tokens, [new(0, words.Length)], [BlockKind.Paragraph]));
        if (!isMirrored)
            return reading;
        foreach (var column in new[] { reading.Tags, reading.FineTags, reading.Referents, reading.Names })
            Array.Reverse(column);
        Array.Reverse(reading.Relations);
        Array.Reverse(reading.Heads);
        for (var i = 0; i < words.Length; i++)
        {
            reading.Heads[i] = reading.Heads[i] < 0 ? -1 : words.Length - 1 - reading.Heads[i];
            reading.Names[i] = (byte)NameClasses.Mirrored(reading.Names[i]);
        }

        return reading;
    }
}
