using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;

namespace Casus.Grounding;

public sealed partial class EntityResolver
{
    // Noun phrases, and which of them are titles, appositions and repetitions.
    private sealed partial class Work
    {
        private void AddNominals(TokenRange sentence)
        {
            for (var t = sentence.Start; t < sentence.End; t++)
            {
                if (named[t] || syntax.Tags[t] is not (UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj))
                    continue;
                var isPerson = (Ages.IsPerson(tokens, t) || NounPhrases.CountsPeople(syntax, tokens, t) || IsHeadOf(t)) && !IsModifier(t);
                var classes = nouns.ClassesOf(syntax.Lemmas, t, out _) | (isPerson ? nouns.Person.Set : default);
                if (TypeOf(t, classes) is not { } type || (syntax.Tags[t] == UniversalTag.Adj && type != EntityType.Person))
                    continue;
                if (type == EntityType.Person && TitledName(t) is { } bearer)
                {
                    AddTitle(bearer.Draft, t, bearer.Name, classes);
                    // "A politician was shot. The politician, Ali Nur, 27, led a party": the name is that of him who was told of.
                    if (bearer.Name > t && NounPhrases.Base(syntax, t) is var phrase && IsDefinite(phrase) && OnlyOneCalled(t, phrase) is { Names.Count: 0 } before)
                        Unite(before, bearer.Draft);
                }
                else if (BearerOf(t, type) is var unknown and >= 0)
                    AddNominal(unknown, type, classes);
                else if (!IsModifier(t))
                    AddNominal(t, type, classes);
            }
        }

        // "the tanker Sounion": the name right behind, where nothing knows it; −1 where there is none.
        private int BearerOf(int noun, EntityType type) => type == EntityType.Vehicle && noun + 1 < tokens.Count && syntax.Heads[noun] == noun + 1 && !named[noun + 1]
            && syntax.Tags[noun + 1] == UniversalTag.Propn && syntax.Relations[noun] is Relation.Compound or Relation.NmodDesc ? noun + 1 : -1;

        // "the head of the electoral office"
        private bool IsHeadOf(int token) => syntax.Lemmas[token] is "head" && syntax.Tags[token] == UniversalTag.Noun && syntax.Child(token, Relation.Nmod) is var body && body > token
            && NounPhrases.Preposition(syntax, body) == token + 1 && tokens[token + 1] is "of" or "OF"
            && (syntax.Tags[body] == UniversalTag.Propn || (nouns.ClassesOf(syntax.Lemmas, body) is var classes && (classes.Has(nouns.Group) || classes.Has(nouns.Facility))));

        private void AddNominal(int head, EntityType type, ClassSet classes)
        {
            var range = WithoutTime(IsHeadOf(head) ? NounPhrases.WithOf(syntax, tokens, head) : NounPhrases.Base(syntax, head), head);
            var draft = Apposed(head, type) ?? Antecedent(head, range, type, classes) ?? New(type);
            draft.Classes |= classes;
            if (draft.Actor is null && type is EntityType.Person or EntityType.Organisation or EntityType.Vehicle)
            {
                Describe(draft, WithTail(range, head), head);
                Join(draft, head, range, classes);
            }

            Add(draft, new(range, head, MentionForm.Nominal));
        }

        // "Hamas fighters", "members of the Taliban", "militants from Boko Haram", "gunmen belonging to the group", "soldiers loyal to the RSF": armed people in the plural who
        // belong to an organisation of the register act for it, and so does a branch of it. One of them, or those "linked" to it, need not.
        private void Join(Draft draft, int head, TokenRange range, ClassSet classes)
        {
            var isBranch = classes.Has(branch);
            if (draft.MemberOf is not null || !(isBranch || (draft.Type == EntityType.Organisation && classes.Has(armed)) || ((classes.Has(armed) || syntax.Lemmas[head] is "member") && NounPhrases.IsPlural(syntax, head))))
                return;
            foreach (var child in syntax.ChildrenOf(head))
            {
                var organisation = syntax.Relations[child] switch
                {
                    Relation.NmodPoss when child < head && tokens[child] is "its" or "their" => SubjectAbove(head),
                    Relation.Compound or Relation.NmodDesc or Relation.NmodPoss or Relation.Amod when child < head => child,
                    Relation.Nmod when child > head && NounPhrases.Preposition(syntax, child) is var p and >= 0 && tokens[p] is "of" or "from" or "OF" or "FROM" => child,
                    Relation.Acl when syntax.Lemmas[child] is "belong" => syntax.Child(child, Relation.Obl),
                    Relation.Amod or Relation.Acl when child > head && syntax.Lemmas[child] is "loyal" => syntax.Child(child, Relation.Obl),
                    _ => -1,
                };
                if (organisation >= 0 && byHead.GetValueOrDefault(organisation) is { Type: EntityType.Organisation, Actor.Id: { } id } whose)
                {
                    draft.MemberOf = id;
                    draft.Belong(whose.Country, whose.Sector);
                    draft.Classes |= isBranch ? whose.Classes : default;
                    return;
                }
            }
        }

