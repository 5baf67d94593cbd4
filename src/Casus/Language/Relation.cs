namespace Casus.Language;

/// <summary>The relations of basic Universal Dependencies that English uses, subtypes included.</summary>
/// <remarks>The order is the one the models count by; <see cref="Relations"/> holds the names.</remarks>
public enum Relation : byte
{
#pragma warning disable CS1591 // each is defined at universaldependencies.org/en/dep
    Dep, Acl, AclRelcl, Advcl, AdvclRelcl, Advmod, Amod, Appos, Aux, AuxPass, Case, Cc, CcPreconj, Ccomp, Compound, CompoundPrt,
    Conj, Cop, Csubj, CsubjOuter, CsubjPass, Det, DetPredet, Discourse, Dislocated, Expl, Fixed, Flat, Goeswith, Iobj, List, Mark,
    Nmod, NmodDesc, NmodPoss, NmodUnmarked, Nsubj, NsubjOuter, NsubjPass, Nummod, Obj, Obl, OblAgent, OblUnmarked, Orphan,
    Parataxis, Punct, Reparandum, Root, Vocative, Xcomp,
#pragma warning restore CS1591
}
