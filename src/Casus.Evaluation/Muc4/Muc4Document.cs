namespace Casus.Evaluation.Muc4;

/// <summary>A report with its answer key. The properties are set by the JSON reader alone.</summary>
internal sealed class Muc4Document : GoldReport
{
    public IReadOnlyList<Muc4Key> Templates { get; set; } = [];
}

/// <summary>One template of an answer key.</summary>
internal sealed class Muc4Key
{
    /// <summary>May be two: <c>BOMBING / ATTACK</c>.</summary>
    public string Type { get; set; } = "";

    public bool Optional { get; set; }

    public Muc4Roles Roles { get; set; } = new();

    public IReadOnlyList<Muc4Values> HumanTargetDescription { get; set; } = [];

    public IReadOnlyList<Muc4Date> Dates { get; set; } = [];

    public IReadOnlyList<Muc4Location> Locations { get; set; } = [];

    public string? Stage { get; set; }

    public Muc4Casualties? Casualties { get; set; }

    public IReadOnlyList<Muc4Values> PerpOrgConfidence { get; set; } = [];
}

/// <summary>Fillers by role: each a list of the strings that name it equally well.</summary>
internal sealed class Muc4Roles
{
    public IReadOnlyList<IReadOnlyList<string>> PerpInd { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> PerpOrg { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Target { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Victim { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Weapon { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> this[TemplateRole role] => role switch
    {
        TemplateRole.PerpInd => PerpInd,
        TemplateRole.PerpOrg => PerpOrg,
        TemplateRole.Target => Target,
        TemplateRole.Victim => Victim,
        _ => Weapon,
    };
}

/// <summary>Values said of the filler that has one of the strings in <see cref="Of"/>.</summary>
internal sealed class Muc4Values
{
    public IReadOnlyList<string> Values { get; set; } = [];

    public IReadOnlyList<string>? Of { get; set; }
}

/// <summary>A date of the key; without a start it means on or before the end.</summary>
internal sealed class Muc4Date
{
    public string? Start { get; set; }

    public string End { get; set; } = "";
}

/// <summary>A location of the key, from the country down.</summary>
internal sealed class Muc4Location
{
    public string? Country { get; set; }

    public IReadOnlyList<Muc4Place> Places { get; set; } = [];
}

/// <summary>A place below the country.</summary>
internal sealed class Muc4Place
{
    public string Name { get; set; } = "";
}

/// <summary>Tolls of the key.</summary>
internal sealed class Muc4Casualties
{
    public Muc4Toll? Killed { get; set; }

    public Muc4Toll? Injured { get; set; }
}

/// <summary>A toll; <see cref="Vague"/> when the key has no definite number.</summary>
internal sealed class Muc4Toll
{
    public int? Low { get; set; }

    public int? High { get; set; }

    public bool Vague { get; set; }
}
