using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Casus.Language;
using Casus.Language.Treebanks;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Cli.Trees;

/// <summary>Writes sentences, words and names of a report as JSON; offsets are half-open, in Unicode code points of <c>text</c>, as in the record.</summary>
internal static class TreeJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders a report.</summary>
    public static byte[] Render(Reading reading)
    {
        var (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
        var map = OffsetMap.For(tokens.Text);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", reading.Report.Id);
            json.WriteString("text", tokens.Text);
            if (tokens.Text.Length > Tokenizer.LongestText)
            {
                json.WriteStartObject("unknown");
                json.WriteString("text", "longer-than-is-read");
                json.WriteEndObject();
            }

            json.WriteStartArray("sentences");
            for (var s = 0; s < sentences.Count; s++)
            {
                json.WriteStartObject();
                json.WriteNumber("start", map.ToCodePoints(sentences.Spans[s].Start));
                json.WriteNumber("end", map.ToCodePoints(sentences.Spans[s].End));
                json.WriteStartArray("words");
                for (var t = sentences[s].Start; t < sentences[s].End; t++)
                    Word(json, tokens, syntax, map, t, sentences[s].Start);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("names");
            foreach (var name in reading.Get(NameMention.Layer))
            {
                var span = tokens.SpanOf(name.Range);
                json.WriteStartObject();
                json.WriteNumber("start", map.ToCodePoints(span.Start));
                json.WriteNumber("end", map.ToCodePoints(span.End));
                json.WriteString("type", name.Kind.ToString());
                json.WriteString("text", span.In(tokens.Text));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // Words count from 1 within their sentence, as in CoNLL-U; a head of 0 is the root.
    private static void Word(Utf8JsonWriter json, Tokens tokens, Syntax syntax, OffsetMap map, int token, int first)
    {
        json.WriteStartObject();
        json.WriteNumber("id", token - first + 1);
        json.WriteNumber("start", map.ToCodePoints(tokens.Starts[token]));
        json.WriteNumber("end", map.ToCodePoints(tokens.Ends[token]));
        json.WriteString("form", tokens[token]);
        json.WriteString("lemma", syntax.Lemmas[token]);
        json.WriteString("upos", ConlluWriter.NameOf(syntax.Tags[token]));
        json.WriteString("xpos", syntax.FineTags[token]);
        json.WriteString("feats", syntax.Features[token]);
        json.WriteNumber("head", syntax.Heads[token] < 0 ? 0 : syntax.Heads[token] - first + 1);
        json.WriteString("deprel", Relations.NameOf(syntax.Relations[token]));
        if (syntax.Referents[token] is var referent and not ReferentKind.None)
            json.WriteString("refersTo", referent.ToString());
        json.WriteEndObject();
    }
}
