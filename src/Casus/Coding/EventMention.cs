using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>One telling of an event: a trigger in the text with what it evokes.</summary>
/// <param name="Index">Its number in the report, from 0 in text order.</param>
/// <param name="Head">The trigger's head token, where its arguments hang.</param>
/// <param name="Range">The trigger's words; a phrase with a gap ("took … hostage") is represented by its verb.</param>
/// <param name="Trigger">The entry of the codebook that matched.</param>
/// <param name="Arguments">What fills its grammatical slots.</param>
public sealed record EventMention(int Index, int Head, TokenRange Range, Trigger Trigger, ImmutableArray<Argument> Arguments)
{
    /// <summary>In text order of their heads.</summary>
    public static Layer<ImmutableArray<EventMention>> Layer { get; } = new("event-mentions");
}
