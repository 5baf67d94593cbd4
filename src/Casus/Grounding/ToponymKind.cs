namespace Casus.Grounding;

/// <summary>What kind of word names the place.</summary>
public enum ToponymKind
{
    /// <summary>A proper name.</summary>
    Name,

    /// <summary>An adjective or noun of origin.</summary>
    Demonym,

    /// <summary>A street, building, water or site, named by a word of its kind: "Royal Street".</summary>
    Site,

    /// <summary>A name that the gazetteer has not and that no word of its kind tells: the finder of names calls it a place.</summary>
    Unlisted,
}
