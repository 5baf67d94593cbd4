using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

public sealed partial class EntityResolver
{
    // Reports describe people before they name them: "A militia commander was killed in Baghdad. Abu Baqir al-Saadi was being driven home when …".
    private sealed partial class Work
    {
        // The name comes in one of the two sentences behind the description, or not at all.
        private const int FarthestIntroduction = 2;

        // Who comes to harm in a sentence, alone and without a name, is he whose name the next sentences begin with, if they tell what he was or did.
        private void NameTheDescribed()
        {
            for (var s = 0; s < sentences.Count; s++)
            {
                if (!sentences.Blocks[s].IsOfReport() || sentences.Blocks[s] == BlockKind.Title || DescribedIn(sentences[s]) is not { } described)
                    continue;
                for (var next = s + 1; next < sentences.Count && next <= s + FarthestIntroduction; next++)
                {
                    if (!sentences.Blocks[next].IsOfReport() || FirstNamedIn(sentences[next]) is not (var name and >= 0))
                        continue;
                    if (Introduced(name, sentences[next], described) is { } bearer)
                        Unite(described, bearer);
                    break;
                }
            }
        }

        // "The victim was identified as Hanan Barasi", "Detectives named him as Joe Smith", "the suspect, named as …": the words say that they are one.
        private void NameTheIdentified()
        {
            for (var t = 0; t < tokens.Count; t++)
            {
                if (syntax.Lemmas[t] is not ("identify" or "name" or "give") || syntax.Tags[t] != UniversalTag.Verb || IsDenied(t) || NamedAs(t) is not { } bearer || IdentifiedBy(t) is not { } described)
                    continue;
                if (described.Mentions.Exists(m => m.Form == MentionForm.Nominal && syntax.Lemmas[m.Head] is "victim" or "deceased" or "man" or "woman" && IsDefinite(m.Range))
                    && LastDescribed(sentences.Holding(t)) is { } before && before != described && !AreOfTwoSexes(before, described))
                {
                    Unite(before, described);
                    described = before;
                }

                Unite(described, bearer);
            }

            // "Relatives said he was Ali Nur."
            for (var t = 0; t < tokens.Count; t++)
            {
                if (named[t] && syntax.Child(t, Relation.Cop) >= 0 && !IsDenied(t) && syntax.Child(t, Relation.Nsubj) is var he and >= 0 && tokens[he] is "he" or "she" or "He" or "She" && syntax.Child(t, Relation.Conj) < 0
                    && byHead.GetValueOrDefault(t) is { Type: EntityType.Person, Names.Count: > 0 } bearer && byHead.GetValueOrDefault(he) is { Type: EntityType.Person, Names.Count: 0 } described)
                {
                    Unite(described, bearer);
                }
            }
        }

        // "A group calling itself the Sons of the Land": the group has a name.
        private void NameTheSelfCalled()
        {
            for (var t = 0; t < tokens.Count; t++)
            {
                if (tokens[t] is not ("itself" or "themselves") || syntax.Heads[t] is not (var verb and >= 0) || syntax.Lemmas[verb] is not "call" || syntax.Relations[verb] is not (Relation.Acl or Relation.AclRelcl)
                    || byHead.GetValueOrDefault(syntax.Heads[verb]) is not { Names.Count: 0 } described)
                {
                    continue;
                }

                for (var name = t + 1; name < tokens.Count && name <= t + 2; name++)
                {
                    if (byStart.GetValueOrDefault(name) is { Type: EntityType.Organisation, Names.Count: > 0 } bearer)
                    {
                        Unite(described, bearer);
                        break;
                    }
                }
            }
        }

        private bool AreOfTwoSexes(Draft first, Draft second) => (first.Mentions.Exists(IsFemale) && second.Mentions.Exists(IsMale)) || (first.Mentions.Exists(IsMale) && second.Mentions.Exists(IsFemale));

        // Who was described in one of the two sentences before, if he was the only one.
        private Draft? LastDescribed(int sentence)
        {
            for (var s = sentence - 1; s >= 0 && s >= sentence - FarthestIntroduction; s--)
            {
                if (DescribedIn(sentences[s]) is { } before)
                    return before;
            }

            return null;
        }

        // "was not named as", "wrongly identified him as"
        private bool IsDenied(int predicate)
        {
            foreach (var child in syntax.ChildrenOf(predicate))
            {
                if (syntax.Lemmas[child] is "not" or "n't" or "never" or "wrongly" or "falsely" or "mistakenly" or "initially")
                    return true;
            }

            return false;
        }

