namespace Casus.Evaluation.Newsdesk;

/// <summary>A report with what it says of incidents of the set. The properties are set by the JSON reader alone.</summary>
internal sealed class NewsdeskReport : GoldReport
{
    /// <summary>What it has as its main news.</summary>
    public IReadOnlyList<string> Incidents { get; set; } = [];

    /// <summary>What it recalls.</summary>
    public IReadOnlyList<string> Background { get; set; } = [];

    public IReadOnlyList<NewsdeskStatement> Statements { get; set; } = [];

    /// <summary>Further violent events it mentions.</summary>
    public IReadOnlyList<NewsdeskMention> Other { get; set; } = [];

    /// <summary>The kind of a report that tells of no incident.</summary>
    public string? Negative { get; set; }

    /// <summary>The month of publication where the day is not known.</summary>
    public string? ApproxDate { get; set; }
}

/// <summary>What one report says of its main incident.</summary>
internal sealed class NewsdeskStatement
{
    public string Incident { get; set; } = "";

    public int? KilledLow { get; set; }

    public int? KilledHigh { get; set; }

    public bool KilledOpen { get; set; }

    public int? InjuredLow { get; set; }

    public int? InjuredHigh { get; set; }

    public bool InjuredOpen { get; set; }

    public string? ActorStated { get; set; }

    public string? ActorCertainty { get; set; }
}

/// <summary>A violent event that a report mentions besides.</summary>
internal sealed class NewsdeskMention
{
    public string? Date { get; set; }

    public string PlaceName { get; set; } = "";
}

/// <summary>An incident as all its reports together tell it.</summary>
internal sealed class NewsdeskIncident
{
    public string Id { get; set; } = "";

    public IReadOnlyList<string> Acled { get; set; } = [];

    public string DateStart { get; set; } = "";

    public string DateEnd { get; set; } = "";

    public string PlaceName { get; set; } = "";

    public IReadOnlyList<string> Aliases { get; set; } = [];

    public string Country { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    public IReadOnlyList<NewsdeskSite> Sites { get; set; } = [];

    public double RadiusKm { get; set; } = 100;

    public int? KilledLow { get; set; }

    public int? KilledHigh { get; set; }
}

/// <summary>A further place of the same incident.</summary>
internal sealed class NewsdeskSite
{
    public string PlaceName { get; set; } = "";

    public string Country { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }
}
