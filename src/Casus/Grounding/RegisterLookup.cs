using System.Collections.Immutable;
using Casus.Knowledge.Actors;
using Casus.Language;

namespace Casus.Grounding;

/// <summary>Answers the entity stage from the actor register.</summary>
/// <remarks>
/// States, their peoples and capitals are left to the places: what they do is read off the sentence. A name that several actors share
/// is a match without an id and with its candidates.
/// </remarks>
public sealed class RegisterLookup(ActorRegister register, ActorPhraseResolver phrases, ImmutableHashSet<string> genericGroups)
{
    /// <summary>
    /// Finds the register's names in a sentence, longest first at each place, and hands each to
    /// <paramref name="found"/>.
    /// </summary>
    /// <param name="tokens">The tokens of the report.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="context">What is known about the report.</param>
    /// <param name="found">Receives the names in text order.</param>
    public void FindIn(Tokens tokens, TokenRange sentence, ActorContext context, Action<ActorNaming> found)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(found);
        if (sentence.IsEmpty)
            return;
        var starts = tokens.Starts[..sentence.End];
        var ends = tokens.Ends[..sentence.End];
        // No name reaches beyond its sentence, and no search for the next word either.
        var text = tokens.Text.AsSpan(0, tokens.Ends[sentence.End - 1]);
        for (var t = sentence.Start; t < sentence.End;)
        {
            if (register.TryMatch(text, starts, ends, t, context, out var match) && !IsOfState(match.Best))
            {
                found(Naming(match, text, context));
                t += match.TokenCount;
            }
            else
            {
                t++;
            }
        }
    }

    /// <summary>
    /// What a description such as "Iraqi security forces" says of country and sector; <see langword="null"/> when
    /// nothing.
    /// </summary>
    public ActorPhrase? Describe(string phrase, ActorContext context) =>
        phrases.TryResolve(phrase, context, out var read) ? read : null;

    /// <summary>Whether a code stands for a body of several states or none, <c>UNO</c>, <c>IGO</c>, and not for a country.</summary>
    public bool IsBodyCode(string code) => code.Length > 0 && !register.TryGet("state-" + code.ToLowerInvariant(), out _);

    /// <summary>Whether a noun says "armed group" and no more: "group", "militia", "organisation".</summary>
    public bool IsGenericGroup(string lemma) => genericGroups.Contains(lemma);

    private static bool IsOfState(ActorCandidate candidate) =>
        candidate.Kind is ActorNameKind.Adjective or ActorNameKind.People or ActorNameKind.Capital
            || candidate.Actor.Type.IsState || candidate.Actor.Type.IsPeople;

    private ActorNaming Naming(ActorMatch match, ReadOnlySpan<char> text, ActorContext context)
    {
        var range = new TokenRange(match.FirstToken, match.FirstToken + match.TokenCount);
        var best = match.Best.Actor;
        var country = best.CountryOn(context.On);
        return match.IsAmbiguous
            ? new(range, null, [.. match.Candidates.Select(c => c.Actor.Id)], null, null, IsPerson: best.Type.IsPerson)
            : new(
                range,
                best.Id,
                [],
                country.Length > 0 ? country : null,
                register.SectorOf(best, text, match.Span, context.On) is { Length: > 0 } sector ? sector : null,
                country.Length == 0 && best.PloverCodeOn(context.On) is { Length: > 0 } body ? body : null,
                best.Type.IsPerson);
    }
}
