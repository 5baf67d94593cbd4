namespace Casus.Evaluation.Plover;

/// <summary>A sentence with its gold events. The properties are set by the JSON reader alone.</summary>
internal sealed class PloverRecord : GoldReport
{
    public IReadOnlyList<PloverEvent> Events { get; set; } = [];
}

/// <summary>An event under the PLOVER scheme of sixteen types.</summary>
internal sealed class PloverEvent
{
    public string Plover2021 { get; set; } = "";

    /// <summary>Types that are as acceptable.</summary>
    public IReadOnlyList<string>? Also { get; set; }

    public string? Mode2021 { get; set; }

    public IReadOnlyList<PloverActor> Source { get; set; } = [];

    public IReadOnlyList<PloverActor> Target { get; set; } = [];

    /// <summary>Both sides do it to each other.</summary>
    public bool? Reciprocal { get; set; }

    public IReadOnlyList<GoldSpan> EventSpans { get; set; } = [];
}

/// <summary>An actor of an event.</summary>
internal sealed class PloverActor
{
    public string Text { get; set; } = "";

    public string? Country { get; set; }

    public string? Sector { get; set; }

    public IReadOnlyList<GoldSpan> Spans { get; set; } = [];
}

/// <summary>An actor description with what it should resolve to. The properties are set by the JSON reader alone.</summary>
internal sealed class ActorCase
{
    public string Id { get; set; } = "";

    public string Kind { get; set; } = "";

    public string Actor { get; set; } = "";

    public string? Date { get; set; }

    /// <summary>Absent when nothing should be resolved.</summary>
    public ActorExpectation? Expect { get; set; }
}

/// <summary>What an actor description resolves to; an absent field is not asked, an empty one must stay empty.</summary>
internal sealed class ActorExpectation
{
    public string? Country { get; set; }

    /// <summary>First sector code.</summary>
    public string? Code1 { get; set; }

    /// <summary>Second sector code.</summary>
    public string? Code2 { get; set; }

    /// <summary>Canonical name.</summary>
    public string? Wiki { get; set; }
}
