using System.Globalization;

namespace Casus.Knowledge.Places;

/// <summary>
/// A line of GeoNames' list of alternate names (version 2): number of the name, of the place, language, name, four marks, and the
/// years from and to which it was used.
/// </summary>
internal readonly ref struct AlternateNameRow
{
    private const int Columns = 10;

    private AlternateNameRow(int id, ReadOnlySpan<char> name, NameForm form)
    {
        Id = id;
        Name = name;
        Form = form;
    }

    /// <summary>Number of the place.</summary>
    public int Id { get; }

    public ReadOnlySpan<char> Name { get; }

    public NameForm Form { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">It must live as long as the row.</param>
    /// <param name="row">The row; its name is empty where the line gives no name that a report would write.</param>
    /// <param name="expectation">What the line does not meet.</param>
    public static bool TryParse(ReadOnlySpan<char> line, out AlternateNameRow row, out string expectation)
    {
        Span<Range> columns = stackalloc Range[Columns + 1];
        row = default;
        var found = line.Split(columns, '\t');
        if (found < 4)
        {
            expectation = string.Create(CultureInfo.InvariantCulture, $"expected 10 columns parted by tabs, found {found}");
            return false;
        }

        if (!int.TryParse(line[columns[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 0)
        {
            expectation = "expected a place's number in column 2";
            return false;
        }

        expectation = "";
        var language = line[columns[2]];
        var name = line[columns[3]];
        var marks = new Marks(line, columns, found);
        var form = FormOf(language, marks);
        // Nicknames ("Big Apple", "The City") are words of the language as often as names.
        var kept = !IsCode(language) && !marks.Colloquial
            && (form == NameForm.Abbreviation ? name.Length is >= 2 and <= 6 : GeonamesReader.IsWrittenName(name));
        row = new(id, kept ? name : default, form);
        return true;
    }

    // An English name that GeoNames prefers is as good in English text as the main name, which is often the local one.
    private static NameForm FormOf(ReadOnlySpan<char> language, Marks marks) =>
        language is "abbr" ? NameForm.Abbreviation
        : marks.Historic || language is "fr_1793" ? NameForm.Historic
        : marks.Preferred && language is "en" ? NameForm.Main
        : NameForm.Alternate;

    /// <summary>Links, post codes, codes of airports, stations and ports, and sounds: they stand in the column of languages.</summary>
    private static bool IsCode(ReadOnlySpan<char> language) =>
        language is "link" or "wkdt" or "post" or "iata" or "icao" or "faac" or "tcid" or "unlc" or "phon";

    private readonly ref struct Marks(ReadOnlySpan<char> line, scoped ReadOnlySpan<Range> columns, int found)
    {
        public bool Preferred { get; } = found > 4 && line[columns[4]] is "1";

        public bool Colloquial { get; } = found > 6 && line[columns[6]] is "1";

        /// <summary>Marked so, or with a year in which its use ended.</summary>
        public bool Historic { get; } = found > 7 && (line[columns[7]] is "1" || (found > 9 && !line[columns[9]].Trim().IsEmpty));
    }
}
