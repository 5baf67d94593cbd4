namespace Casus.Knowledge.Places;

/// <summary>In which way a name is a place's name.</summary>
public enum NameForm : byte
{
    /// <summary>GeoNames' main name, with or without diacritics.</summary>
    Main,

    /// <summary>Another name or spelling.</summary>
    Alternate,

    /// <summary>
    /// A division's name without its type word: "Suffolk" for Suffolk County, "Nineveh" for Nineveh Governorate.
    /// </summary>
    Bare,

    /// <summary>An abbreviation that counts behind a comma or with a full stop only: "Fla.", "TX".</summary>
    Abbreviation,

    /// <summary>An adjective or noun of origin: "Syrian", "Iraqis", "Londoner".</summary>
    Demonym,

    /// <summary>A name without its Arabic article: "Hasakah".</summary>
    WithoutArticle,

    /// <summary>A name out of use: "Leningrad" for Saint Petersburg.</summary>
    Historic,
}