        // "The Taliban said its fighters had stormed the base": those of the organisation that says so.
        private int SubjectAbove(int noun)
        {
            var isSaid = false;
            for (var token = syntax.Heads[noun]; token >= 0; isSaid |= syntax.Relations[token] is Relation.Ccomp or Relation.Parataxis, token = syntax.Heads[token])
            {
                if (isSaid && syntax.Child(token, Relation.Nsubj) is var subject && subject >= 0 && subject < noun
                    && byHead.GetValueOrDefault(subject) is { Type: EntityType.Organisation })
                {
                    return subject;
                }
            }

            return -1;
        }

        // "US Senator Marco Rubio": the words up to the title say whose he is, the name itself does not.
        private void AddTitle(Draft bearer, int title, int name, ClassSet classes)
        {
            bearer.Classes |= classes;
            if (bearer.Actor is not null)
                return;
            var start = NounPhrases.Base(syntax, title).Start;
            if (title < name)
                start = Math.Min(start, NounPhrases.Base(syntax, name).Start);
            Describe(bearer, title < name ? new(start, title + 1) : WithTail(new(start, title + 1), title));
        }

        // With what hangs on behind by a preposition and says whose it is: "the government of Mali", "gunmen from Hamas in Gaza".
        private TokenRange WithTail(TokenRange range, int head)
        {
            var end = range.End;
            for (var grown = true; grown;)
            {
                grown = false;
                foreach (var child in syntax.ChildrenOf(head))
                {
                    if (child > end && child <= end + 3 && syntax.Relations[child] == Relation.Nmod && NounPhrases.Preposition(syntax, child) == end)
                    {
                        (end, head, grown) = (NounPhrases.Base(syntax, child).End, child, true);
                        break;
                    }
                }
            }

            return new(range.Start, end);
        }

        // "Last Friday US bombers": the time is not part of the phrase.
        private TokenRange WithoutTime(TokenRange range, int head)
        {
            var start = range.Start;
            while (start < head && inTime[start])
                start++;
            return new(start, range.End);
        }

        // A noun inside a longer noun phrase is no mention of its own: "army" in "army base".
        private bool IsModifier(int token) => IsKindOfSite(token) ||
            (syntax.Relations[token] is Relation.Compound or Relation.Amod or Relation.NmodDesc && syntax.Heads[token] > token
            && syntax.Tags[syntax.Heads[token]] is UniversalTag.Noun or UniversalTag.Propn && !IsDoerOf(token, syntax.Heads[token]));

        // "a militia attack", "rebel shelling", "insurgent rockets", "a Syrian regime raid"
        private bool IsDoerOf(int token, int deed) => syntax.Tags[token] is UniversalTag.Noun or UniversalTag.Propn
            && nouns.ClassesOf(syntax.Lemmas, token) is var classes && (classes.Has(armed) || syntax.Lemmas[token] is "regime" or "junta" || (classes.Has(government) && syntax.Child(token, Relation.Amod) >= 0))
            && (deeds.Contains(syntax.Lemmas[deed]) || nouns.ClassesOf(syntax.Lemmas, deed).Has(nouns.Weapon)) && !nouns.ClassesOf(syntax.Lemmas, deed).Has(nouns.Person);

        // "a girls' school", "the children's hospital": the article is the school's.
        private bool IsKindOfSite(int token) => syntax.Relations[token] == Relation.NmodPoss && NounPhrases.IsPlural(syntax, token)
            && syntax.Heads[token] is var site && site > token && site <= token + 3 && nouns.ClassesOf(syntax.Lemmas, site).Has(nouns.Facility)
            && nouns.ClassesOf(syntax.Lemmas, token).Has(nouns.Person) && (token == 0 || tokens[token - 1] is "a" or "A" || syntax.Child(token, Relation.Det) < 0);

        // "a group of gunmen" are gunmen.
        private EntityType? TypeOf(int head, ClassSet classes)
        {
            var type = TypeOf(classes);
            if (type != EntityType.Organisation)
                return type;
            foreach (var child in syntax.ChildrenOf(head))
            {
                if (child > head && syntax.Relations[child] == Relation.Nmod && NounPhrases.Preposition(syntax, child) == head + 1 && tokens[head + 1] is "of" or "OF"
                    && syntax.Tags[child] == UniversalTag.Noun && nouns.ClassesOf(syntax.Lemmas, child).Has(nouns.Person))
                {
                    return EntityType.Person;
                }
            }

            return type;
        }

