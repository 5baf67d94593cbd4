namespace Casus.Server.Requests;

/// <summary>What somebody outside asks to have corrected, as a reviewer took it down. Who asked is not kept.</summary>
internal sealed class CorrectionRequest
{
    public long Id { get; set; }

    /// <summary>The id of the incident that was named; it may lead to another one today.</summary>
    public required string Incident { get; set; }

    /// <summary>What is asked, without addresses and numbers of people.</summary>
    public required string Text { get; set; }

    /// <summary>The day on which it came, ISO 8601.</summary>
    public required string ReceivedOn { get; set; }

    /// <summary>Who took it down.</summary>
    public required string By { get; set; }

    public long At { get; set; }

    /// <summary><c>open</c>, <c>judged</c> or <c>declined</c>.</summary>
    public required string State { get; set; }

    /// <summary>The judgement that it was answered with.</summary>
    public long? Judgement { get; set; }

    /// <summary>Why it was answered so.</summary>
    public string? Reason { get; set; }

    public string? AnsweredBy { get; set; }

    public long? AnsweredAt { get; set; }
}
