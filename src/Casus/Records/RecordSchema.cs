using System.Text;

namespace Casus.Records;

/// <summary>The JSON Schema (draft 2020-12) of the record: the contract with everything that reads records.</summary>
/// <remarks>
/// Kept by hand in data/schema/record.schema.json and built into the library; tests hold it equal to the types.
/// </remarks>
public static class RecordSchema
{
    private const string Resource = "Casus.record.schema.json";

    /// <summary>The schema as UTF-8 JSON, indented, with a line feed at the end.</summary>
    public static string Text { get; } = Read();

    /// <summary>Reads a text that is built into the library.</summary>
    internal static string Read(string resource = Resource)
    {
        using var stream = typeof(RecordSchema).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