        private Draft? NamedAs(int verb)
        {
            foreach (var child in syntax.ChildrenOf(verb))
            {
                if (child > verb && syntax.Relations[child] is Relation.Obl or Relation.Xcomp or Relation.Advcl && tokens[syntax.SubtreeOf(child).Start] is "as" or "AS"
                    && syntax.Child(child, Relation.Conj) < 0 && NameOf(child) is { } bearer)
                {
                    return bearer;
                }
            }

            return null;
        }

        // "as Second Sergeant Rubén Tapia"; not "as successor to Ali Mamlouk".
        private Draft? NameOf(int title)
        {
            foreach (var t in (int[])[title, .. syntax.ChildrenOf(title)])
            {
                if (named[t] && (t == title || syntax.Relations[t] is Relation.Flat or Relation.Compound or Relation.Appos) && byHead.GetValueOrDefault(t) is { Type: EntityType.Person, Names.Count: > 0 } bearer)
                    return bearer;
            }

            return null;
        }

        private Draft? IdentifiedBy(int verb)
        {
            var who = syntax.Relations[verb] == Relation.Acl ? syntax.Heads[verb] : syntax.Child(verb, Relation.NsubjPass);
            if (who < 0)
                who = syntax.Child(verb, Relation.Obj);
            if (who < 0 && syntax.Lemmas[verb] is not "give")
                who = syntax.Child(verb, Relation.Xcomp);
            // "gave his name as": whose name it is.
            if (syntax.Lemmas[verb] is "give")
                who = who >= 0 && syntax.Lemmas[who] is "name" or "identity" ? syntax.Child(who, Relation.NmodPoss) : -1;
            if (who >= 0 && tokens[who] is "his" or "her" or "His" or "Her" && !byHead.ContainsKey(who))
                return LastDescribed(sentences.Holding(who));
            return who >= 0 && byHead.GetValueOrDefault(who) is { Type: EntityType.Person, Names.Count: 0 } draft && draft.Mentions.TrueForAll(m => m.Form == MentionForm.Pronoun || IsOnePerson(m))
                ? draft
                : null;
        }

        // The one man or woman without a name who comes to harm, or to whom something is done, in a sentence that names nobody.
        private Draft? DescribedIn(TokenRange sentence)
        {
            Draft? found = null;
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (byHead.GetValueOrDefault(t) is not { Type: EntityType.Person } draft)
                    continue;
                if (draft.Names.Count > 0)
                {
                    if (!IsSubjectOfSaying(t))
                        return null;
                }
                else if (IsWhomItHappens(t) && draft.Mentions.Find(m => m.Head == t) is { Form: MentionForm.Nominal } mention && IsOnePerson(mention)
                    && syntax.Child(t, Relation.Det) is var article and >= 0 && syntax.Lemmas[article] is "a" or "an" && syntax.Child(t, Relation.Conj) < 0)
                {
                    if (found is not null && found != draft)
                        return null;
                    found = draft;
                }
            }

            return found;
        }

        private bool IsWhomItHappens(int noun) => syntax.Relations[noun] switch
        {
            Relation.NsubjPass => !MayBeDoer(syntax.Heads[noun]),
            Relation.Obj => IsHarm(syntax.Heads[noun]),
            Relation.Nsubj => syntax.Heads[noun] is var verb and >= 0 && syntax.Lemmas[verb] is "die",
            _ => false,
        };

        // The first person with a name, −1 where there is none: another one, or one told of before, ends the search.
        private int FirstNamedIn(TokenRange sentence)
        {
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (named[t] && byHead.GetValueOrDefault(t) is { Type: EntityType.Person })
                    return t;
            }

