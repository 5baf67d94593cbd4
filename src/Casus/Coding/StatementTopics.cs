using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding;

/// <summary>Which mentions a statement or a protest only speaks of: what is asked for, refused, promised, threatened, agreed or given up.</summary>
/// <remarks>
/// "The rebels rejected a <i>ceasefire</i>", "demanded that the army <i>withdraw</i>": the ceasefire and the withdrawal are topics. A statement is
/// what PLOVER counts as verbal, its quad classes 1 and 3.
/// </remarks>
internal sealed class StatementTopics
{
    // "demanded an end to the shelling of the town": further down, words have a life of their own.
    private const int MostSteps = 4;

    private readonly Syntax syntax;
    private readonly DiscourseCues cues;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly ILookup<int, int> topics;
    private readonly int[] statements;

    public StatementTopics(Reading reading, DiscourseCues cues)
    {
        (syntax, mentions, this.cues) = (reading.Get(Syntax.Layer), reading.Get(EventMention.Layer), cues);
        var places = mentions.Where(m => IsStatement(m.Trigger.Type)).SelectMany(m => m.Arguments.Where(a => HoldsTopic(m, a)).Select(a => (a.Head, m.Index)))
            .ToLookup(p => p.Head, p => p.Index);
        statements = [.. mentions.Select(m => Find(m, places))];
        topics = mentions.Where(m => statements[m.Index] >= 0).ToLookup(m => statements[m.Index], m => m.Index);
    }

    /// <summary>The mentions of what the statement speaks of, in text order.</summary>
    public IEnumerable<EventMention> Of(EventMention statement) => topics[statement.Index].Select(t => mentions[t]);

    /// <summary>Whether the mention is no event of its own: it is no violence, and a statement only speaks of it.</summary>
    /// <param name="mention">The mention.</param>
    /// <param name="modality">How far the report stands behind it.</param>
    public bool IsMerelySpokenOf(EventMention mention, Modality modality)
    {
        if (mention.Trigger.Type.IsViolent || statements[mention.Index] is not (var statement and >= 0))
            return false;
        // What is praised or condemned has happened; what is promised, asked for, refused or threatened has not.
        return modality != Modality.Asserted || mentions[statement].Trigger.Type.Plover is "AGREE" or "REQUEST" or "REJECT" or "THREATEN" or "CONCEDE"
            || IsPurpose(mention, mentions[statement]);
    }

    /// <summary>Whether words of the type say something to or about somebody.</summary>
    public static bool IsStatement(EventType type) => type.Quad is 1 or 3 || type.Plover is "PROTEST";

    // "marched to demand reforms", "a rally calling for peace": what a protest demands is what it is about.
    private static bool IsPurpose(EventMention mention, EventMention protest) =>
        protest.Trigger.Type.Plover is "PROTEST" && (mention.Trigger.Type.Quad == 3 || (mention.Trigger.Type.Plover is "PROTEST" && mention.Trigger.Class == WordClass.Verb));

    private static bool HoldsTopic(EventMention statement, Argument argument) =>
        argument.Slot is Slot.Object or Slot.PassiveSubject or Slot.Complement || statement.Trigger.Frame.Gives(argument.Slot, FrameRole.Topic);

    private int Find(EventMention mention, ILookup<int, int> places)
    {
        var token = mention.Head;
        for (var step = 0; step < MostSteps && token >= 0; step++)
        {
            foreach (var statement in places[token])
            {
                if (statement != mention.Index && mentions[statement].Head != mention.Head)
                    return statement;
            }

            if (PurposeOf(token, mention) is var protest and >= 0)
                return protest;
            if (!Carries(token))
                return -1;
            token = syntax.Heads[token];
        }

        return -1;
    }

    // What a protest demands hangs on it as a purpose, and "threatened on Monday to leave" may have its clause there too.
    private int PurposeOf(int token, EventMention mention)
    {
        if (syntax.Heads[token] is not (var head and >= 0) || syntax.Relations[token] is not (Relation.Advcl or Relation.Acl or Relation.Xcomp or Relation.Obl or Relation.Nmod))
            return -1;
        foreach (var above in mentions.Where(m => m.Index != mention.Index && (m.Head == head || m.Arguments.Any(a => a.Slot == Slot.Object && a.Head == head))))
        {
            if (token == mention.Head && IsPurpose(mention, above))
                return above.Index;
            if (syntax.Relations[token] == Relation.Advcl && above.Head == head && IsStatement(above.Trigger.Type)
                && syntax.Child(token, Relation.Mark) is var to and >= 0 && syntax.Lemmas[to] is "to"
                && !above.Arguments.Any(a => a.Slot == Slot.Complement))
            {
                return above.Index;
            }
        }

        return -1;
    }

    private bool Carries(int token) => syntax.Relations[token] switch
    {
        Relation.Xcomp or Relation.Ccomp or Relation.Obj or Relation.Acl or Relation.Compound or Relation.Amod or Relation.NsubjPass or Relation.Csubj or Relation.Conj => true,
        Relation.Nmod or Relation.Obl => !Settings.IsSetting(syntax, cues, token),
        _ => false,
    };
}
