namespace Casus.Server.Requests;

/// <summary>What belongs to a request that came by the public form, and to no other.</summary>
internal sealed class PublicRequest
{
    /// <summary>The request's.</summary>
    public long Id { get; set; }

    /// <summary>Hash of the reference by which whoever asked sees what became of it. The reference itself is kept nowhere.</summary>
    public required string Hash { get; set; }

    /// <summary>How whoever asked can be reached, as they wrote it; <see langword="null"/> where they did not, or it was removed.</summary>
    public string? Contact { get; set; }
}