            return -1;
        }

        // Whose full name comes for the first time, as whom the sentence is about, and of whom it tells what he was, had done or suffered.
        private Draft? Introduced(int name, TokenRange sentence, Draft described)
        {
            var bearer = byHead[name];
            return bearer.Mentions.TrueForAll(m => m.Range.Start >= sentence.Start) && bearer.Names.Any(n => n.Contains(' ', StringComparison.Ordinal))
                && bearer.Actor is null && IsFirstTold(name, sentence) && IsToldOf(name, sentence) && !IsOfAnotherCalling(name, described) ? bearer : null;
        }

        // As the sentence's subject, or as that of what somebody says in it: "Police said Somchai Dee, 44, was riding home".
        private bool IsFirstTold(int name, TokenRange sentence)
        {
            if (syntax.Relations[name] is not (Relation.Nsubj or Relation.NsubjPass))
                return false;
            var predicate = syntax.Heads[name];
            while (predicate >= sentence.Start && syntax.Relations[predicate] == Relation.Ccomp && IsOfSaying(syntax.Heads[predicate]))
                predicate = syntax.Heads[predicate];
            return predicate >= 0 && syntax.Relations[predicate] == Relation.Root;
        }

        // "was being driven", "was on his way", "had led the fight", "was hit": not "was briefed", "was among the first to arrive", "had been married to her", "heard the blast".
        private bool IsToldOf(int name, TokenRange sentence)
        {
            var predicate = syntax.Heads[name];
            if (IsOfSaying(predicate) || MayBeDoer(predicate) || TellsOfAnother(predicate, sentence))
                return false;
            if (syntax.Child(predicate, Relation.Cop) >= 0)
                return HasAge(name) || syntax.Child(predicate, Relation.NmodPoss) >= 0;
            if (syntax.Child(predicate, Relation.AuxPass) is var passive and >= 0)
                return IsHarm(predicate) || tokens[passive] is "being" || HasAge(name);
            return IsGoingOn(predicate) || syntax.Lemmas[predicate] is "die" or "succumb" || (HasAge(name) && !IsHarm(predicate));
        }

        private bool HasAge(int name)
        {
            for (var t = name + 1; t <= name + 4 && t < tokens.Count; t++)
            {
                if (Ages.StandsBehindName(tokens, t))
                    return true;
            }

            return false;
        }

        // "was walking", "had led"
        private bool IsGoingOn(int predicate)
        {
            foreach (var child in syntax.ChildrenOf(predicate))
            {
                if (syntax.Relations[child] == Relation.Aux && ((syntax.Lemmas[child] is "be" && syntax.FineTags[predicate] is "VBG") || tokens[child] is "had" or "HAD"))
                    return true;
            }

            return false;
        }

        // "attacked him with a knife", "was praying for her", "was buying bread when he heard the blast": who is told of here is another.
        private bool TellsOfAnother(int predicate, TokenRange sentence)
        {
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if ((tokens[t] is "him" or "her" && syntax.Relations[t] is Relation.Obj or Relation.Obl or Relation.Iobj && syntax.Heads[t] == predicate)
                    || (syntax.Tags[t] == UniversalTag.Verb && syntax.Lemmas[t] is "hear" or "see" or "witness" or "watch"))
                {
                    return true;
                }
            }

            return false;
        }

        // "Interior Minister Fathi Bashagha was …", "Joseph Muscat, the prime minister, was …" is no teacher; "Sergeant Paul Jones" may be a police officer.
        private bool IsOfAnotherCalling(int name, Draft described)
        {
            foreach (var child in syntax.ChildrenOf(name))
            {
                if (syntax.Relations[child] is Relation.Appos or Relation.Compound or Relation.NmodDesc or Relation.Flat && !named[child] && syntax.Tags[child] is UniversalTag.Noun or UniversalTag.Propn
                    && nouns.ClassesOf(syntax.Lemmas, child) is var classes && classes.Has(nouns.Person) && !described.Classes.Overlaps(Beside(classes)))
                {
                    return true;
                }
            }

            return false;
        }

        // What a word says beside that it stands for a person.
        private ClassSet Beside(ClassSet classes) => classes.Without(nouns.Person.Set);

        private bool IsOfSaying(int verb) => verb >= 0 && syntax.Tags[verb] == UniversalTag.Verb && words.Sayings.Contains(syntax.Lemmas[verb]);

        private bool IsHarm(int verb) => verb >= 0 && words.Harms.Contains(syntax.Lemmas[verb]);

        // Who comes before the law may be the doer; who is asked, told or expected is anybody.
        private bool MayBeDoer(int verb) => verb >= 0 && words.Dealings.Contains(syntax.Lemmas[verb]);

        // Two that turn out to be one: the earlier takes what is known of the other.
        private void Unite(Draft first, Draft second)
        {
            if (first == second)
                return;
            first.Take(second);
            foreach (var description in second.Nominals)
                Call(first, description);
            foreach (var mention in second.Mentions)
            {
                if (byHead.GetValueOrDefault(mention.Head) == second)
                    byHead[mention.Head] = first;
                if (byStart.GetValueOrDefault(mention.Range.Start) == second)
                    byStart[mention.Range.Start] = first;
            }

            second.Mentions.Clear();
            drafts.Remove(second);
        }
    }
}
