using System.Collections.Immutable;
using Casus.Language;

namespace Casus.Grounding;

/// <summary>A name of the register in the text.</summary>
/// <param name="Range">The name's tokens.</param>
/// <param name="Id">The entry, or <see langword="null"/> when several share the name and nothing decides.</param>
/// <param name="Candidates">The entries that share the name, when it is ambiguous.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or <see langword="null"/>.</param>
/// <param name="Sector">PLOVER sector, or <see langword="null"/>.</param>
/// <param name="Body">What PLOVER writes in place of a country for bodies of several, <c>UNO</c>, <c>IGO</c>, or <see langword="null"/>.</param>
/// <param name="IsPerson">Whether it names a person, not a group or body.</param>
public sealed record ActorNaming(
    TokenRange Range, string? Id, ImmutableArray<string> Candidates, string? Country, string? Sector, string? Body = null, bool IsPerson = false);
