using Casus.Language.Engine;

namespace Casus.Language;

/// <summary>Mends a tree that takes a whole clause for a noun phrase: "Police fired tear gas." read as gas that was fired.</summary>
/// <remarks>
/// The words of a past tense and of a participle are mostly the same, and the treebanks hold many sentences that are noun phrases
/// alone. News in full sentences does not: where a sentence ends in a full stop and its root is a noun with a participle before it that
/// has a noun of its own before it, the participle is the verb, what stands before it the subject, and the noun its object.
/// </remarks>
internal static class ClauseRepair
{
    /// <summary>Mends the sentence if it is of that form.</summary>
    /// <param name="tokens">The words.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="reading">Its columns, which are changed.</param>
    /// <param name="past">How the network counts the tag of the past tense.</param>
    /// <returns>Whether anything was changed.</returns>
    public static bool Mend(Tokens tokens, TokenRange sentence, NetworkReading reading, byte past)
    {
        if (sentence.Count < 4 || tokens[sentence.End - 1] is not ".")
            return false;
        var root = Root(sentence, reading);
        if (!IsNominal(reading, root) || HasChild(sentence, reading, root, Relation.Cop) || VerbBefore(sentence, reading, root) is not (>= 0 and var verb))
            return false;
        var subject = verb - 1;
        (reading.Heads[verb], reading.Relations[verb], reading.FineTags[verb]) = (-1, Relation.Root, past);
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (t == subject)
                (reading.Heads[t], reading.Relations[t]) = (verb, Relation.Nsubj);
            else if (t == root)
                (reading.Heads[t], reading.Relations[t]) = (verb, Relation.Obj);
            else if (t < subject && reading.Heads[t] is var head && (head == root || head == verb))
                (reading.Heads[t], reading.Relations[t]) = reading.Relations[t] is Relation.Obl or Relation.Nmod or Relation.Advmod or Relation.Punct or Relation.OblUnmarked ? (verb, reading.Relations[t]) : (subject, reading.Relations[t]);
            else if (t > root && reading.Heads[t] == root && reading.Relations[t] is Relation.Punct)
                reading.Heads[t] = verb;
        }

        if (reading.Tags[subject] == (byte)UniversalTag.Adj)
            reading.Tags[subject] = (byte)UniversalTag.Noun;
        return true;
    }

    private static int Root(TokenRange sentence, NetworkReading reading)
    {
        var root = sentence.Start;
        while (reading.Heads[root] >= 0)
            root++;
        return root;
    }

    // A participle before the noun, with a noun right before it that the sentence begins with.
    private static int VerbBefore(TokenRange sentence, NetworkReading reading, int root)
    {
        for (var verb = sentence.Start + 1; verb < root; verb++)
        {
            if (reading.Heads[verb] != root || reading.Relations[verb] != Relation.Amod || reading.Tags[verb] != (byte)UniversalTag.Verb)
                continue;
            var before = verb - 1;
            var hasSubject = reading.Heads[before] == verb && reading.Relations[before] == Relation.Nsubj;
            var mayBeSubject = IsNominal(reading, before) && reading.Heads[before] == root && reading.Relations[before] is Relation.Compound or Relation.Nsubj or Relation.NmodUnmarked or Relation.Nmod
                && Begins(sentence, reading, before, root);
            return hasSubject || mayBeSubject ? verb : -1;
        }

        return -1;
    }

    // Nothing but words that belong to it, or to the noun, stands before it.
    private static bool Begins(TokenRange sentence, NetworkReading reading, int noun, int root)
    {
        for (var t = sentence.Start; t < noun; t++)
        {
            if (reading.Heads[t] != noun && reading.Heads[t] != root)
                return false;
        }

        return true;
    }

    private static bool HasChild(TokenRange sentence, NetworkReading reading, int head, Relation relation)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (reading.Heads[t] == head && reading.Relations[t] == relation)
                return true;
        }

        return false;
    }

    private static bool IsNominal(NetworkReading reading, int token) => (UniversalTag)reading.Tags[token] is UniversalTag.Noun or UniversalTag.Propn;
}
