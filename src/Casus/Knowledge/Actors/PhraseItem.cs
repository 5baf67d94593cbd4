namespace Casus.Knowledge.Actors;

/// <summary>A run of words in a phrase with what it means there.</summary>
/// <param name="Start">First code unit in the phrase.</param>
/// <param name="End">One past the last.</param>
/// <param name="Part">The number of the part of the phrase it stands in; parts are divided by prepositions and
/// commas.</param>
/// <param name="Candidate">The register's reading, or <see langword="null"/>.</param>
/// <param name="Role">The role it names, or <see langword="null"/>.</param>
/// <param name="IsForeign">Whether it only tells of another: "Iran" of "Iran-backed", "government" of
/// "anti-government".</param>
/// <param name="IsMeasure">Whether it measures or groups: "two", "a group of".</param>
internal sealed record PhraseItem(int Start, int End, int Part, ActorCandidate? Candidate, ActorRole? Role, bool IsForeign, bool IsMeasure)
{
    /// <summary>Whether it is a state: by name, adjective, people, capital or seat.</summary>
    public bool IsState => !IsForeign && Candidate is { Actor.Type.IsState: true };

    /// <summary>Whether it is a people or community.</summary>
    public bool IsPeople => !IsForeign && Candidate is { Actor.Type.IsPeople: true };

    /// <summary>Whether it is an actor other than a state or people.</summary>
    public bool IsNamedActor => !IsForeign && Candidate is { Actor.Type: { IsState: false, IsPeople: false } };

    /// <summary>Whether it is a role that says who they are.</summary>
    public bool IsTellingRole => !IsForeign && Role is { IsTelling: true };

    /// <summary>Whether it is a word of no known meaning.</summary>
    public bool IsUnknown => Candidate is null && Role is null && !IsMeasure;
}

/// <summary>A phrase cut into items and parts.</summary>
/// <param name="Items">In text order.</param>
/// <param name="Boundaries">The word that begins each part, lower-case; "" for the first, "," after a comma.</param>
/// <param name="IsFormer">Whether "former" or the like stands before a role.</param>
internal sealed record PhraseParts(IReadOnlyList<PhraseItem> Items, IReadOnlyList<string> Boundaries, bool IsFormer);
