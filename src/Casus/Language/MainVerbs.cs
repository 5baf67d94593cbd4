namespace Casus.Language;

/// <summary>Gives verbs back what the reading took from them: the main verb its place, a finite verb its subject, a passive its tag.</summary>
/// <remarks>
/// "Soldiers seized two villages" may be read as a noun phrase, "villages seized by soldiers": past tense and participle look alike. A
/// sentence that a full stop ends has a verb, though. So where its root is a noun that neither a copula nor a subject makes a predicate, and a
/// participle before the root has another noun of the same phrase before it, the participle is the verb, that noun its subject, and the root its
/// object. And as like is joined to like, a noun that a verb of the past is joined to is a verb itself: "A guard shot and wounded a man."
/// Headlines and captions, which may be noun phrases, end without a full stop and stay as they are.
/// <para>
/// Before that, in every sentence, <see cref="LostSubjects"/> go back to their verbs, <see cref="StrayWords"/> and <see cref="StrayClauses"/> to where they belong, and an adjective that is tagged as a participle and has an auxiliary of the passive is a verb
/// ("40 were hurt.").
/// </para>
/// </remarks>
internal static class MainVerbs
{
    /// <summary>Mends the trees in place.</summary>
    /// <param name="words">The words by which they are mended.</param>
    /// <param name="tokens">The words of the text.</param>
    /// <param name="sentences">The sentences, each with one root.</param>
    /// <param name="tags">Their parts of speech.</param>
    /// <param name="fineTags">Their Penn tags; that of a main verb given back becomes <c>VBD</c>.</param>
    /// <param name="heads">The governing tokens, −1 for a root.</param>
    /// <param name="relations">The relations to them.</param>
    public static void Restore(
        TreeWords words, Tokens tokens, Sentences sentences, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var (oldTags, oldFineTags, oldHeads, oldRelations) = ((UniversalTag[])tags.Clone(), (string[])fineTags.Clone(), (int[])heads.Clone(), (Relation[])relations.Clone());
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = sentences[s];
            Mend(words, tokens, sentence, tags, fineTags, heads, relations);
            if (IsTree(sentence, heads))
                continue;
            // Each mend keeps a tree a tree; two that meet on an odd one may not, and what the network read is better than nothing.
            Array.Copy(oldTags, sentence.Start, tags, sentence.Start, sentence.Count);
            Array.Copy(oldFineTags, sentence.Start, fineTags, sentence.Start, sentence.Count);
            Array.Copy(oldHeads, sentence.Start, heads, sentence.Start, sentence.Count);
            Array.Copy(oldRelations, sentence.Start, relations, sentence.Start, sentence.Count);
        }
    }

    // One root, and no circle.
    private static bool IsTree(TokenRange sentence, int[] heads)
    {
        var roots = 0;
        for (var token = sentence.Start; token < sentence.End; token++)
        {
            roots += heads[token] < 0 ? 1 : 0;
            var (at, steps) = (token, 0);
            while (heads[at] >= 0 && steps++ < sentence.Count)
                at = heads[at];
            if (heads[at] >= 0)
                return false;
        }

        return roots == 1;
    }

    private static void Mend(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        MakeVerbsOfPassives(tokens, sentence, tags, fineTags, heads, relations);
        NamesLikeVerbs.Restore(tokens, sentence, tags, fineTags, heads, relations);
        HearsayAsides.Restore(words, tokens, sentence, tags, fineTags, heads, relations);
        LostSubjects.Restore(tokens, sentence, tags, fineTags, heads, relations);
        StrayWords.Restore(words, tokens, sentence, tags, fineTags, heads, relations);
        StrayClauses.Restore(words, tokens, sentence, tags, fineTags, heads, relations);
        ShotPeople.Restore(words, tokens, sentence, tags, fineTags, heads, relations);
        ElidedVerbs.Restore(words, tokens, sentence, tags, heads, relations);
        JoinedHarms.Restore(words, tokens, sentence, tags, fineTags, heads, relations);
        StrayResults.Restore(words, tokens, sentence, tags, fineTags, heads, relations);
        ListedPeople.Restore(words, tokens, sentence, tags, fineTags, heads, relations);
        var root = Array.IndexOf(heads, -1, sentence.Start, sentence.Count);
        if (root >= 0 && tags[root] is UniversalTag.Noun or UniversalTag.Propn
            && IsWholeSentence(tokens, sentence, root, heads, relations))
        {
            if ((VerbBehindComma(tokens, sentence, root, tags, fineTags, heads, relations) is var comma and >= 0 ? comma : VerbBehindClause(sentence, root, tags, fineTags, heads, relations)) is var behind and >= 0)
            {
                for (var t = behind + 1; t < sentence.End; t++)
                    heads[t] = heads[t] == root ? behind : heads[t];
                (heads[behind], relations[behind]) = (-1, Relation.Root);
                (heads[root], relations[root]) = (behind, Relation.Nsubj);
            }
            else if (FindVerb(tokens, sentence.Start, root, tags, fineTags, heads, relations) is var (verb, subject))
            {
                Turn(sentence, root, verb, subject, heads, relations);
                fineTags[verb] = "VBD";
            }
            else if (IsJoinedToVerb(sentence, root, tags, fineTags, heads, relations) && SubjectBefore(root, tags, heads, relations) is var doer and >= 0)
            {
                for (var t = sentence.Start; t < doer; t++)
                    heads[t] = heads[t] == root ? doer : heads[t];
                relations[doer] = Relation.Nsubj;
                (tags[root], fineTags[root]) = (UniversalTag.Verb, "VBD");
            }
        }
    }

    // What an auxiliary of the passive hangs on is a verb, though it be an adjective elsewhere: "40 were hurt".
    private static void MakeVerbsOfPassives(Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (relations[t] != Relation.AuxPass || heads[t] is not (var verb and >= 0) || tags[verb] != UniversalTag.Adj)
                continue;
            // "was burnt alive": an irregular form that is seldom seen.
            if (fineTags[verb] == "VBN" || tokens[verb] is "burnt" or "slain" or "shot")
                (tags[verb], fineTags[verb]) = (UniversalTag.Verb, "VBN");
        }
    }

    // A noun in the singular with a verb of the past joined to it that has no subject of its own.
    private static bool IsJoinedToVerb(TokenRange sentence, int root, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var verb = root + 1; fineTags[root] == "NN" && verb < sentence.End; verb++)
        {
            if (heads[verb] != root || relations[verb] != Relation.Conj)
                continue;
            if (tags[verb] != UniversalTag.Verb || fineTags[verb] is not ("VBD" or "VBN"))
                return false;
            for (var t = root + 1; t < sentence.End; t++)
            {
                if (heads[t] == verb && (LostSubjects.IsSubject(relations[t]) || relations[t] is Relation.AuxPass or Relation.Aux))
                    return false;
            }

            return true;
        }

        return false;
    }

    private static int SubjectBefore(int root, UniversalTag[] tags, int[] heads, Relation[] relations) =>
        root > 0 && heads[root - 1] == root && relations[root - 1] is Relation.Compound or Relation.NmodDesc or Relation.NmodUnmarked
            && tags[root - 1] is UniversalTag.Noun or UniversalTag.Propn ? root - 1 : -1;

    private static bool IsWholeSentence(Tokens tokens, TokenRange sentence, int root, int[] heads, Relation[] relations)
    {
        var ends = false;
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] != root)
                continue;
            if (relations[t] == Relation.Cop || LostSubjects.IsSubject(relations[t]))
                return false;
            ends |= t > root && relations[t] == Relation.Punct && tokens[t] is ".";
        }

        return ends;
    }

    // "The president, who visited the scene, blamed rebels.": a verb in the past behind a comma that has an object is no participle.
    // "Air strikes that followed killed 20": of two clauses that describe the noun the second has no subject, and is the main verb.
    private static int VerbBehindClause(TokenRange sentence, int root, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var described = false;
        for (var t = root + 1; t < sentence.End; t++)
        {
            if (heads[t] != root || relations[t] != Relation.AclRelcl)
                continue;
            if (LostSubjects.SubjectBetween(root + 1, t, t, heads, relations) >= 0)
                described = true;
            else if (described && tags[t] == UniversalTag.Verb && fineTags[t] is "VBD" or "VBN")
                return t;
        }

        return -1;
    }

    private static int VerbBehindComma(Tokens tokens, TokenRange sentence, int root, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var verb = root + 2; verb < sentence.End; verb++)
        {
            if (heads[verb] == root && relations[verb] == Relation.Acl && tags[verb] == UniversalTag.Verb
                && fineTags[verb] is "VBD" or "VBN" or "VBZ" or "VBP" && tokens[verb - 1] is ","
                && Enumerable.Range(verb + 1, sentence.End - verb - 1).Any(t => heads[t] == verb && relations[t] == Relation.Obj))
            {
                return verb;
            }
        }

        // "Poison gas killed at least 58 people.": what is counted right behind the verb is its object.
        var next = root + 1;
        if (next + 2 < sentence.End && heads[next] == root && relations[next] == Relation.Acl && tags[next] == UniversalTag.Verb && fineTags[next] is "VBD" or "VBN"
            && tokens[next + 1] is "at" && tokens[next + 2] is "least" or "most")
            return next;

        return -1;
    }

    // The first participle of the root with a noun before it, and the noun that stands nearest before it.
    private static (int Verb, int Subject)? FindVerb(
        Tokens tokens, int start, int root, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var verb = start + 1; verb < root; verb++)
        {
            if (heads[verb] != root || relations[verb] != Relation.Amod || tags[verb] != UniversalTag.Verb
                || fineTags[verb] is not ("VBN" or "VBD") || tokens[verb - 1] is "-")
            {
                continue;
            }

            for (var t = verb - 1; t >= start; t--)
            {
                var isSubject = heads[t] == verb && (LostSubjects.IsSubject(relations[t]) || (relations[t] == Relation.Compound && t == verb - 1));
                var isModifier = heads[t] == root && relations[t] is Relation.Compound or Relation.NmodDesc or Relation.NmodUnmarked;
                if (tags[t] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Pron && (isSubject || isModifier))
                    return (verb, t);
            }
        }

        return null;
    }

    private static void Turn(TokenRange sentence, int root, int verb, int subject, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] != root || t == verb || t == subject)
                continue;
            // What stands before the verb describes the subject; the clauses and the full stop behind hang on the verb.
            if (t < verb)
                heads[t] = relations[t] is Relation.Punct or Relation.Obl or Relation.Advmod ? verb : subject;
            else if (relations[t] is Relation.Punct or Relation.Advcl or Relation.Parataxis or Relation.Obl or Relation.OblUnmarked)
                heads[t] = verb;
        }

        (heads[verb], relations[verb]) = (-1, Relation.Root);
        (heads[subject], relations[subject]) = (verb, Relation.Nsubj);
        (heads[root], relations[root]) = (verb, Relation.Obj);
    }
}
