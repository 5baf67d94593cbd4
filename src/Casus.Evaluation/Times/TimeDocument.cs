namespace Casus.Evaluation.Times;

/// <summary>A report with its time expressions and TimeML events. The properties are set by the JSON reader alone.</summary>
internal sealed class TimeDocument : GoldReport
{
    public IReadOnlyList<GoldTime> Times { get; set; } = [];

    public IReadOnlyList<GoldTimeEvent> Events { get; set; } = [];
}

/// <summary>A TIMEX3.</summary>
internal sealed class GoldTime : GoldSpan
{
    public string Type { get; set; } = "";

    public string Value { get; set; } = "";
}

/// <summary>A TimeML EVENT.</summary>
internal sealed class GoldTimeEvent : GoldSpan
{
    public string Class { get; set; } = "";
}
