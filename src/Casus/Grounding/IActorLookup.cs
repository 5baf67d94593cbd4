using System.Collections.Immutable;
using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>What the entity stage asks of the actor register.</summary>
public interface IActorLookup
{
    /// <summary>Finds the register's names in a sentence, longest first, and hands each to <paramref name="found"/>.</summary>
    void FindIn(Tokens tokens, TokenRange sentence, Action<ActorMatch> found);

    /// <summary>What a description such as "Iraqi security forces" says of country and sector; <see langword="null"/> when nothing.</summary>
    ActorDescription? Describe(Tokens tokens, Syntax syntax, TokenRange phrase, int head);

    /// <summary>Whether a noun says "armed group" and no more: "group", "militia", "organisation".</summary>
    bool IsGenericGroup(string lemma);
}

/// <summary>A name of the register in the text.</summary>
/// <param name="Range">The name's tokens.</param>
/// <param name="Type">What kind of entity the actor is.</param>
/// <param name="Id">The entry, or <see langword="null"/> when several share the name and nothing decides.</param>
/// <param name="Candidates">The entries that share the name, when it is ambiguous.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or <see langword="null"/>.</param>
/// <param name="Sector">PLOVER sector, or <see langword="null"/>.</param>
public sealed record ActorMatch(TokenRange Range, EntityType Type, string? Id, ImmutableArray<string> Candidates, string? Country, string? Sector);

/// <summary>What a description says of an actor.</summary>
/// <param name="Country">ISO 3166-1 alpha-3, or <see langword="null"/>.</param>
/// <param name="Sector">PLOVER sector, or <see langword="null"/>.</param>
public sealed record ActorDescription(string? Country, string? Sector);
