namespace Casus.Language;

/// <summary>The scripts that news is written in, by Unicode's blocks.</summary>
internal static class ScriptOf
{
    /// <summary>The script of a letter; <see langword="null"/> for signs that are no letter or belong to several.</summary>
    public static string? Letter(char c) => c switch
    {
        < 'A' => null,
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => char.IsLetter(c) ? "Latin" : null,
        >= '\u0370' and <= '\u03FF' or (>= '\u1F00' and <= '\u1FFF') => "Greek",
        >= '\u0400' and <= '\u052F' => "Cyrillic",
        >= '\u0530' and <= '\u058F' => "Armenian",
        >= '\u0590' and <= '\u05FF' => "Hebrew",
        >= '\u0600' and <= '\u06FF' or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') => char.IsLetter(c) ? "Arabic" : null,
        >= '\u0900' and <= '\u097F' => "Devanagari",
        >= '\u0980' and <= '\u09FF' => "Bengali",
        >= '\u0B80' and <= '\u0BFF' => "Tamil",
        >= '\u0E00' and <= '\u0E7F' => "Thai",
        >= '\u1000' and <= '\u109F' => "Myanmar",
        >= '\u10A0' and <= '\u10FF' => "Georgian",
        >= '\u1200' and <= '\u139F' => "Ethiopic",
        >= '\u3040' and <= '\u30FF' => "Kana",
        >= '\u3400' and <= '\u9FFF' => "Han",
        >= '\uAC00' and <= '\uD7A3' or (>= '\u1100' and <= '\u11FF') => "Hangul",
        _ => char.IsLetter(c) ? "Other" : null,
    };
}
