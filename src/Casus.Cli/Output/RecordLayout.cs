using System.Text;
using System.Text.Json;
using Casus.Cli.Dossier;
using Casus.Records;

namespace Casus.Cli.Output;

/// <summary>Turns records into bytes. Thread-safe.</summary>
internal abstract class RecordLayout
{
    /// <summary>The bytes of one record.</summary>
    public abstract byte[] Render(CodedReport record);

    /// <summary>How they stand one after the other.</summary>
    public abstract Sequence Sequence { get; }

    /// <summary>The layout of a form.</summary>
    /// <param name="format">The form.</param>
    /// <param name="style">How pages are set, where the form has any.</param>
    /// <param name="countries">Loads the names of countries, where the form needs them.</param>
    public static RecordLayout For(OutputFormat format, PageStyle style, Func<CountryNames> countries) => format switch
    {
        OutputFormat.Json => new ArrayLayout(),
        OutputFormat.Jsonl => new LineLayout(),
        _ => new DossierLayout(style, countries()),
    };

    private sealed class LineLayout : RecordLayout
    {
        public override Sequence Sequence { get; } = new();

        public override byte[] Render(CodedReport record) =>
            [.. JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Lines.CodedReport), (byte)'\n'];
    }

    private sealed class ArrayLayout : RecordLayout
    {
        public override Sequence Sequence { get; } = new JsonSequence();

        public override byte[] Render(CodedReport record) => JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Indented.CodedReport);
    }

    private sealed class DossierLayout(PageStyle style, CountryNames countries) : RecordLayout
    {
        public override Sequence Sequence { get; } = new PageSequence();

        public override byte[] Render(CodedReport record) => Encoding.UTF8.GetBytes(DossierPage.Of(record, countries).Set(style));
    }
}
