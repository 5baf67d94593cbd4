namespace Casus.Language.English.Times;

/// <summary>
/// Classes that an atom has by its form rather than by a word list: digits in the shape of a day, a year, a clock time.
/// </summary>
/// <remarks>Each value is the number of the class; all fit in the first word of a class set.</remarks>
internal enum TimeShape
{
    /// <summary>A count, in digits or words; a bare four-digit year is none.</summary>
    Number,

    /// <summary>"third", "3rd".</summary>
    Ordinal,

    /// <summary>1 to 31 in digits.</summary>
    Day,

    /// <summary>1 to 12 in digits.</summary>
    MonthNumber,

    /// <summary>0 to 24 in digits.</summary>
    Hour,

    /// <summary>1000 to 2999 in four digits, or a year in words.</summary>
    Year,

    /// <summary>Exactly two digits.</summary>
    TwoDigits,

    /// <summary>"'98".</summary>
    ShortYear,

    /// <summary>"1990s".</summary>
    Decade,

    /// <summary>"90s", "'90s".</summary>
    ShortDecade,

    /// <summary>"21:30", "21:30:05".</summary>
    Clock,

    /// <summary>"9.30": a clock time only beside "pm" or "at".</summary>
    DotClock,

    /// <summary>"9.30", "10.15": whole five minutes, as times are told without "pm".</summary>
    RoundDotClock,

    /// <summary>"2130", "0930".</summary>
    HourMinutes,

    /// <summary>"2024-02-08".</summary>
    IsoDate,

    /// <summary>"8/2/2024".</summary>
    SlashDate,

    /// <summary>"1/2", "½".</summary>
    Fraction,

    /// <summary>"3rd", "28th": an ordinal from 1 to 31 in digits.</summary>
    OrdinalDay,

    /// <summary>1900 to 2099 in four digits: what a bare number must be to pass for a year.</summary>
    LikelyYear,

    /// <summary>The same without the turns of the century, which may be counts.</summary>
    SureYear,
}
