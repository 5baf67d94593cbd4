namespace Casus.Language;

/// <summary>Puts clauses back together that the reading took apart at an aside or at a time set in their midst.</summary>
/// <remarks>
/// Facts of English, each shown where it is used: behind "…, officials said," the statement goes on, not the saying; a time may stand between an auxiliary and
/// its participle ("were on Monday killed"); an auxiliary has no subject of its own; and a time that opens a sentence ends before the subject ("On Monday
/// gunmen shot …").
/// </remarks>
internal static class StrayClauses
{
    // A tree deeper than that is none of a sentence of news.
    private const int MostSteps = 40;

    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            GiveToVerb(t, heads, relations);
            FreeOpening(tokens, sentence, t, tags, heads, relations);
            FreeFromTime(tokens, sentence, t, tags, heads, relations);
            GoOnBehindAside(words, tokens, sentence, t, fineTags, heads, relations);
            JoinAroundTime(tokens, sentence, t, tags, fineTags, heads, relations);
            EndTimeBeforeSubject(words, tokens, sentence, t, tags, heads, relations);
            FreeStatement(tokens, sentence, t, tags, fineTags, heads, relations);
            GiveDayToVerb(words, tokens, sentence, t, tags, heads, relations);
            MakeNounOfAmid(tokens, sentence, t, tags, fineTags, heads, relations);
            MakeNounOfFighting(words, tokens, sentence, t, tags, fineTags, heads, relations);
            GiveVerbToWhatCameBefore(tokens, sentence, t, tags, fineTags, heads, relations);
            GiveVerbBehindSince(tokens, sentence, t, tags, fineTags, heads, relations);
            GiveVerbBehindAside(tokens, sentence, t, tags, fineTags, heads, relations);
            GiveSpeaker(tokens, sentence, t, tags, heads, relations);
            GoOnInStatement(words, tokens, sentence, t, fineTags, heads, relations);
        }
    }

    // "Gunmen have on Tuesday abducted six", "they were, on Sunday, killed": what hangs on an auxiliary is the verb's.
    private static void GiveToVerb(int word, int[] heads, Relation[] relations)
    {
        var auxiliary = heads[word];
        if (auxiliary >= 0 && heads[auxiliary] >= 0 && (LostSubjects.IsSubject(relations[word]) || relations[word] == Relation.Obl)
            && relations[auxiliary] is Relation.Aux or Relation.AuxPass or Relation.Cop)
            heads[word] = heads[heads[word]];
    }

    // "Elsewhere rebels killed a mayor": it says where, and is no part of their name.
    private static void FreeOpening(Tokens tokens, TokenRange sentence, int word, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (word != sentence.Start || tokens[word] is not "Elsewhere" || relations[word] is not (Relation.Compound or Relation.Amod) || heads[word] is not (var noun and >= 0))
            return;
        tags[word] = UniversalTag.Adv;
        (heads[word], relations[word]) = (heads[noun] >= 0 ? heads[noun] : noun, Relation.Advmod);
    }

    // "warned last week of a possible attack", "warned Monday of an attack": what is warned of; not "the last week of fighting".
    private static void FreeFromTime(Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Nmod || tags[noun] != UniversalTag.Noun || heads[noun] is not (var time and >= 0)
            || relations[time] != Relation.OblUnmarked || heads[time] is not (var verb and >= 0) || verb > time || tags[verb] != UniversalTag.Verb || time + 1 >= sentence.End || tokens[time + 1] is not "of" || heads[time + 1] != noun
            || tokens[noun] is "week" or "month" or "year" or "weekend" || LostSubjects.HasChild(sentence, time, Relation.Det, heads, relations) || LostSubjects.HasChild(sentence, time, Relation.Nummod, heads, relations))
        {
            return;
        }

        (heads[noun], relations[noun]) = (verb, Relation.Obl);
    }

    // "A blast killed six, officials said, destroying shops", "The shell killed a woman, the army said, and wounded three": not "…, he said, adding that".
    private static void GoOnBehindAside(TreeWords words, Tokens tokens, TokenRange sentence, int verb, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (heads[verb] is not (var saying and >= 0) || verb < saying + 2 || EndOfSaying(words, tokens, sentence, saying) is not (var end and >= 0) || end >= verb || LostSubjects.HasSubject(sentence, verb, heads, relations))
            return;
        var goesOn = relations[verb] == Relation.Advcl
            ? fineTags[verb] == "VBG" && tokens[verb - 1] is ","
            : relations[verb] == Relation.Conj && tokens[end + 1] is "and" or "but";
        if (!goesOn || HasContent(sentence, verb, heads, relations) || words.SpeakersActs.Contains(tokens[verb]))
            return;
        var statement = -1;
        for (var t = sentence.Start; t < saying; t++)
        {
            if (heads[t] == saying && relations[t] is Relation.Ccomp or Relation.Parataxis)
                statement = t;
        }

        var speaker = LostSubjects.SubjectBetween(statement < 0 ? sentence.Start : statement, saying, saying, heads, relations);
        if (statement >= 0 && speaker >= 0 && LostSubjects.HasComma(tokens, statement, speaker))
            heads[verb] = statement;
    }

    // The comma behind "officials said", "officials said on Wednesday"; −1 where the saying goes on.
    private static int EndOfSaying(TreeWords words, Tokens tokens, TokenRange sentence, int saying)
    {
        var end = saying + 1;
        if (end < sentence.End && tokens[end] is "on" or "late" or "early")
            end++;
        if (end < sentence.End && words.DaysAndMonths.Contains(tokens[end]))
            end++;
        return end < sentence.End && tokens[end] is "," ? end : -1;
    }

    // What is said on: "adding that", "citing".
    private static bool HasContent(TokenRange sentence, int verb, int[] heads, Relation[] relations) => LostSubjects.HasChild(sentence, verb, Relation.Ccomp, heads, relations);

    // "six people were on Monday killed", "six people were, on Sunday, killed", "were yesterday killed": the tree takes the day for what they were.
    private static void JoinAroundTime(Tokens tokens, TokenRange sentence, int day, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (!tokens[day].EndsWith("day", StringComparison.Ordinal) || tags[day] is not (UniversalTag.Noun or UniversalTag.Propn)
            || LostSubjects.HasChild(sentence, day, Relation.Det, heads, relations))
            return;
        var participle = day + 1 < sentence.End && tokens[day + 1] is "," ? day + 2 : day + 1;
        if (participle >= sentence.End || heads[participle] != day || relations[participle] != Relation.Acl || fineTags[participle] is not ("VBN" or "VBD"))
            return;
        // The day itself, or the noun before it, with an auxiliary right before the day.
        var predicate = LostSubjects.HasChild(sentence, day, Relation.Cop, heads, relations) ? day : heads[day];
        var auxiliary = predicate < 0 ? -1 : CopulaBefore(tokens, sentence, day, predicate, heads, relations);
        if (auxiliary < 0)
            return;
        (heads[participle], relations[participle], fineTags[participle], tags[participle]) = (heads[predicate], relations[predicate], "VBN", UniversalTag.Verb);
        for (var t = sentence.Start; t < sentence.End; t++)
        {
            if (heads[t] != predicate || t == participle || t == day || (predicate != day && t < predicate))
                continue;
            if (predicate == day && relations[t] is Relation.Case or Relation.Nummod or Relation.Amod or Relation.Compound)
                continue;
            heads[t] = participle;
            if (relations[t] == Relation.Nsubj)
                relations[t] = Relation.NsubjPass;
        }

        (heads[auxiliary], relations[auxiliary]) = (participle, Relation.AuxPass);
        if (predicate != day)
            (heads[predicate], relations[predicate]) = (participle, Relation.NsubjPass);
        (heads[day], relations[day]) = (participle, Relation.Obl);
    }

    // A copula of the predicate with nothing but a comma or a preposition between it and the day; −1 where there is none.
    private static int CopulaBefore(Tokens tokens, TokenRange sentence, int day, int predicate, int[] heads, Relation[] relations)
    {
        for (var t = day - 1; t >= sentence.Start && t >= day - 4; t--)
        {
            if (heads[t] == predicate && relations[t] is Relation.Cop or Relation.AuxPass)
                return t;
            if (relations[t] is not (Relation.Case or Relation.Punct or Relation.Amod or Relation.Advmod) && tokens[t] is not "last")
                return -1;
        }

        return -1;
    }

    // "On Wednesday Moscow vetoed …", "In May four attacks killed …": the tree makes one phrase of the time and of whom the sentence is about.
    private static void EndTimeBeforeSubject(TreeWords words, Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Obl || heads[noun] is not (var verb and >= 0) || verb < noun || tags[verb] != UniversalTag.Verb
            || LostSubjects.HasSubject(sentence, verb, heads, relations))
            return;
        var opening = sentence.Start;
        while (opening < noun && tags[opening] == UniversalTag.Adv)
            opening++;
        if (heads[opening] != noun || relations[opening] != Relation.Case || !(tokens[opening] is "On" or "on" or "In" or "in"))
            return;
        var time = tokens[opening + 1] is "early" or "late" or "mid" ? opening + 2 : opening + 1;
        if (time >= noun || (time + 1 < noun && tokens[time + 1] is "'s" or "’s") || !HoldsAll(noun, time, time + 1, heads) || !words.DaysAndMonths.Contains(tokens[time]) || LostSubjects.HasComma(tokens, time, noun))
            return;
        var subject = LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations) ? Relation.NsubjPass : Relation.Nsubj;
        // "On April 1 two gunmen shot": the day stays, with the month.
        if (tags[noun] == UniversalTag.Num)
        {
            for (var t = noun + 1; t < verb && noun == time + 1; t++)
            {
                if (heads[t] == noun && relations[t] is Relation.Appos or Relation.Nmod && tags[t] is UniversalTag.Noun or UniversalTag.Propn)
                {
                    (heads[t], relations[t]) = (verb, subject);
                    return;
                }
            }

            return;
        }

        for (var t = opening + 1; t < time; t++)
            (heads[t], relations[t]) = (time, Relation.Amod);
        // "On Monday night gunmen shot"
        if (time + 1 < noun && tokens[time + 1] is "morning" or "night" or "evening" or "afternoon")
            (heads[time + 1], relations[time + 1]) = (time, Relation.Flat);
        (heads[opening], heads[time], relations[time]) = (time, verb, Relation.Obl);
        relations[noun] = subject;
    }

    // "A truck bomb claimed by the group killed 12 people, police and medical sources said": the tree joins the speakers to what the statement is about.
    private static void FreeStatement(Tokens tokens, TokenRange sentence, int saying, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[saying] != Relation.Root || tokens[saying] is not ("said" or "say" or "says"))
            return;
        var subject = LostSubjects.SubjectBetween(sentence.Start, saying, saying, heads, relations);
        if (subject < 0)
            return;
        var (speaker, claim, verb) = (-1, -1, -1);
        for (var t = subject + 1; t < saying; t++)
        {
            if (heads[t] != subject)
                continue;
            if (relations[t] == Relation.Conj && LostSubjects.HasComma(tokens, subject, t))
                speaker = t;
            else if (relations[t] == Relation.Acl && speaker < 0)
                (claim, verb) = (verb, fineTags[t] is "VBD" or "VBN" ? t : verb);
        }

        var comma = speaker;
        while (comma > verb && tokens[comma] is not ",")
            comma--;
        if (speaker < 0 || claim < 0 || comma == verb)
            return;
        for (var t = comma; t < saying; t++)
        {
            if (tags[t] is UniversalTag.Verb or UniversalTag.Aux)
                return;
        }

        (heads[verb], relations[verb], fineTags[verb]) = (heads[saying], Relation.Root, "VBD");
        (heads[subject], relations[subject]) = (verb, Relation.Nsubj);
        (heads[saying], relations[saying]) = (verb, Relation.Parataxis);
        (heads[speaker], relations[speaker]) = (saying, Relation.Nsubj);
    }

    // "Police on Wednesday arrested a man": between a subject and its verb a day is that of the verb.
    private static void GiveDayToVerb(TreeWords words, Tokens tokens, TokenRange sentence, int day, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (relations[day] != Relation.Nmod || !words.DaysAndMonths.Contains(tokens[day]) || day + 1 >= sentence.End || tags[day + 1] is not (UniversalTag.Verb or UniversalTag.Aux)
            || heads[day] is not (var subject and >= 0) || subject > day || !LostSubjects.IsSubject(relations[subject]) || heads[subject] is not (var verb and >= 0) || verb <= day)
            return;
        (heads[day], relations[day]) = (verb, Relation.Obl);
    }

    // "amid escalating hostilities": behind such a preposition a gerund describes the noun right behind it.
    private static void MakeNounOfAmid(Tokens tokens, TokenRange sentence, int gerund, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (gerund == sentence.Start || gerund + 1 >= sentence.End || fineTags[gerund] != "VBG" || tokens[gerund - 1] is not ("amid" or "amidst" or "Amid" or "Amidst")
            || heads[gerund - 1] != gerund || relations[gerund] is not (Relation.Advcl or Relation.Acl) || tags[gerund + 1] is not (UniversalTag.Noun or UniversalTag.Adj))
            return;
        for (var noun = gerund + 1; noun < sentence.End; noun++)
        {
            if (heads[noun] != gerund || relations[noun] != Relation.Obj)
                continue;
            (heads[noun], relations[noun]) = (heads[gerund], relations[gerund] == Relation.Acl ? Relation.Nmod : Relation.Obl);
            (heads[gerund], relations[gerund]) = (noun, Relation.Amod);
            (heads[gerund - 1], relations[gerund - 1]) = (noun, Relation.Case);
            return;
        }
    }

    // "Twelve were killed in fighting between the army and rebels": a noun, taken for a clause.
    private static void MakeNounOfFighting(TreeWords words, Tokens tokens, TokenRange sentence, int gerund, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (gerund == sentence.Start || gerund + 1 >= sentence.End || tags[gerund] != UniversalTag.Verb || !words.Fights.Contains(tokens[gerund])
            || tokens[gerund - 1] is not ("in" or "In" or "of" or "after" or "during" or "amid" or "from" or "by") || heads[gerund - 1] != gerund || relations[gerund] is not (Relation.Advcl or Relation.Acl)
            || tokens[gerund + 1] is not ("between" or "in" or "near" or "around" or "among" or "on" or "over" or "," or ".")
            || LostSubjects.HasSubject(sentence, gerund, heads, relations) || LostSubjects.HasChild(sentence, gerund, Relation.Obj, heads, relations))
        {
            return;
        }

        (tags[gerund], fineTags[gerund]) = (UniversalTag.Noun, "NN");
        relations[gerund] = relations[gerund] == Relation.Acl ? Relation.Nmod : Relation.Obl;
        relations[gerund - 1] = Relation.Case;
        for (var t = gerund + 1; t < sentence.End; t++)
        {
            if (heads[t] == gerund && relations[t] == Relation.Obl)
                relations[t] = Relation.Nmod;
        }
    }

    // "has stepped up strikes since a bombing in Ankara wounded two policemen": the noun behind "since" is the subject of a verb that has none and that nothing joins.
    private static void GiveVerbBehindSince(Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[noun] is not (Relation.Obl or Relation.Nmod) || tags[noun] != UniversalTag.Noun || LostSubjects.PrepositionOf(sentence, noun, heads, relations) is not (var since and >= 0)
            || tokens[since] is not ("since" or "after") || since > noun || heads[noun] is not (var main and >= 0) || main > noun)
        {
            return;
        }

        for (var verb = noun + 1; verb < sentence.End; verb++)
        {
            if (tokens[verb] is "," or ";" or "and" or "or" or "but" or "that" or "who" or "which" or "when")
                return;
            if (tags[verb] != UniversalTag.Verb)
                continue;
            if (fineTags[verb] is not ("VBD" or "VBN") || LostSubjects.HasSubject(sentence, verb, heads, relations) || !LostSubjects.HasChild(sentence, verb, Relation.Obj, heads, relations)
                || heads[verb] < 0 || heads[verb] > noun || relations[verb] is Relation.Acl or Relation.AclRelcl && heads[verb] == noun)
            {
                return;
            }

            fineTags[verb] = "VBD";
            (heads[verb], relations[verb]) = (main, Relation.Advcl);
            (heads[noun], relations[noun]) = (verb, Relation.Nsubj);
            (heads[since], relations[since]) = (verb, Relation.Mark);
            return;
        }
    }

    // "The attack came two days after a blast in Quetta wounded ten people": who did what is told behind "after" is the noun right behind it.
    private static void GiveVerbToWhatCameBefore(Tokens tokens, TokenRange sentence, int noun, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[noun] != Relation.Obl || heads[noun] is not (var came and >= 0) || came > noun || tokens[came] is not ("came" or "comes" or "happened" or "occurred")
            || LostSubjects.PrepositionOf(sentence, noun, heads, relations) is not (var after and >= 0) || tokens[after] is not ("after" or "before"))
            return;
        for (var verb = noun + 1; verb < sentence.End; verb++)
        {
            if (tags[verb] != UniversalTag.Verb || fineTags[verb] is not ("VBD" or "VBN") || LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations)
                || !LostSubjects.HasChild(sentence, verb, Relation.Obj, heads, relations))
                continue;
            var subject = LostSubjects.SubjectBetween(sentence.Start, came, verb, heads, relations);
            var isMain = relations[came] == Relation.Acl && heads[came] == subject && subject >= 0;
            if (LostSubjects.HasComma(tokens, noun, verb) || !(isMain || (relations[verb] == Relation.Acl && HoldsAll(noun, verb, verb + 1, heads))))
                return;
            if (isMain)
            {
                (heads[came], relations[came]) = (heads[verb], relations[verb]);
                (heads[subject], relations[subject]) = (came, Relation.Nsubj);
            }

            (heads[verb], relations[verb], fineTags[verb]) = (came, Relation.Advcl, "VBD");
            (heads[noun], relations[noun]) = (verb, Relation.Nsubj);
            (heads[after], relations[after]) = (verb, Relation.Mark);
            return;
        }
    }

    // Also what the tagger takes for a participle, where it has an object and no auxiliary.
    private static bool IsPast(TokenRange sentence, int verb, string[] fineTags, int[] heads, Relation[] relations) => fineTags[verb] == "VBD"
        || (fineTags[verb] == "VBN" && LostSubjects.HasChild(sentence, verb, Relation.Obj, heads, relations)
            && !LostSubjects.HasChild(sentence, verb, Relation.AuxPass, heads, relations) && !LostSubjects.HasChild(sentence, verb, Relation.Aux, heads, relations));

    // "The mayor was leaving when gunmen, who had waited outside, opened fire": behind the aside goes on what the gunmen did.
    private static void GiveVerbBehindAside(Tokens tokens, TokenRange sentence, int when, UniversalTag[] tags, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (tokens[when] is not "when" || when + 2 >= sentence.End)
            return;
        var doers = when + 1;
        while (doers < sentence.End && tags[doers] is UniversalTag.Num or UniversalTag.Adj or UniversalTag.Det)
            doers++;
        if (doers + 1 >= sentence.End || fineTags[doers] != "NNS" || tokens[doers + 1] is not "," || !LostSubjects.IsSubject(relations[doers]) || heads[doers] is not (var wrong and >= 0))
            return;
        for (var verb = doers + 3; verb < sentence.End; verb++)
        {
            if (tokens[verb - 1] is not "," || !IsPast(sentence, verb, fineTags, heads, relations) || relations[verb] is not (Relation.Conj or Relation.Advcl) || HoldsAll(doers, verb, verb + 1, heads)
                || LostSubjects.HasSubject(sentence, verb, heads, relations))
                continue;
            // Of the main verb, or of the participle in the aside: "gunmen, riding a motorcycle,".
            if (wrong > doers)
            {
                if (wrong > verb || fineTags[wrong] is not ("VBG" or "VBN") || HoldsAll(wrong, verb, verb + 1, heads))
                    return;
                (heads[wrong], relations[wrong]) = (doers, Relation.Acl);
            }
            else if (heads[verb] != wrong)
            {
                return;
            }

            (heads[doers], relations[doers]) = (verb, Relation.Nsubj);
            (heads[when], relations[when], relations[verb], fineTags[verb]) = (verb, Relation.Advmod, Relation.Advcl, "VBD");
            return;
        }
    }

    // "…, Omar Dia, head of the district, told AFP": a name with an apposition between commas, right before a verb of saying that has no subject, is its subject.
    private static void GiveSpeaker(Tokens tokens, TokenRange sentence, int saying, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (tokens[saying] is not ("said" or "told" or "says" or "tells" or "added") || saying < sentence.Start + 4 || tokens[saying - 1] is not ","
            || LostSubjects.HasSubject(sentence, saying, heads, relations))
            return;
        for (var apposition = saying - 2; apposition > sentence.Start + 2; apposition--)
        {
            var name = heads[apposition];
            if (relations[apposition] != Relation.Appos || name < 0 || name > apposition || tags[name] != UniversalTag.Propn)
                continue;
            var first = name;
            while (first > sentence.Start && (heads[first - 1] == name || tags[first - 1] == UniversalTag.Propn) && tokens[first - 1] is not ",")
                first--;
            if (first == sentence.Start || tokens[first - 1] is not ("," or "\"" or "\u201d") || !LostSubjects.HasComma(tokens, name, apposition) || !HoldsAll(name, name + 1, saying - 1, heads) || HoldsAll(name, saying, saying + 1, heads))
                return;
            (heads[name], relations[name]) = (saying, Relation.Nsubj);
            return;
        }
    }

    // Whether all of some words hang on one, at whatever depth. What is deeper than any sentence of news is held.
    private static bool HoldsAll(int top, int start, int end, int[] heads)
    {
        for (var t = start; t < end; t++)
        {
            var above = t;
            for (var step = 0; above >= 0 && above != top && step < MostSteps; step++)
                above = heads[above];
            if (above < 0)
                return false;
        }

        return true;
    }

    // "Officials reported that the men stopped the bus, checked papers, and then shot nine": the last verb goes on with what the men did.
    private static void GoOnInStatement(TreeWords words, Tokens tokens, TokenRange sentence, int verb, string[] fineTags, int[] heads, Relation[] relations)
    {
        if (relations[verb] != Relation.Conj || heads[verb] is not (var saying and >= 0) || verb < saying || fineTags[verb] is not "VBD"
            || LostSubjects.HasSubject(sentence, verb, heads, relations) || !words.Sayings.Contains(tokens[saying]) || words.SpeakersActs.Contains(tokens[verb]))
            return;
        var statement = -1;
        for (var t = saying + 1; t < verb; t++)
        {
            if (heads[t] == saying && relations[t] == Relation.Ccomp && LostSubjects.HasSubject(sentence, t, heads, relations))
                statement = t;
        }

        if (statement < 0)
            return;
        var goesOn = verb > sentence.Start + 1 && tokens[verb - 1] is "then" && tokens[verb - 2] is "and";
        for (var t = statement + 1; t < verb && !goesOn; t++)
            goesOn = heads[t] == statement && relations[t] == Relation.Conj && fineTags[t] == "VBD" && tokens[t - 1] is ",";
        if (goesOn)
            heads[verb] = statement;
    }
}
