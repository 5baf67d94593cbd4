namespace Casus.Language;

/// <summary>Gives finite verbs back the subjects that the reading made part of something else.</summary>
/// <remarks>
/// In every sentence: a noun that the tree makes part of a compound with the finite verb right behind it is its subject, where it has no other ("The
/// striker shot wide."); a noun with a participle behind it is the subject of the main verb that follows without a comma ("Men linked to the group killed
/// two."); of two verbs in the past behind one subject the first is a participle ("when a missile fired from Yemen
/// hit the ship"); and so is a gerund that opens the sentence ("Fighting between the two armies has killed 45."). Those "held hostage" who "were freed"
/// are the subject of the second verb.
/// </remarks>
internal static class LostSubjects
{
    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        GiveSubjects(sentence, tags, fineTags, heads, relations);
        FreeSubjects(tokens, sentence, tags, fineTags, heads, relations);
        MakeParticiples(tokens, sentence, fineTags, heads, relations);
        FreeCaptives(tokens, sentence, fineTags, heads, relations);
        MakeNounOfGerund(tokens, sentence, tags, fineTags, heads, relations);
    }

    /// <summary>Whether a relation is that of a noun or a clause to an active verb, a passive one, or a predicate that is a clause itself.</summary>
    public static bool IsSubject(Relation relation) => Relations.BaseOf(relation) is Relation.Nsubj or Relation.Csubj;

    /// <summary>The first subject of a verb, of whatever kind, that stands from <paramref name="start"/> on and before <paramref name="end"/>; −1 where none does.</summary>
    public static int SubjectBetween(int start, int end, int verb, int[] heads, Relation[] relations)
    {
        for (var t = start; t < end; t++)
        {
            if (heads[t] == verb && IsSubject(relations[t]))
                return t;
        }

        return -1;
    }

    // A noun right before a finite verb is no part of a compound with it but its subject: "The striker shot wide."
    private static void GiveSubjects(TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t + 1 < sentence.End; t++)
        {
            // "A couple and their baby were killed": what opens a sentence joined to another noun is the subject of the passive that has none.
            if (relations[t] == Relation.OblUnmarked && heads[t] is var passive && passive > t && t <= sentence.Start + 2 && fineTags[t] is "NN" or "NNS"
                && HasChild(sentence, t, Relation.Conj, heads, relations)
                && HasPassive(sentence, passive, heads, relations) && !HasSubject(sentence, passive, heads, relations))
            {
                relations[t] = Relation.NsubjPass;
            }

            // "The commander, his wife and two guards were killed": an apposition ends with a comma; what does not is a list.
            if (relations[t] == Relation.Appos && heads[t] is var listed && listed < t && Stands(relations[listed])
                && LastJoined(sentence, t, heads, relations) is var last && last > t && last + 1 < sentence.End
                && (tags[last + 1] is UniversalTag.Verb or UniversalTag.Aux))
            {
                relations[t] = Relation.Conj;
            }
            if (heads[t] == t + 1 && relations[t] == Relation.Compound && tags[t] is UniversalTag.Noun or UniversalTag.Propn
                && tags[t + 1] == UniversalTag.Verb && fineTags[t + 1] is "VBD" or "VBZ" or "VBP" && !HasSubject(sentence, t + 1, heads, relations))
                relations[t] = Relation.Nsubj;
        }
    }

    private static bool Stands(Relation relation) => relation is Relation.Nsubj or Relation.NsubjPass;

    // The last word that "and" joins to a noun; −1 where none does.
    private static int LastJoined(TokenRange sentence, int noun, int[] heads, Relation[] relations)
    {
        for (var t = sentence.End - 1; t > noun; t--)
        {
            if (heads[t] == noun && relations[t] == Relation.Conj && HasChild(sentence, t, Relation.Cc, heads, relations))
                return t;
        }

        return -1;
    }

    // "Jihadists linked to the group killed four soldiers": a participle that opens the sentence behind a noun, with no comma before the main verb,
    // says who the noun is; the noun is the subject of the main verb, which has no other.
    private static void FreeSubjects(Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var participle = sentence.Start + 1; participle < sentence.End; participle++)
        {
            var verb = heads[participle];
            if (relations[participle] != Relation.Advcl || verb < participle || fineTags[participle] is not ("VBN" or "VBD") || HasSubject(sentence, verb, heads, relations))
                continue;
            var (subject, isClause) = (-1, false);
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (heads[t] == participle && IsSubject(relations[t]))
                    subject = t;
                isClause |= heads[t] == participle && relations[t] is Relation.Mark or Relation.Aux or Relation.AuxPass or Relation.Expl;
            }

            if (isClause || subject < 0 || subject > participle || tags[subject] is not (UniversalTag.Noun or UniversalTag.Propn) || HasComma(tokens, participle, verb))
                continue;
            (heads[subject], relations[subject]) = (verb, HasPassive(sentence, verb, heads, relations) ? Relation.NsubjPass : Relation.Nsubj);
            (heads[participle], relations[participle]) = (subject, Relation.Acl);
        }
    }

    // "when a missile fired from Yemen hit the ship": of two verbs in the past behind one subject, with neither a comma nor "and" between, the first is a
    // participle that describes the subject of the second.
    private static void MakeParticiples(Tokens tokens, TokenRange sentence, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var verb = sentence.Start + 1; verb < sentence.End; verb++)
        {
            if (fineTags[verb] != "VBD" || relations[verb] is not (Relation.Advcl or Relation.Parataxis or Relation.Ccomp) || HasSubject(sentence, verb, heads, relations)
                || HasOpening(sentence, verb, heads, relations))
                continue;
            for (var participle = verb - 1; participle > sentence.Start; participle--)
            {
                if (fineTags[participle] is not ("VBN" or "VBD") || !(heads[participle] == heads[verb] || heads[verb] == participle))
                    continue;
                var subject = SubjectBefore(sentence, participle, heads, relations);
                if (subject < 0 || relations[participle] is not (Relation.Advcl or Relation.Ccomp or Relation.Root)
                    || (relations[participle] == Relation.Root && heads[verb] != participle)
                    || HasChild(sentence, participle, Relation.Obj, heads, relations) || HasChild(sentence, participle, Relation.Aux, heads, relations)
                    || HasChild(sentence, participle, Relation.AuxPass, heads, relations) || HasComma(tokens, participle, verb))
                    break;
                Exchange(sentence, participle, verb, subject, fineTags, heads, relations);
                break;
            }
        }
    }

    // "Three officers held hostage by the gunmen were freed": the second verb, with an auxiliary and no subject, is that of the sentence.
    private static void FreeCaptives(Tokens tokens, TokenRange sentence, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var held = sentence.Start + 1; held + 2 < sentence.End; held++)
        {
            if (tokens[held] is not ("held" or "taken" or "kept") || tokens[held + 1] is not ("hostage" or "captive" or "prisoner") || relations[held] is not (Relation.Root or Relation.Ccomp)
                || HasPassive(sentence, held, heads, relations) || HasChild(sentence, held, Relation.Aux, heads, relations))
                continue;
            var captives = SubjectBefore(sentence, held, heads, relations);
            for (var verb = held + 2; captives >= 0 && verb < sentence.End; verb++)
            {
                if (heads[verb] != held || relations[verb] != Relation.Advcl || !HasPassive(sentence, verb, heads, relations)
                    || HasSubject(sentence, verb, heads, relations) || HasChild(sentence, verb, Relation.Mark, heads, relations) || HasComma(tokens, held, verb))
                    continue;
                Exchange(sentence, held, verb, captives, fineTags, heads, relations);
                relations[captives] = Relation.NsubjPass;
                break;
            }
        }
    }

    // The second verb takes the place of the first, with its subject and what opens its clause.
    private static void Exchange(TokenRange sentence, int participle, int verb, int subject, string[] fineTags, int[] heads, Relation[] relations)
    {
        (heads[verb], relations[verb]) = (heads[participle], relations[participle]);
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] == participle && (t < participle || relations[t] == Relation.Punct) && t != verb)
                heads[t] = verb;
        }

        (heads[subject], relations[subject]) = (verb, Relation.Nsubj);
        (heads[participle], relations[participle], fineTags[participle]) = (subject, Relation.Acl, "VBN");
    }

    private static bool HasOpening(TokenRange sentence, int verb, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < verb; t++)
        {
            if (heads[t] == verb && relations[t] is Relation.Mark or Relation.Cc or Relation.Aux or Relation.AuxPass or Relation.Advmod or Relation.Obj or Relation.Obl)
                return true;
        }

        return false;
    }

    private static int SubjectBefore(TokenRange sentence, int verb, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < verb; t++)
        {
            if (heads[t] == verb && relations[t] == Relation.Nsubj)
                return t;
        }

        return -1;
    }

    // "Fighting between the two armies has killed 45": a gerund that opens the sentence before a preposition, with no comma before the main verb,
    // which has no other subject, is the subject.
    private static void MakeNounOfGerund(Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var first = sentence.Start; first < Math.Min(sentence.Start + 2, sentence.End - 1); first++)
        {
            var verb = heads[first];
            // "Fighting broke out": what the tree makes a subject is none that has an object.
            if (fineTags[first] == "VBG" && tags[first] == UniversalTag.Verb && relations[first] is Relation.Nsubj or Relation.NsubjPass && heads[first + 1] != first)
            {
                (tags[first], fineTags[first]) = (UniversalTag.Noun, "NN");
                return;
            }

            if (fineTags[first] != "VBG" || tags[first + 1] != UniversalTag.Adp || relations[first] is not (Relation.Advcl or Relation.Csubj or Relation.CsubjPass) || verb < first
                || tags[verb] != UniversalTag.Verb || HasComma(tokens, first, verb))
            {
                continue;
            }

            if (HasSubject(sentence, verb, heads, relations, other: first))
                return;
            (tags[first], fineTags[first], relations[first]) = (UniversalTag.Noun, "NN", Relation.Nsubj);
            for (var t = first + 1; t < verb; t++)
                relations[t] = heads[t] == first && relations[t] == Relation.Obl ? Relation.Nmod : relations[t];
            return;
        }
    }

    /// <summary>The preposition before a noun that belongs to it; −1 where it has none.</summary>
    public static int PrepositionOf(TokenRange sentence, int noun, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < noun; t++)
        {
            if (heads[t] == noun && relations[t] == Relation.Case)
                return t;
        }

        return -1;
    }

    /// <summary>Whether a word hangs on <paramref name="token"/> by a relation.</summary>
    public static bool HasChild(TokenRange sentence, int token, Relation relation, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] == token && relations[t] == relation)
                return true;
        }

        return false;
    }

    /// <summary>Whether a comma, a semicolon or a colon stands between two tokens, the first included.</summary>
    public static bool HasComma(Tokens tokens, int from, int until)
    {
        for (var t = from; t < until; t++)
        {
            if (tokens[t] is "," or ";" or ":")
                return true;
        }

        return false;
    }

    private static bool HasPassive(TokenRange sentence, int verb, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < verb; t++)
        {
            if (heads[t] == verb && relations[t] == Relation.AuxPass)
                return true;
        }

        return false;
    }

    /// <summary>Whether a verb has a subject; <paramref name="other"/> is passed over.</summary>
    public static bool HasSubject(TokenRange sentence, int verb, int[] heads, Relation[] relations, int other = -1)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (t != other && heads[t] == verb && IsSubject(relations[t]))
                return true;
        }

        return false;
    }
}
