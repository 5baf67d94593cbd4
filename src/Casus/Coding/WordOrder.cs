using Casus.Knowledge;
using Casus.Language;

namespace Casus.Coding;

/// <summary>Reads subject and object of a verb phrase off the order of the words, where the tree is not to be trusted.</summary>
internal sealed class WordOrder(Tokens tokens, Syntax syntax)
{
    // An object is seldom longer.
    private const int LongestPhrase = 12;

    /// <summary>What stands before <paramref name="first"/> and behind <paramref name="from"/>, up to <paramref name="until"/> or the end of the phrase.</summary>
    /// <param name="first">The phrase's first word.</param>
    /// <param name="from">Where its object may begin.</param>
    /// <param name="until">Where its object ends at the latest.</param>
    /// <param name="sentence">The sentence.</param>
    public List<Argument> Around(int first, int from, int until, TokenRange sentence)
    {
        var found = new List<Argument>();
        var before = first - 1;
        var passive = false;
        for (; before >= sentence.Start && syntax.Tags[before] is UniversalTag.Aux or UniversalTag.Adv or UniversalTag.Part; before--)
            passive |= syntax.Tags[before] == UniversalTag.Aux && syntax.Lemmas[before] is "be" or "get";
        if (before >= sentence.Start && IsNominal(before))
            found.Add(new(passive ? Slot.PassiveSubject : Slot.Subject, before, -1));
        var head = -1;
        for (var t = from; t < Math.Min(Math.Min(until, sentence.End), from + LongestPhrase) && IsOfPhrase(t); t++)
            head = IsNominal(t) ? t : head;
        if (head >= 0 && !passive)
            found.Add(new(Slot.Object, head, -1));
        return found;
    }

    private bool IsNominal(int token) => syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Pron or UniversalTag.Num;

    private bool IsOfPhrase(int token) => IsNominal(token) || syntax.Tags[token] is UniversalTag.Det or UniversalTag.Adj
        || syntax.Relations[token] == Relation.Amod || tokens[token] is "-" or "'s" or "\u2019s";
}
