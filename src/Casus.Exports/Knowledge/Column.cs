using Casus.Knowledge;

namespace Casus.Exports.Knowledge;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name, as the format has it.</param>
/// <param name="Kind"><c>text</c>, <c>integer</c>, <c>number</c>, <c>date</c> or <c>flag</c>.</param>
/// <param name="Meaning">What Casus writes there.</param>
internal sealed record Column(string Name, string Kind, string Meaning)
{
    /// <summary>Whether its cells are words, which are quoted and made harmless for spreadsheets.</summary>
    public bool IsText => Kind == "text";

    public static (string Format, Column Column) Read(Stanza stanza) => stanza.Require("column").Split(';', 2, StringSplitOptions.TrimEntries) is [var format, var name]
        ? (format, new(name, stanza.Require("kind"), stanza.Require("meaning")))
        : throw stanza.Error("CAS0302", "column", "expected 'format; name'. Correct the field.");
}
