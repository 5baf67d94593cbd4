namespace Casus.Knowledge;

/// <summary>Folds letters of Latin script to the plain letters a to z, as names are compared.</summary>
internal static class LatinFolding
{
    private const int Start = 0x00C0;
    private const int SecondStart = 0x1E00;
    private const int FirstLength = 0x0250 - Start;

    // One entry per character of U+00C0…U+024F and then U+1E00…U+1EFF; a dot marks what is no letter.
    private const string First =
        "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg"
        + "hhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz..b....o."
        + "..d...eae.......kk......oo.............uu..yy........................aaiioouuuuuuuuuueaaaaaaggggkkoo"
        + "oo..j...gg..nnaaaaooaaaaeeeeiiiioooorrrruuuusstt..hh....zzaaeeooooooooyy............................"
        + "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
        + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy....s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
        + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"
        + "";

    // The second letter of those that stand for two (æ, ß, þ); a dot where there is none.
    private const string Second =
        "......e.......................hs......e.......................h....................................."
        + "..............jj..............................ee...................................................."
        + "..........................................................................................ee........"
        + "................ee.................................................................................."
        + "...................................................................................................."
        + "..........................................................s........................................."
        + "........................................................"
        + "";

    /// <summary>What a character counts as in a name.</summary>
    /// <returns>The first and second letter, <c>\0</c> for none; a space for what parts words; <c>(\0, \0)</c> for what
    /// is dropped.</returns>
    /// <remarks>Letters of other scripts stand for themselves.</remarks>
    public static (char First, char Second) Fold(char c) => c switch
    {
        (>= 'a' and <= 'z') or (>= '0' and <= '9') => (c, '\0'),
        >= 'A' and <= 'Z' => ((char)(c | 0x20), '\0'),
        '\'' or '.' or '`' or '´' or '’' or '‘' or '“' or '”' or '"' or '·' => default,
        >= '\u02B0' and <= '\u036F' => default,
        '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u2060' and <= '\u2064') or '\uFEFF' => default,
        < '\u00C0' => (' ', '\0'),
        < (char)(Start + FirstLength) => Look(c - Start),
        >= (char)SecondStart and < '\u1F00' => Look(c - SecondStart + FirstLength),
        >= '\u2000' and <= '\u206F' => (' ', '\0'),
        _ => (c, '\0'),
    };

    private static (char First, char Second) Look(int index) => First[index] == '.'
        ? (' ', '\0')
        : (First[index], Second[index] == '.' ? '\0' : Second[index]);
}