        private EntityType? TypeOf(ClassSet classes)
        {
            if (classes.IsEmpty)
                return null;
            if (classes.Has(nouns.Person))
                return EntityType.Person;
            if (classes.Has(nouns.Vehicle))
                return EntityType.Vehicle;
            if (classes.Has(nouns.Weapon))
                return EntityType.Weapon;
            if (classes.Has(nouns.Facility))
                return EntityType.Facility;
            if (classes.Has(nouns.Group))
                return EntityType.Organisation;
            return classes.Has(nouns.Place) ? EntityType.Place : null;
        }

        // "commander Abu Baqir al-Saadi", "President Biden": the title belongs to the name.
        private (Draft Draft, int Name)? TitledName(int head)
        {
            foreach (var child in syntax.ChildrenOf(head))
            {
                if (child > head && named[child] && syntax.Relations[child] is Relation.Flat or Relation.Appos
                    && BearerOf(child, head) is { } bearer)
                    return (bearer, child);
            }

            return syntax.Relations[head] is Relation.Compound or Relation.Flat or Relation.NmodDesc && syntax.Heads[head] is var name and >= 0 && BearerOf(name, head) is { } draft
                ? (draft, name)
                : null;
        }

        private Draft? BearerOf(int name, int title) =>
            Math.Abs(name - title) <= 6 && byHead.GetValueOrDefault(name) is { Type: EntityType.Person } bearer
                ? bearer
                : null;

        private Draft? Apposed(int head, EntityType type)
        {
            if (syntax.Relations[head] == Relation.Appos && !IsAmongThem(head) && byHead.GetValueOrDefault(syntax.Heads[head]) is { } outer
                && outer.Type == type)
                return outer;
            foreach (var child in syntax.ChildrenOf(head))
            {
                if (syntax.Relations[child] == Relation.Appos && !IsAmongThem(child) && byHead.GetValueOrDefault(child) is { } inner
                    && inner.Type == type && inner.Names.Count > 0)
                    return inner;
            }

            return null;
        }

        // "16 people, civilians among them": some of them.
        private bool IsAmongThem(int noun) => noun + 2 < tokens.Count && tokens[noun + 1] is "among" && tokens[noun + 2] is "them" or "whom";

        private Draft? Antecedent(int head, TokenRange range, EntityType type, ClassSet classes)
        {
            if (!IsDefinite(range))
                return null;
            var lemma = syntax.Lemmas[head];
            if (type == EntityType.Organisation && (range.Count == 2 || (range.Count == 3 && tokens[range.Start + 1] is "same")) && actors.IsGenericGroup(lemma))
            {
                // "Hezbollah fired rockets; no one was hurt, the army said": another's, unless its name says army. Nor has the UN an army of its own.
                var isOfState = classes.Has(force) || classes.Has(government);
                return Recent(d => d.Type == EntityType.Organisation && d.Names.Count > 0 && d.IsArmedOrUnknown && !(lemma is "group" && d.Sector is "MIL" or "SPY") && !(isOfState && IsNoStates(d)) && !(classes.Has(force) && !IsForce(d)), range.Start);
            }

            // "The human rights commission said the army …", "The hospital received 21 bodies. The army …": no commission and no hospital has one.
            bool IsForce(Draft draft) => draft.Sector is "MIL" or "COP" or "SPY" or "PRM" || draft.Names.Any(n => n.Contains(lemma, StringComparison.Ordinal));

            bool IsNoStates(Draft draft) => (draft.Sector is "REB" or "CRM" or "OPP" or "UAF" || (draft.Sector is null && draft.Body is not null))
                && !draft.Names.Any(n => n.Contains(lemma, StringComparison.Ordinal));

            var words = KeyOf(tokens.SpanOf(range).In(tokens.Text));
            return Recent(d => d.Type == type && d.Names.Count == 0 && d.Nominals.Contains(words), range.Start) ?? (type == EntityType.Person ? OnlyOneCalled(head, range) ?? OnlyArmedBefore(head, range) : null);
        }

