using System.Text;
using System.Text.Json;
using Casus.Cli.Dossier;
using Casus.Records;

namespace Casus.Cli.Output;

/// <summary>Turns records into bytes and sets one after the other.</summary>
/// <remarks>
/// <see cref="Render"/> is thread-safe; <see cref="Add"/> and <see cref="End"/> are called in the order of writing.
/// </remarks>
internal abstract class RecordLayout
{
    /// <summary>The bytes of one record.</summary>
    public abstract byte[] Render(CodedReport record);

    /// <summary>Writes one rendered record with what stands between it and the one before.</summary>
    public abstract void Add(OutputTarget target, byte[] rendered);

    /// <summary>Writes what stands after the last record.</summary>
    public virtual void End(OutputTarget target)
    {
    }

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
        public override byte[] Render(CodedReport record) =>
            [.. JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Lines.CodedReport), (byte)'\n'];

        public override void Add(OutputTarget target, byte[] rendered) => target.Write(rendered);
    }

    private sealed class ArrayLayout : RecordLayout
    {
        // Held back until it is known whether it stands alone.
        private byte[]? first;
        private bool inArray;

        public override byte[] Render(CodedReport record) =>
            JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Indented.CodedReport);

        public override void Add(OutputTarget target, byte[] rendered)
        {
            if (first is null && !inArray)
            {
                first = rendered;
                return;
            }

            if (first is not null)
            {
                target.Write("[\n"u8);
                target.Write(first);
                (first, inArray) = (null, true);
            }

            target.Write(",\n"u8);
            target.Write(rendered);
        }

        public override void End(OutputTarget target)
        {
            target.Write(inArray ? "\n]\n"u8 : first is null ? "[]\n"u8 : first);
            if (first is not null)
                target.Write("\n"u8);
        }
    }

    private sealed class DossierLayout(PageStyle style, CountryNames countries) : RecordLayout
    {
        private bool any;

        public override byte[] Render(CodedReport record) =>
            Encoding.UTF8.GetBytes(DossierPage.Of(record, countries).Set(style));

        public override void Add(OutputTarget target, byte[] rendered)
        {
            if (any)
                target.Write("\n\n"u8);
            any = true;
            target.Write(rendered);
            // Somebody who watches sees each report when it is done.
            target.Flush();
        }
    }
}
