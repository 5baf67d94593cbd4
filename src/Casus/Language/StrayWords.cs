namespace Casus.Language;

/// <summary>Moves words that the reading hung on a neighbour to the word they belong to.</summary>
/// <remarks>
/// Facts of English, each shown where it is used: what is said takes no person without "to"; a subject between "and" and a participle is that of the
/// participle; "dressed as an officer" describes the noun before it; a gerund before "…, the charity said" goes with the statement; a verb behind two
/// subjects and before a main verb without any describes the second; "of" before "at least 35 people" is that of the people; "at least" is no
/// preposition of those whom it counts; a country before a junta is the junta's; and what stands between a noun and the clause that describes it is the
/// noun's.
/// </remarks>
internal static class StrayWords
{
    private const int FarthestObject = 6;

    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            GiveToWhatIsSaid(tokens, sentence, t, heads, relations);
            GiveToJoinedVerb(sentence, t, tags, fineTags, heads, relations);
            FreeDisguised(words, tokens, sentence, t, fineTags, heads, relations);
            FreeGerund(sentence, t, fineTags, heads, relations);
            FreeMainVerb(words, tokens, sentence, t, fineTags, heads, relations);
            MakeApposition(tokens, sentence, t, fineTags, heads, relations);
            GiveToCounted(tokens, sentence, t, tags, heads, relations);
            CountOutOf(tokens, sentence, t, tags, heads, relations);
            MakeCountedObject(words, tokens, sentence, t, tags, heads, relations);
            GiveToPower(words, tokens, sentence, t, tags, heads, relations);
            GiveOriginToPeople(words, tokens, t, heads, relations);
            GiveToAccusedDeed(words, tokens, sentence, t, fineTags, heads, relations);
            MakeFirstOfList(words, tokens, sentence, t, tags, heads, relations);
            MakeCaptive(tokens, sentence, t, heads, relations);
            MakeRelative(tokens, sentence, t, fineTags, heads, relations);
            FreeFromWhere(words, tokens, sentence, t, fineTags, heads, relations);
            FreeTime(words, tokens, sentence, t, tags, heads, relations);
            FreeFromWeek(words, tokens, sentence, t, tags, heads, relations);
            GiveToObject(tokens, sentence, t, tags, heads, relations);
            MakeOneVerbOfGang(tokens, sentence, t, tags, heads, relations);
            DescribeObject(tokens, sentence, t, tags, fineTags, heads, relations);
            DescribeWhose(words, tokens, sentence, t, fineTags, heads, relations);
            GiveSpeakersOfAside(tokens, sentence, t, tags, heads, relations);
        }

        for (var t = sentence.Start; t < sentence.End; t++)
            GiveToSpokenOf(words, tokens, sentence, t, heads, relations);
    }

    // "The next morning soldiers shot two", "That night gunmen came back": when it was, and no kind of soldiers.
    private static void FreeTime(TreeWords words, Tokens tokens, TokenRange sentence, int time, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        var people = time + 1;
        if (!words.TimesOfDay.Contains(tokens[time]) || relations[time] != Relation.Compound || people >= sentence.End || heads[time] != people || tags[people] != UniversalTag.Noun
            || !LostSubjects.IsSubject(relations[people]) || time == sentence.Start)
        {
            return;
        }

        var first = time - 1;
        while (first > sentence.Start && words.NextTimes.Contains(tokens[first]))
            first--;
        if (first > sentence.Start && tokens[first - 1] is not ("," or "and" or "But" or "And") || tokens[first] is not ("The" or "the" or "That" or "that" or "This" or "this" or "Last" or "last" or "Next")
            || (time - 1 == first && tokens[first] is "The" or "the"))
        {
            return;
        }

        for (var t = first; t < time; t++)
            (heads[t], relations[t]) = (time, relations[t] is Relation.Det or Relation.Amod ? relations[t] : Relation.Amod);
        (heads[time], relations[time]) = (heads[people], Relation.OblUnmarked);
    }

    // "…, wounding 46, rescuers and the rebels said": those behind the last comma say it, and were not wounded.
    private static void GiveSpeakersOfAside(Tokens tokens, TokenRange sentence, int saying, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (tokens[saying] is not ("said" or "says" or "say" or "reported") || relations[saying] != Relation.Conj || LostSubjects.HasSubject(sentence, saying, heads, relations)
            || !(saying + 1 >= sentence.End || tokens[saying + 1] is "." or "\"" or "on"))
        {
            return;
        }

        var first = saying;
        while (first > sentence.Start && tokens[first - 1] is not "," && (tags[first - 1] is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Adj or UniversalTag.Det || tokens[first - 1] is "and" or "of"))
            first--;
        if (first == saying || first - 1 <= sentence.Start || tokens[first - 1] is not ",")
            return;
        var speaker = -1;
        for (var t = first; t < saying; t++)
        {
            if (tags[t] is not (UniversalTag.Noun or UniversalTag.Propn) || relations[t] != Relation.Conj || heads[t] >= first)
                continue;
            (heads[t], relations[t]) = speaker < 0 ? (saying, Relation.Nsubj) : (speaker, Relation.Conj);
            speaker = speaker < 0 ? t : speaker;
        }

        if (speaker >= 0)
            relations[saying] = Relation.Parataxis;
    }

    // "Macron visited a policeman shot by gunmen": the participle describes him who is visited.
    private static void DescribeObject(Tokens tokens, TokenRange sentence, int participle, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        var noun = participle - 1;
        if (relations[participle] != Relation.Xcomp || fineTags[participle] is not ("VBN" or "VBD") || noun <= sentence.Start || participle + 1 >= sentence.End || tokens[participle + 1] is not ("by" or "in" or "dead" or "during")
            || heads[noun] != participle || relations[noun] != Relation.Compound || tags[noun] is not (UniversalTag.Noun or UniversalTag.Propn)
            || heads[participle] is not (var verb and >= 0) || verb > noun || LostSubjects.HasChild(sentence, verb, Relation.Obj, heads, relations))
        {
            return;
        }

        (heads[noun], relations[noun]) = (verb, Relation.Obj);
        (heads[participle], relations[participle], fineTags[participle]) = (noun, Relation.Acl, "VBN");
        for (var t = sentence.Start; t < noun; t++)
        {
            if (heads[t] == participle && relations[t] is Relation.Det or Relation.Amod or Relation.NmodPoss or Relation.Nummod or Relation.Compound)
                heads[t] = noun;
        }
    }

    // "the families of Americans held hostage by Hamas", "relatives of a man shot by soldiers": whose families they are.
    private static void DescribeWhose(TreeWords words, Tokens tokens, TokenRange sentence, int participle, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (fineTags[participle] is not ("VBN" or "VBD") || relations[participle] is not (Relation.Acl or Relation.Ccomp) || LostSubjects.HasChild(sentence, participle, Relation.AuxPass, heads, relations))
            return;
        var family = relations[participle] == Relation.Acl ? heads[participle] : LostSubjects.SubjectBetween(heads[participle] + 1, participle, participle, heads, relations);
        if (family < sentence.Start || family > participle
            || !words.Families.Contains(tokens[family]))
        {
            return;
        }

        for (var whose = family + 1; whose < participle; whose++)
        {
            if (heads[whose] != family || relations[whose] != Relation.Nmod || LostSubjects.PrepositionOf(sentence, whose, heads, relations) is not (var of and >= 0) || tokens[of] is not "of")
                continue;
            if (relations[participle] == Relation.Ccomp)
                (heads[family], relations[family]) = (heads[participle], Relation.Obj);
            (heads[participle], relations[participle], fineTags[participle]) = (whose, Relation.Acl, "VBN");
            return;
        }
    }

    // "Soldiers gang-raped 20 women", "was gang-raped by soldiers": one verb, and no gang.
    private static void MakeOneVerbOfGang(Tokens tokens, TokenRange sentence, int gang, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        var verb = gang + 2 < sentence.End && tokens[gang + 1] is "-" ? gang + 2 : gang + 1;
        if (tokens[gang] is not ("gang" or "Gang") || verb >= sentence.End || tokens[verb] is not ("raped" or "raping" or "rape" or "rapes") || tags[verb] != UniversalTag.Verb)
            return;
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (t != gang && t != verb && heads[t] == gang && (t < gang || t > verb || tags[t] == UniversalTag.Punct))
            {
                heads[t] = verb;
                relations[t] = relations[t] switch
                {
                    Relation.Compound when t + 1 == gang => Relation.Nsubj,
                    Relation.Cop => Relation.AuxPass,
                    _ => relations[t],
                };
            }
        }

        if (heads[verb] == gang)
            (heads[verb], relations[verb]) = (heads[gang], relations[gang]);
        (heads[gang], relations[gang]) = (verb, Relation.Compound);
        for (var t = sentence.Start; t < verb; t++)
        {
            if (heads[t] == verb && relations[t] == Relation.Nsubj && LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations))
                relations[t] = Relation.NsubjPass;
        }
    }

    // "condemned the killing of 16 farmers in Kauru | on Sunday": the object of a verb where its words end right before a token; −1 otherwise.
    private static int EndOfObject(int verb, int end, int[] heads, Relation[] relations)
    {
        var at = end - 1;
        for (var step = 0; at > verb && step < FarthestObject; step++, at = heads[at])
        {
            if (heads[at] == verb)
                return relations[at] == Relation.Obj ? at : -1;
        }

        return -1;
    }

    // "killed himself and four soldiers": a noun is joined to the object right before "and", not to the verb.
    private static void GiveToObject(Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Conj || tags[noun] is not (UniversalTag.Noun or UniversalTag.Propn) || heads[noun] is not (var verb and >= 0) || verb > noun || tags[verb] != UniversalTag.Verb
            || LostSubjects.HasSubject(sentence, noun, heads, relations) || LostSubjects.HasChild(sentence, noun, Relation.Cop, heads, relations))
        {
            return;
        }

        for (var and = verb + 2; and < noun; and++)
        {
            if (relations[and] == Relation.Cc && heads[and] == noun && tokens[and] is "and" && heads[and - 1] == verb && relations[and - 1] == Relation.Obj)
            {
                heads[noun] = and - 1;
                return;
            }
        }
    }

    // "condemned the bombing in Kabul on Monday, which killed eight": what stands between a noun and the clause that describes it is the noun's.
    private static void GiveToSpokenOf(TreeWords words, Tokens tokens, TokenRange sentence, int day, int[] heads, Relation[] relations)
    {
        if (relations[day] is Relation.Obl && heads[day] is var condemns && condemns >= 0 && condemns < day && words.Condemnings.Contains(tokens[condemns])
            && day - 1 > condemns && tokens[day - 1] is "on" && EndOfObject(condemns, day - 1, heads, relations) is var condemned and >= 0
            && words.Condemned.Contains(tokens[condemned]))
        {
            (heads[day], relations[day]) = (condemned, Relation.Nmod);
            return;
        }

        if (relations[day] is not (Relation.Obl or Relation.OblUnmarked) || heads[day] is not (var verb and >= 0) || verb > day || day + 3 >= sentence.End
            || tokens[day + 1] is not "," || tokens[day + 2] is not ("which" or "that")
            || !words.DeedTalk.Contains(tokens[verb]))
        {
            return;
        }

        for (var clause = day + 3; clause < sentence.End; clause++)
        {
            if (relations[clause] != Relation.AclRelcl || heads[clause] is not (var noun and >= 0) || noun > day || noun < verb || heads[noun] != verb || relations[noun] != Relation.Obj)
                continue;
            (heads[day], relations[day]) = (noun, Relation.Nmod);
            return;
        }
    }

    // "Gunmen killed five people from Punjab": where they come from.
    private static void GiveOriginToPeople(TreeWords words, Tokens tokens, int place, int[] heads, Relation[] relations)
    {
        if (relations[place] != Relation.Obl || place < 3 || tokens[place - 1] is not "from" || heads[place - 1] != place || heads[place] is not (var verb and >= 0) || verb > place
            || !words.PeopleFrom.Contains(tokens[place - 2])
            || heads[place - 2] != verb || relations[place - 2] is not (Relation.Obj or Relation.Nsubj or Relation.NsubjPass)
            || !words.Harmings.Contains(tokens[verb]))
        {
            return;
        }

        (heads[place], relations[place]) = (place - 2, Relation.Nmod);
    }

    // "accused the rebels of attacking a camp, killing 30": those of whom they are accused.
    private static void GiveToAccusedDeed(TreeWords words, Tokens tokens, TokenRange sentence, int gerund, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (fineTags[gerund] != "VBG" || relations[gerund] != Relation.Advcl || gerund == sentence.Start || tokens[gerund - 1] is not "," || heads[gerund] is not (var verb and >= 0)
            || verb > gerund || !words.Accusings.Contains(tokens[verb]))
        {
            return;
        }

        for (var deed = verb + 1; deed < gerund; deed++)
        {
            if (fineTags[deed] != "VBG" || relations[deed] is not (Relation.Acl or Relation.Advcl) || heads[deed] == gerund || (heads[deed] != verb && heads[heads[deed]] != verb) || tokens[deed - 1] is not ("of" or "with"))
                continue;
            heads[gerund] = deed;
            return;
        }
    }

    // "At least two soldiers, four officers and two civilians were among the dead": the first of a list, which the tree hangs on its predicate.
    private static void MakeFirstOfList(TreeWords words, Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[noun] is not (Relation.Obl or Relation.OblUnmarked) || tags[noun] != UniversalTag.Noun || heads[noun] is not (var verb and >= 0) || verb < noun + 2 || tokens[noun + 1] is not ","
            || !LostSubjects.HasChild(sentence, noun, Relation.Nummod, heads, relations) || LostSubjects.HasChild(sentence, noun, Relation.Case, heads, relations)
            || words.Stretches.Contains(tokens[noun]))
        {
            return;
        }

        var second = LostSubjects.SubjectBetween(noun + 2, verb, verb, heads, relations);
        if (second < 0 || second > noun + 6 || tags[second] != UniversalTag.Noun || !LostSubjects.HasChild(sentence, second, Relation.Conj, heads, relations)
            || !LostSubjects.HasChild(sentence, second, Relation.Nummod, heads, relations))
        {
            return;
        }

        (heads[noun], relations[noun]) = (verb, relations[second]);
        for (var t = second + 1; t < verb; t++)
        {
            if (heads[t] == second && relations[t] == Relation.Conj)
                heads[t] = noun;
        }

        (heads[second], relations[second]) = (noun, Relation.Conj);
    }

    // "Omar Salim, whom a strike killed in July": the verb is that of the clause, the pronoun its object.
    private static void MakeRelative(Tokens tokens, TokenRange sentence, int pronoun, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (tokens[pronoun] is not ("who" or "whom" or "which") || heads[pronoun] is not (var who and >= 0) || who > pronoun)
            return;
        for (var doer = pronoun + 1; doer < sentence.End; doer++)
        {
            if (heads[doer] != pronoun || relations[doer] != Relation.Nsubj)
                continue;
            for (var verb = doer + 1; verb < sentence.End; verb++)
            {
                if (heads[verb] != doer || relations[verb] != Relation.Acl || fineTags[verb] is not ("VBD" or "VBN"))
                    continue;
                (heads[verb], relations[verb]) = (who, Relation.AclRelcl);
                (heads[doer], relations[doer]) = (verb, Relation.Nsubj);
                (heads[pronoun], relations[pronoun]) = (verb, Relation.Obj);
                return;
            }

            return;
        }
    }

    // "strikes on Beirut last week that killed 22": no week kills.
    private static void FreeFromWeek(TreeWords words, Tokens tokens, TokenRange sentence, int verb, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[verb] != Relation.AclRelcl || heads[verb] is not (var time and > 0) || time <= sentence.Start || time > verb || !IsThat(tokens, LostSubjects.SubjectBetween(time + 1, verb, verb, heads, relations))
            || !words.Weeks.Contains(tokens[time])
            || relations[time] is not (Relation.Obl or Relation.OblUnmarked or Relation.Nmod or Relation.NmodUnmarked))
        {
            return;
        }

        var noun = time - 1;
        while (noun > sentence.Start && (heads[noun] == time || tags[noun] is UniversalTag.Adp or UniversalTag.Det))
            noun--;
        // "strikes on Beirut", "an attack on a base in Jordan": not the place but the deed.
        for (var step = 0; step < 4 && relations[noun] is Relation.Nmod or Relation.Flat or Relation.Compound && heads[noun] >= 0 && heads[noun] < verb && heads[noun] != time
            && (relations[noun] != Relation.Nmod || LostSubjects.PrepositionOf(sentence, noun, heads, relations) is var placing and >= 0 && tokens[placing] is "on" or "in" or "at" or "near" or "against" or "of"); step++)
        {
            noun = heads[noun];
        }

        if (tags[noun] == UniversalTag.Noun)
            heads[verb] = noun;
    }

    // "last week that killed 22"; not "on Saturday, when clashes killed 12".
    private static bool IsThat(Tokens tokens, int subject) => subject >= 0 && tokens[subject] is "that" or "which";

    // "There was a blast in Jolo, where troops have just arrived, causing three deaths": what the blast caused.
    private static void FreeFromWhere(TreeWords words, Tokens tokens, TokenRange sentence, int gerund, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (fineTags[gerund] != "VBG" || relations[gerund] != Relation.Advcl || gerund == sentence.Start || tokens[gerund - 1] is not ","
            || !words.Causings.Contains(tokens[gerund])
            || heads[gerund] is not (var relative and >= 0) || relative > gerund || relations[relative] != Relation.AclRelcl || heads[relative] is not (var place and >= 0)
            || !IsWhere(tokens, place, relative, heads, relations)
            || !words.Stayings.Contains(tokens[relative]))
        {
            return;
        }

        for (var t = place; heads[t] >= 0 && relations[t] is Relation.Nmod or Relation.Obl or Relation.Obj or Relation.Nsubj or Relation.NsubjPass or Relation.Appos; t = heads[t])
            heads[gerund] = heads[t];
    }

    private static bool IsWhere(Tokens tokens, int place, int verb, int[] heads, Relation[] relations)
    {
        for (var t = place + 1; t < verb; t++)
        {
            if (heads[t] == verb && relations[t] == Relation.Advmod && tokens[t] is "where")
                return true;
        }

        return false;
    }

    // "Three officers held hostage by the gunmen": what they were held as, and by whom.
    private static void MakeCaptive(Tokens tokens, TokenRange sentence, int captive, int[] heads, Relation[] relations)
    {
        if (captive == sentence.Start || tokens[captive] is not ("hostage" or "captive" or "prisoner") || relations[captive] != Relation.Obj || heads[captive] != captive - 1
            || tokens[captive - 1] is not ("held" or "taken" or "kept") || captive + 1 >= sentence.End || tokens[captive + 1] is not "by")
        {
            return;
        }

        relations[captive] = Relation.Xcomp;
        for (var t = captive + 1; t < sentence.End; t++)
        {
            if (heads[t] == captive - 1 && relations[t] is Relation.Obl or Relation.OblAgent && heads[captive + 1] == t)
            {
                relations[t] = Relation.OblAgent;
                return;
            }
        }
    }

    // "A Myanmar junta air strike", "a Syrian regime raid": the country is that of the power, not of the strike.
    private static void GiveToPower(TreeWords words, Tokens tokens, TokenRange sentence, int power, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (power <= sentence.Start || relations[power] != Relation.Compound || heads[power] is not (var deed and >= 0) || deed < power
            || !words.Powers.Contains(tokens[power])
            || tags[power - 1] is not (UniversalTag.Propn or UniversalTag.Adj) || !char.IsUpper(tokens[power - 1][0])
            || relations[power - 1] is not (Relation.Compound or Relation.Amod)
            || !(words.PowerDeeds.Contains(tokens[deed]) || (relations[deed] == Relation.Compound && heads[deed] == deed + 1 && words.PowerDeeds.Contains(tokens[deed + 1]))))
        {
            return;
        }

        // "regime air strike" is "regime (air strike)".
        if (relations[deed] == Relation.Compound && heads[deed] == deed + 1)
            heads[power] = deed + 1;
        if (heads[power - 1] == heads[power] || heads[power - 1] == deed)
            heads[power - 1] = power;
    }

    // "Police said the man, 64, killed himself"
    private static void GiveToWhatIsSaid(Tokens tokens, TokenRange sentence, int noun, int[] heads, Relation[] relations)
    {
        if (relations[noun] is not (Relation.Iobj or Relation.Nsubj) || heads[noun] is not (var verb and >= 0) || noun < verb || tokens[verb] is not ("said" or "says" or "say" or "confirmed" or "announced"))
            return;
        // "Hamas said its leader, Ismail Haniyeh, was killed": the saying has a subject already.
        if (relations[noun] == Relation.Nsubj && LostSubjects.SubjectBetween(sentence.Start, verb, verb, heads, relations) < 0)
            return;
        for (var content = noun + 1; content < sentence.End; content++)
        {
            if (heads[content] != verb || relations[content] is not (Relation.Ccomp or Relation.Xcomp or Relation.Obj)
                || LostSubjects.HasSubject(sentence, content, heads, relations))
            {
                continue;
            }

            var isPassive = LostSubjects.HasChild(sentence, content, Relation.AuxPass, heads, relations);
            (heads[noun], relations[noun]) = (content, isPassive ? Relation.NsubjPass : Relation.Nsubj);
            return;
        }
    }

    // "One spectator was killed and two others critically injured."
    private static void GiveToJoinedVerb(TokenRange sentence, int noun, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        // "49 were shot and 20 seriously wounded": a bare number is joined to nothing there.
        if (relations[noun] == Relation.Conj && tags[noun] == UniversalTag.Num && noun > sentence.Start && relations[noun - 1] == Relation.Cc
            && heads[noun] is var wounded && wounded > noun && wounded <= noun + 2 && fineTags[wounded] == "VBN"
            && relations[wounded] == Relation.Conj && !LostSubjects.HasSubject(sentence, wounded, heads, relations))
        {
            relations[noun] = Relation.NsubjPass;
            return;
        }

        if (!LostSubjects.IsSubject(relations[noun]) || heads[noun] is not (var verb and >= 0) || noun < verb
            || !LostSubjects.HasChild(sentence, noun, Relation.Cc, heads, relations))
        {
            return;
        }

        for (var joined = noun + 1; joined < sentence.End; joined++)
        {
            if (tags[joined] != UniversalTag.Verb)
                continue;
            if (heads[joined] == verb && relations[joined] == Relation.Conj && fineTags[joined] is "VBN" or "VBD" && !LostSubjects.HasSubject(sentence, joined, heads, relations))
                heads[noun] = joined;
            return;
        }
    }

    // "A man dressed as a police officer shot two": the tree takes "as" for the conjunction.
    private static void FreeDisguised(TreeWords words, Tokens tokens, TokenRange sentence, int participle, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (!words.Guises.Contains(tokens[participle]) || participle + 1 >= sentence.End || tokens[participle + 1] is not "as"
            || relations[participle + 1] != Relation.Mark || heads[participle + 1] is not (var main and >= 0) || fineTags[main] is not ("VBD" or "VBZ" or "VBP"))
        {
            return;
        }

        var guise = LostSubjects.SubjectBetween(participle, main, main, heads, relations);
        if (guise < 0)
            return;
        if (heads[main] == participle && relations[main] == Relation.Advcl)
        {
            var subject = LostSubjects.SubjectBetween(sentence.Start, participle, participle, heads, relations);
            if (subject < 0)
                return;
            for (var t = sentence.Start; t < sentence.End; t++)
                heads[t] = heads[t] == participle && (t < subject || t > main) && t != main ? main : heads[t];
            (heads[main], relations[main]) = (heads[participle], relations[participle]);
            (heads[subject], relations[subject]) = (main, Relation.Nsubj);
            (heads[participle], relations[participle]) = (subject, Relation.Acl);
        }
        else if (relations[participle] != Relation.Acl || heads[heads[participle]] != main)
        {
            return;
        }

        (heads[guise], relations[guise]) = (participle, Relation.Obl);
        (heads[participle + 1], relations[participle + 1]) = (guise, Relation.Case);
    }

    // "A strike hit a bus, killing nine, the charity said."
    private static void FreeGerund(TokenRange sentence, int gerund, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (fineTags[gerund] != "VBG" || relations[gerund] != Relation.Advcl || heads[gerund] is not (var verb and >= 0) || verb < gerund
            || relations[verb] != Relation.Parataxis || heads[verb] is not (var main and >= 0) || main > gerund)
        {
            return;
        }

        for (var t = gerund + 1; t < verb; t++)
        {
            if (heads[t] == verb && LostSubjects.IsSubject(relations[t]))
            {
                heads[gerund] = main;
                return;
            }
        }
    }

    // "a lorry packed with explosives blew up": a verb of the past with neither subject nor conjunction, behind a participle that has the subject, is the main verb.
    // Only forms that are no participles show it: in "met for talks aimed at peace" the first is the main verb.
    private static void FreeMainVerb(TreeWords words, Tokens tokens, TokenRange sentence, int verb, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[verb] != Relation.Advcl || fineTags[verb] is not "VBD" || !words.PastOnly.Contains(tokens[verb])
            || heads[verb] is not (var participle and >= 0) || participle > verb || fineTags[participle] is not ("VBD" or "VBN")
            || LostSubjects.HasSubject(sentence, verb, heads, relations) || LostSubjects.HasChild(sentence, verb, Relation.Mark, heads, relations)
            || LostSubjects.HasChild(sentence, verb, Relation.Cc, heads, relations)
            || LostSubjects.HasChild(sentence, participle, Relation.Obj, heads, relations) || LostSubjects.HasComma(tokens, participle, verb))
        {
            return;
        }

        var subject = LostSubjects.SubjectBetween(sentence.Start, participle, participle, heads, relations);
        if (subject < 0)
            return;
        for (var t = sentence.Start; t < sentence.End; t++)
            heads[t] = heads[t] == participle && (t < subject || t > verb) ? verb : heads[t];
        (heads[verb], relations[verb]) = (heads[participle], relations[participle]);
        (heads[subject], relations[subject]) = (verb, Relation.Nsubj);
        (heads[participle], relations[participle], fineTags[participle]) = (subject, Relation.Acl, "VBN");
    }

    // "JNIM, an alliance linked to al-Qaeda, claimed it": of two subjects with a comma between them the first is that of the main verb, which has none.
    private static void MakeApposition(Tokens tokens, TokenRange sentence, int participle, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[participle] != Relation.Ccomp || fineTags[participle] is not ("VBD" or "VBN") || heads[participle] is not (var main and >= 0) || main < participle
            || fineTags[main] is not ("VBD" or "VBZ" or "VBP") || LostSubjects.HasSubject(sentence, main, heads, relations) || tokens[main - 1] is not ",")
        {
            return;
        }

        var first = LostSubjects.SubjectBetween(sentence.Start, participle, participle, heads, relations);
        var second = first < 0 ? -1 : LostSubjects.SubjectBetween(first + 1, participle, participle, heads, relations);
        if (second < 0 || !LostSubjects.HasComma(tokens, first, second))
            return;
        (heads[first], relations[first]) = (main, Relation.Nsubj);
        (heads[second], relations[second]) = (first, Relation.Appos);
        (heads[participle], relations[participle], fineTags[participle]) = (second, Relation.Acl, "VBN");
    }

    // "the bodies of at least 35 people"
    private static void GiveToCounted(Tokens tokens, TokenRange sentence, int preposition, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[preposition] != Relation.Case || preposition + 2 >= sentence.End || tokens[preposition + 1] is not "at" || heads[preposition] != preposition + 2
            || tokens[preposition + 2] is not ("least" or "most"))
        {
            return;
        }

        for (int t = heads[preposition + 2], step = 0; t > preposition && step < 2; t = heads[t], step++)
        {
            if (tags[t] is UniversalTag.Noun or UniversalTag.Propn)
            {
                heads[preposition] = t;
                return;
            }
        }
    }

    // "shot down 13 of 17 drones": the preposition is that of the second number.
    private static void CountOutOf(Tokens tokens, TokenRange sentence, int of, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (tokens[of] is not "of" || of == sentence.Start || of + 2 >= sentence.End || relations[of] != Relation.Case || tags[of - 1] != UniversalTag.Num || tags[of + 1] != UniversalTag.Num
            || heads[of] is not (var noun and >= 0) || noun <= of + 1 || heads[of - 1] != noun || heads[of + 1] != noun)
        {
            return;
        }

        heads[of] = of + 1;
        (heads[of + 1], relations[of + 1]) = (of - 1, Relation.Nmod);
    }

    // "killed at least 26 people", "at least four men shot at visitors": the tree takes "at" for the preposition of the people.
    private static void MakeCountedObject(TreeWords words, Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Obl || tags[noun] is not (UniversalTag.Noun or UniversalTag.Propn) || heads[noun] is not (var verb and >= 0)
            || tags[verb] != UniversalTag.Verb || words.Measures.Contains(tokens[noun]) || !IsCountedByLeast(tokens, sentence, noun, heads, relations)
            || LostSubjects.HasChild(sentence, noun, Relation.Case, heads, relations))
        {
            return;
        }

        if (noun < verb && !LostSubjects.HasSubject(sentence, verb, heads, relations))
            relations[noun] = LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations) ? Relation.NsubjPass : Relation.Nsubj;
        else if (noun > verb && !LostSubjects.HasChild(sentence, verb, Relation.Obj, heads, relations) && !LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations))
            relations[noun] = Relation.Obj;
    }

    // Right before the number stands "at least" or "at most".
    private static bool IsCountedByLeast(Tokens tokens, TokenRange sentence, int noun, int[] heads, Relation[] relations)
    {
        for (var number = noun - 1; number >= sentence.Start + 2; number--)
        {
            if (heads[number] == noun && relations[number] == Relation.Nummod)
            {
                var bound = number - 1;
                while (bound > sentence.Start && heads[bound] == number && tokens[bound] is not ("least" or "most"))
                    bound--;
                return bound > sentence.Start && tokens[bound] is "least" or "most" && (tokens[bound - 1] is "at" or "At");
            }
        }

        return false;
    }
}