        // "Boko Haram fighters attacked the village. The militants killed 12 people": the only armed people told of lately.
        private Draft? OnlyArmedBefore(int head, TokenRange range)
        {
            if (range.Count != 2 || !NounPhrases.IsPlural(syntax, head) || !words.ArmedPeople.Contains(syntax.Lemmas[head]) || syntax.Child(head, Relation.Nmod) >= 0 || syntax.Child(head, Relation.AclRelcl) >= 0)
                return null;
            Draft? only = null;
            for (var t = range.Start - 1; t >= Math.Max(0, range.Start - ArmedSpan); t--)
            {
                if (!byStart.TryGetValue(t, out var draft) || draft.Type != EntityType.Person || draft.Names.Count > 0 || !draft.Classes.Has(militant) || draft == only)
                    continue;
                if (only is not null)
                    return null;
                only = draft;
            }

            return only is not null && only.Mentions.TrueForAll(m => m.Form != MentionForm.Nominal || NounPhrases.IsPlural(syntax, m.Head)) && !AreToldApart(only, head) && !IsCalledSo(only, head) ? only : null;
        }

        // "A radio journalist was shot … The journalist", "Colonel Said … the colonel": the one person of the report who was called so.
        private Draft? OnlyOneCalled(int head, TokenRange range)
        {
            if (range.Count != 2 || NounPhrases.IsPlural(syntax, head) || syntax.FineTags[head] is not "NN" || syntax.Child(head, Relation.Nmod) >= 0 || syntax.Child(head, Relation.AclRelcl) >= 0)
                return null;
            Draft? only = null;
            foreach (var draft in byNoun.GetValueOrDefault(KeyOf(syntax.Lemmas[head])) ?? [])
            {
                if (draft.Type != EntityType.Person || draft.Mentions.Count == 0 || draft.Mentions.TrueForAll(m => m.Range.Start > head))
                    continue;
                if (only is not null)
                    return null;
                only = draft;
            }

            return only is not null && only.Mentions.Exists(m => m.Range.Start < head && m.Range.Start >= head - MemorySpan) ? only : null;
        }

        // "Rebels said the militants had attacked first", "Rebels fought the militants": who speaks or acts is not of whom he speaks or whom it befalls.
        private bool AreToldApart(Draft armed, int head)
        {
            var sentence = sentences[sentences.Holding(head)];
            return armed.Mentions.Exists(m => sentence.Contains(m.Head) && syntax.Relations[m.Head] is Relation.Nsubj && syntax.Heads[m.Head] is var verb and >= 0
                && (syntax.Heads[head] == verb || (words.Sayings.Contains(syntax.Lemmas[verb]) && syntax.IsUnder(head, verb))));
        }

        // "Rebels attacked a militant camp. The militants fled": others were called so.
        private bool IsCalledSo(Draft armed, int head)
        {
            for (var t = head - 1; t >= Math.Max(0, head - ArmedSpan); t--)
            {
                if (syntax.Lemmas[t].Equals(syntax.Lemmas[head], StringComparison.OrdinalIgnoreCase) && !armed.Mentions.Exists(m => m.Head == t))
                    return true;
            }

            return false;
        }

        private bool IsDefinite(TokenRange range) =>
            tokens[range.Start].Equals("the", StringComparison.OrdinalIgnoreCase)
            || tokens[range.Start].Equals("this", StringComparison.OrdinalIgnoreCase)
            || tokens[range.Start].Equals("that", StringComparison.OrdinalIgnoreCase)
            || tokens[range.Start].Equals("these", StringComparison.OrdinalIgnoreCase);

        // The draft mentioned last before a token, of those that fit; one that was mentioned too long ago is forgotten.
        private Draft? Recent(Predicate<Draft> fits, int before)
        {
            for (var t = before - 1; t >= Math.Max(0, before - MemorySpan); t--)
            {
                if (byStart.TryGetValue(t, out var draft) && fits(draft))
                    return draft;
            }

            return null;
        }

        private IEnumerable<(int Title, int Name)> Titles()
        {
            for (var t = 0; t < tokens.Count; t++)
            {
                if (named[t] && syntax.Relations[t] is Relation.Flat or Relation.Appos or Relation.Compound
                    && syntax.Heads[t] is var title and >= 0 && !named[title]
                    && Math.Abs(title - t) <= 4 && byHead.GetValueOrDefault(t) is { Type: EntityType.Person }
                    && (title < t || syntax.Relations[t] == Relation.Flat))
                {
                    yield return (title, t);
                }

                // "one of its bombers", "two of the soldiers": those of whom they are.
                if (syntax.Tags[t] == UniversalTag.Num && syntax.Child(t, Relation.Nmod) is var whole && whole > t && NounPhrases.Preposition(syntax, whole) is var of and >= 0
                    && tokens[of] is "of" or "OF" && byHead.GetValueOrDefault(whole) is { Type: EntityType.Person or EntityType.Organisation })
                {
                    yield return (t, whole);
                }
            }
        }
    }
}
