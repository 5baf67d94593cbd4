namespace Casus.Language;

/// <summary>Gives the second half of a sentence the verb that it leaves out: "killed three people in Kaduna on Monday <i>and six others in Zamfara on Tuesday</i>".</summary>
/// <remarks>
/// The reading joins the second count to the day or town before it. Whom the missing verb befell stands for it, joined to the first, and has where and
/// when it befell them as a verb has. Only counts with a place of their own behind them are such halves.
/// </remarks>
internal static class ElidedVerbs
{
    /// <summary>Mends the tree of one sentence in place.</summary>
    /// <inheritdoc cref="MainVerbs.Restore"/>
    public static void Restore(TreeWords words, Tokens tokens, TokenRange sentence, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        for (var t = sentence.Start + 4; t + 2 < sentence.End; t++)
        {
            if (relations[t] != Relation.Conj || tokens[t + 1] is not ("in" or "at" or "near" or "outside") || relations[t + 1] != Relation.Case || !IsCount(sentence, t, tags, heads, relations)
                || FirstCount(sentence, t, tags, heads, relations) is not (var first and >= 0))
            {
                continue;
            }

            var (joined, place) = (heads[t], heads[t + 1]);
            if (tags[joined] == UniversalTag.Propn && tags[place] == UniversalTag.Propn && relations[place] is Relation.Nmod or Relation.Obl)
                StandFor(words, heads[first], t, tokens, sentence, heads, relations);
            // "killing three in the city centre and two in a suburb": in two parts of one place it is one deed.
            else
                (heads[t], heads[place], relations[place]) = (first, t, Relation.Nmod);
        }
    }

    /// <summary>Whether a word that is no verb stands for one that is left out.</summary>
    public static bool HasOne(Syntax syntax, int token) => syntax.Relations[token] == Relation.Conj && syntax.Tags[token] is UniversalTag.Num or UniversalTag.Noun or UniversalTag.Adj
        && syntax.Heads[token] is var verb and >= 0 && verb < token && syntax.Tags[verb] == UniversalTag.Verb && syntax.Child(token, Relation.Obl) > token
        && (syntax.Tags[token] == UniversalTag.Num || syntax.Child(token, Relation.Nummod) >= 0);

    private static bool IsCount(TokenRange sentence, int token, UniversalTag[] tags, int[] heads, Relation[] relations) =>
        LostSubjects.HasChild(sentence, token, Relation.Cc, heads, relations)
        && (tags[token] == UniversalTag.Num || (tags[token] is UniversalTag.Noun or UniversalTag.Adj && LostSubjects.HasChild(sentence, token, Relation.Nummod, heads, relations)));

    // What the verb has for its count before the place or day to which the tree joins the second; −1 where it has none.
    private static int FirstCount(TokenRange sentence, int count, UniversalTag[] tags, int[] heads, Relation[] relations)
    {
        if (heads[count] is not (var joined and >= 0) || heads[joined] is not (var above and >= 0) || above > joined)
            return -1;
        var verb = relations[joined] switch
        {
            Relation.Obl or Relation.OblUnmarked => above,
            Relation.Nmod => heads[above],
            _ => -1,
        };
        if (verb < 0 || tags[verb] != UniversalTag.Verb)
            return -1;
        for (var t = sentence.Start; t < joined; t++)
        {
            if (heads[t] == verb && relations[t] is Relation.Obj or Relation.NsubjPass
                && (tags[t] == UniversalTag.Num || LostSubjects.HasChild(sentence, t, Relation.Nummod, heads, relations)))
            {
                return t;
            }
        }

        return -1;
    }

    // Where each half has a day, the second day is the second half's; one day behind both is that of both.
    private static void StandFor(TreeWords words, int verb, int count, Tokens tokens, TokenRange sentence, int[] heads, Relation[] relations)
    {
        var joined = heads[count];
        var hasOwnDay = false;
        for (var t = verb + 1; t <= joined; t++)
            hasOwnDay |= heads[t] == verb && words.DaysAndMonths.Contains(tokens[t]);
        var place = heads[count + 1];
        for (var t = count + 1; t < sentence.End; t++)
        {
            if (t == place || (heads[t] == count && relations[t] is Relation.Nmod or Relation.Obl or Relation.OblUnmarked)
                || (hasOwnDay && heads[t] == verb && relations[t] is Relation.Obl or Relation.OblUnmarked))
            {
                (heads[t], relations[t]) = (count, Relation.Obl);
            }
        }

        (heads[count], relations[count]) = (verb, Relation.Conj);
    }
}
