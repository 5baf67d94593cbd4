using System.Collections.Frozen;

namespace Casus.Evaluation.Plover;

/// <summary>The sixteen PLOVER types and the four quads they fall into.</summary>
/// <remarks>Source: PLOVER 2.0; SANCTION counts as material conflict, as in its own section of that manual.</remarks>
internal static class PloverScheme
{
    private static readonly FrozenDictionary<string, string> Quads = new (string Quad, string Types)[]
    {
        ("verbal cooperation", "AGREE CONSULT SUPPORT CONCEDE"),
        ("material cooperation", "COOPERATE AID RETREAT"),
        ("verbal conflict", "REQUEST ACCUSE REJECT THREATEN"),
        ("material conflict", "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    }.SelectMany(q => q.Types.Split(' ').Select(t => (Type: t, q.Quad))).ToFrozenDictionary(p => p.Type, p => p.Quad, StringComparer.Ordinal);

    /// <summary>The quad of a type.</summary>
    public static string QuadOf(string type) => Quads[type];

    /// <summary>
    /// The type a code stands for, names of the draft of 2016 read as their successors; <see langword="null"/> when it
    /// is none.
    /// </summary>
    public static string? TypeOf(string? code)
    {
        var type = (code ?? "").ToUpperInvariant().Split('-')[0].Trim() switch
        {
            "DEMAND" => "REQUEST",
            "DISAPPROVE" or "INVESTIGATE" => "ACCUSE",
            "FIGHT" => "ASSAULT",
            var other => other,
        };
        return Quads.ContainsKey(type) ? type : null;
    }
}
