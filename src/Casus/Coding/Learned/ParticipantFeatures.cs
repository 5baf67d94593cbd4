using System.Collections.Immutable;
using System.Globalization;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Coding.Learned;

/// <summary>
/// What speaks for and against an entity's part in an event, beyond the grammar of the clause: how near it is told, what it is, what else the
/// report says of it, and which parts the clauses have filled.
/// </summary>
internal sealed class ParticipantFeatures
{
    private readonly NounClasses nouns;
    private readonly DiscourseCues cues;
    private readonly Tokens tokens;
    private readonly Syntax syntax;
    private readonly Sentences sentences;
    private readonly Entities entities;
    private readonly ImmutableArray<EventMention> mentions;
    private readonly ImmutableArray<EventDraft> drafts;
    private readonly HashSet<int> speakers;
    private readonly Attributions attributions;
    private readonly HashSet<int> places;
    private readonly string[] groups;
    private readonly string violent;
    private readonly EntityDistances distances;
    private readonly ILookup<int, (int Draft, RoleFiller Filler)> rolesOf;

    public ParticipantFeatures(Reading reading, ImmutableArray<EventDraft> drafts, NounClasses nouns, DiscourseCues cues)
    {
        (this.drafts, this.nouns, this.cues) = (drafts, nouns, cues);
        (tokens, syntax, sentences, entities) = (reading.Get(Tokens.Layer), reading.Get(Syntax.Layer), reading.Get(Sentences.Layer), reading.Get(Entities.Layer));
        mentions = reading.Get(EventMention.Layer);
        speakers = [.. reading.Get(Speech.Layer).Select(s => s.Speaker)];
        attributions = new(reading);
        places = [.. reading.Get(Toponym.Layer)
            .Where(t => t.Usage == ToponymUsage.Literal)
            .Select(t => tokens.RangeOf(t.Span))
            .SelectMany(r => Enumerable.Range(r.Start, r.Count))];
        groups = [.. entities.All.Select(GroupOf)];
        violent = FeatureNumbers.Count(drafts.Count(d => d.Type.IsViolent));
        distances = new(entities, mentions, sentences, e => IsCandidate(e) ? (groups[e.Index], e.Sector, e.IsNamed) : null);
        rolesOf = drafts.SelectMany(d => d.Roles.Select(r => (Draft: d.Index, Filler: r)))
            .Where(r => entities.At(r.Filler.Head) is not null)
            .ToLookup(r => entities.At(r.Filler.Head)!.Index, r => r);
    }

    /// <summary>Whether the entity may have a part in anything.</summary>
    public static bool IsCandidate(Entity entity) =>
        entity.Type is not (EntityType.Money or EntityType.Quantity) && entity.Mentions.Any(m => m.Form != MentionForm.Pronoun);

    /// <summary>The parts that clauses give the entity in the event.</summary>
    public List<RoleFiller> PartsIn(EventDraft draft, Entity entity) => [.. rolesOf[entity.Index].Where(r => r.Draft == draft.Index).Select(r => r.Filler)];

    /// <summary>The events in which clauses give the entity a part, by number, and the part.</summary>
    public IEnumerable<(int Draft, FrameRole Role)> DeedsWith(Entity entity) => rolesOf[entity.Index].Select(r => (r.Draft, r.Filler.Role));

    /// <summary>Whether a clause gives another doer beside whom the entity can be none: a state, or for an organisation another one with a name.</summary>
    public bool HasOtherDoer(EventDraft draft, Entity entity) => draft.Roles.Any(r => r.Role == FrameRole.Actor && entities.At(r.Head) is { } doer
        && (ParticipantCompleter.IsOfState(doer) || (doer is { IsNamed: true, Type: EntityType.Organisation } && entity.Type == EntityType.Organisation)));

    /// <summary>Whether a token names the entity.</summary>
    public bool IsAt(int head, Entity entity) => entities.At(head)?.Index == entity.Index;

    /// <summary>The number in the register of the actor at a token, or <see langword="null"/>.</summary>
    public string? ActorIdAt(int head) => entities.At(head)?.ActorId;

    /// <summary>Whether the report has the entity say something, or do something that is no violence.</summary>
    public bool ActsOrSpeaks(Entity entity) => entity.Mentions.Any(m => speakers.Contains(m.Head))
        || DeedsWith(entity).Any(d => d.Role == FrameRole.Actor && !drafts[d.Draft].Type.IsViolent);

    /// <summary>Whether the report has the one man act in a sentence behind the one that first tells of the deed: "The pope prayed for the dead."</summary>
    public bool ActsAfter(EventDraft draft, Entity entity) => entity.Type == EntityType.Person && entity.Mentions.Any(m => SubjectOf(m.Head) is var subject and >= 0
        && !NounPhrases.IsPlural(syntax, m.Head) && syntax.Heads[subject] is var verb and >= 0 && syntax.Tags[verb] == UniversalTag.Verb
        && syntax.Child(verb, Relation.AuxPass) < 0 && syntax.FineTags[verb] is "VBD" or "VBZ" && !mentions.Any(t => t.Head == verb && t.Trigger.Type.IsViolent)
        && sentences.Holding(m.Head) > sentences.Holding(mentions[draft.Mentions[0]].Head));

    // He himself, or of whom his name is set beside: "A baker, Ali Nur, heard the blasts".
    private int SubjectOf(int head)
    {
        if (syntax.Relations[head] == Relation.Appos && syntax.Heads[head] is var noun and >= 0)
            head = noun;
        return syntax.Relations[head] == Relation.Nsubj ? head : -1;
    }

    /// <summary>Whether a sentence brings the name as somebody's: "Police named the mastermind as …", "The mayor is …": whoever that is, it says so.</summary>
    public bool IsIntroducedAs(Entity entity) => entity.Mentions.Any(m => m.Form == MentionForm.Name && IsIntroduction(FirstOfList(m.Head)));

    private bool IsIntroduction(int name)
    {
        if (syntax.Child(name, Relation.Cop) >= 0 && syntax.Child(name, Relation.Nsubj) >= 0)
            return true;
        return syntax.Relations[name] is Relation.Obl or Relation.Nmod && Naming.IsBehindAs(syntax, name) && syntax.Heads[name] is var verb and >= 0
            && (Naming.Introduces(syntax, cues, verb) || Naming.Introduces(syntax, cues, syntax.Heads[verb]));
    }

    private int FirstOfList(int name)
    {
        while (syntax.Relations[name] == Relation.Conj && syntax.Heads[name] >= 0)
            name = syntax.Heads[name];
        return name;
    }

    /// <summary>Whether it is named only where the report says who speaks: "a medic at the hospital said".</summary>
    public bool IsOnlyOfSpeakers(Entity entity) => entity.Mentions.All(m => attributions.Hold(m.Head));

    /// <summary>Whether all its names are places by what they say where, whatever kind of name they were taken for.</summary>
    public bool IsNameOfPlace(Entity entity) => entity.Mentions.All(m => places.Contains(m.Head));

    /// <summary>Whether it is only what others are dressed as.</summary>
    public bool IsGuise(Entity entity) => entity.Mentions.All(m => NounPhrases.Preposition(syntax, m.Head) is var p and >= 0 && syntax.Lemmas[p] is "as"
        && syntax.Heads[m.Head] is var verb and >= 0 && cues.Guises.TryFind(syntax.Lemmas[verb], out _));

    /// <summary>Whether it is men in arms: "gunmen", "bandits".</summary>
    public bool IsArmedMan(Entity entity) => entity.Classes.Has(nouns.Named("MILITANT"));

    /// <summary>Whether it only carried the weapon: "a bomb planted on a motorbike".</summary>
    public bool IsCarrier(Entity entity) => entity.Mentions.All(m => syntax.Relations[m.Head] == Relation.Obl && NounPhrases.Preposition(syntax, m.Head) is var on and >= 0 && syntax.Lemmas[on] is "on" or "in" or "inside"
        && syntax.Heads[m.Head] is var verb and >= 0 && cues.Fixings.TryFind(syntax.Lemmas[verb], out _));

    /// <summary>Whether the report says that nothing befell them: "All 24 crew members were safe."</summary>
    public bool IsSafe(Entity entity) => entity.Mentions.Any(m => syntax.Relations[m.Head] is Relation.Nsubj or Relation.NsubjPass && syntax.Heads[m.Head] is var predicate and >= 0
        && (IsWell(predicate) || syntax.ChildrenOf(predicate).ToArray().Any(c => syntax.Relations[c] == Relation.Conj && IsWell(c))));

    private bool IsWell(int word) => cues.Unharmed.TryFind(syntax.Lemmas[word], out _) && syntax.Child(word, Relation.Cop) >= 0;

    /// <summary>Whether it has a name and is named only behind "in" or "near", as no person is.</summary>
    public bool IsOnlyWhere(Entity entity) => entity.IsNamed && entity.Mentions.All(m => Governor(m.Head) is (_, "in" or "near"));

    /// <summary>Whether it is told of only as where verbs were done to something else: "blew up his car on a busy road", "was killed at the airport".</summary>
    public bool IsOnlyScene(EventDraft draft, Entity entity) => entity.Mentions.All(m => Governor(m.Head) is (_, "in" or "near" or "at" or "on" or "outside" or "inside" or "along")
        && draft.Roles.Any(r => r is { Role: FrameRole.Target or FrameRole.Victim, Slot: Slot.Object or Slot.PassiveSubject } && mentions[r.Mention].Head == syntax.Heads[m.Head]));

    /// <summary>The features of the entity that are the same for each event.</summary>
    public void OfEntity(Entity entity, IFeatureSink sink)
    {
        sink.Add("always");
        var group = groups[entity.Index];
        var form = entity.IsNamed ? "named" : entity.IsState ? "state" : "nominal";
        sink.Add("group=", group);
        sink.Add("form=", form, "/", group);
        if (entity.Sector is { } sector)
        {
            sink.Add("sector=", sector);
            sink.Add("sector=", sector, "/", form);
        }

        if (entity.ActorId is not null)
            sink.Add("registered/", entity.Sector ?? "-");
        foreach (var noun in nouns.All)
        {
            if (entity.Classes.Has(noun))
                sink.Add("class=", noun.Name);
        }

        sink.Add("mentions=", FeatureNumbers.Count(entity.Mentions.Length), "/", group);
        sink.Add("first=", Bucket(sentences.Holding(entity.Mentions[0].Head)), "/", group);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mention in entity.Mentions)
        {
            var lemma = Lemma(mention.Head);
            if (mention.Form == MentionForm.Nominal && seen.Add(lemma))
                sink.Add("noun=", lemma);
            if (Governor(mention.Head) is var (verb, how) && seen.Add(verb + "/" + how))
            {
                sink.Add("of=", verb, "/", how);
                sink.Add("how=", how, "/", group);
            }
            foreach (var child in syntax.ChildrenOf(mention.Head))
            {
                if (syntax.Relations[child] is Relation.Amod or Relation.Compound or Relation.Appos or Relation.Nmod or Relation.Acl or Relation.AclRelcl
                    && seen.Add("m" + Lemma(child)))
                {
                    sink.Add("with=", syntax.Relations[child].ToString(), "/", Lemma(child));
                }
            }
            var sentence = sentences.Holding(mention.Head);
            foreach (var other in mentions)
            {
                if (sentences.Holding(other.Head) == sentence && seen.Add("t" + other.Trigger.Frame.Name))
                    sink.Add("told=", other.Trigger.Frame.Name, "/", group);
            }
        }
    }

    /// <summary>The features of the pair.</summary>
    public void OfPair(EventDraft draft, Entity entity, IFeatureSink sink)
    {
        var group = groups[entity.Index];
        var kind = KindOf(draft);
        sink.Add("kind=", kind, "/", group);
        if (entity.Sector is { } sector)
            sink.Add("kind=", kind, "/sector=", sector);
        AddRoles(draft, entity, group, sink);
        var (mention, trigger, distance) = Nearest(draft, entity);
        var far = Bucket(distance);
        var side = entity.Mentions[mention].Head < mentions[trigger].Head ? "-" : "+";
        sink.Add("far=", far, side);
        sink.Add("far=", far, side, "/", group);
        if (entity.Sector is { } which)
            sink.Add("far=", far, "/sector=", which);
        var head = entity.Mentions[mention].Head;
        if (distance == 0)
        {
            var path = Path(mentions[trigger].Head, head);
            sink.Add("path=", path);
            sink.Add("path=", path, "/", group);
            sink.Add("path=", path, "/", mentions[trigger].Trigger.Frame.Name);
            sink.Add("path=", path, "/", kind, "/", group);
        }

        if (distance <= 1 && Governor(head) is var (verb, how))
        {
            sink.Add("near=", verb, "/", how);
            sink.Add("near=", how, "/", group);
        }

        if (distance == 0)
        {
            sink.Add("before=", Word(entity.Mentions[mention].Range.Start - 1));
            sink.Add("after=", Word(entity.Mentions[mention].Range.End));
        }

        if (distance <= 2 && entity.Mentions.Any(m => speakers.Contains(m.Head)))
            sink.Add("speaks/", group);
        AddRank(draft, entity, group, sink);
    }

    /// <inheritdoc cref="EntityDistances.Nearest"/>
    public (int Mention, int Trigger, int Sentences) Nearest(EventDraft draft, Entity entity) => distances.Nearest(draft, entity.Index);

    private void AddRoles(EventDraft draft, Entity entity, string group, IFeatureSink sink)
    {
        foreach (var (where, filler) in rolesOf[entity.Index])
        {
            var role = filler.Role.ToString();
            if (where == draft.Index)
            {
                sink.Add("role=", role);
                sink.Add("role=", role, "/", group);
                sink.Add("role=", role, "/", filler.Via >= 0 ? "via" : filler.Slot.ToString());
                sink.Add("role=", role, "/", mentions[filler.Mention].Trigger.Frame.Name);
            }
            else if (drafts[where].Type.IsViolent)
            {
                sink.Add("elsewhere=", role, "/", group);
                if (KindOf(drafts[where]) == KindOf(draft))
                    sink.Add("elsewhere=", role, "/samekind");
            }
            else
            {
                sink.Add("other-deed=", role, "/", drafts[where].Type.Name);
            }
        }

        foreach (var filled in draft.Roles)
        {
            if (entities.At(filled.Head) is not { } other || other.Index == entity.Index)
                continue;
            sink.Add("filled=", filled.Role.ToString(), "/", group);
            foreach (var mention in entity.Mentions)
            {
                var relation = syntax.Relations[mention.Head];
                if (syntax.Heads[mention.Head] == filled.Head)
                    sink.Add("under=", filled.Role.ToString(), "/", relation.ToString(), "/", group);
                if (syntax.Heads[filled.Head] == mention.Head)
                    sink.Add("over=", filled.Role.ToString(), "/", syntax.Relations[filled.Head].ToString(), "/", group);
            }
        }
    }

    // Among entities of its group and sector: whether it is the only one of the report, and whether the nearest.
    private void AddRank(EventDraft draft, Entity entity, string group, IFeatureSink sink)
    {
        var (rivals, nearer) = distances.RankOf(draft, entity);
        sink.Add("rivals=", FeatureNumbers.Count(rivals), "/", group, "/", entity.Sector ?? "-");
        sink.Add("nearer=", FeatureNumbers.Count(nearer), "/", group, "/", entity.Sector ?? "-");
        sink.Add("deeds=", violent, "/", group);
    }

    private static string KindOf(EventDraft draft) => draft.Type.Muc4 ?? (draft.Type.IsViolent ? "violence" : "other");

    // What it is, roughly: what a part takes.
    private string GroupOf(Entity entity)
    {
        var set = entity.Classes;
        if (set.Has(nouns.Weapon) || entity.Type == EntityType.Weapon)
            return "weapon";
        return entity.Type switch
        {
            EntityType.Person => entity.IsNamed ? "name" : "people",
            EntityType.Organisation => "organisation",
            EntityType.Vehicle => "vehicle",
            EntityType.Facility => "building",
            EntityType.Nationality => "nation",
            EntityType.Place => "place",
            _ => "other",
        };
    }

    private (string Verb, string How)? Governor(int head)
    {
        var t = head;
        for (var steps = 0; steps < 8 && syntax.Relations[t] is Relation.Conj or Relation.Appos or Relation.Flat && syntax.Heads[t] >= 0; steps++)
            t = syntax.Heads[t];
        var governor = syntax.Heads[t];
        if (governor < 0)
            return null;
        var relation = syntax.Relations[t];
        var how = relation is Relation.Obl or Relation.Nmod or Relation.OblAgent && NounPhrases.Preposition(syntax, t) is var p and >= 0
            ? Word(p)
            : relation.ToString();
        return (Lemma(governor), how);
    }

    private string Path(int from, int to)
    {
        Span<int> above = stackalloc int[12];
        var up = 0;
        for (var t = from; t >= 0 && up < above.Length; t = syntax.Heads[t])
            above[up++] = t;
        var down = new List<int>();
        var meeting = -1;
        for (var t = to; t >= 0 && down.Count < 6; t = syntax.Heads[t])
        {
            meeting = above[..up].IndexOf(t);
            if (meeting >= 0)
                break;
            down.Add(t);
        }

        if (meeting < 0 || meeting + down.Count > 5)
            return "long";
        var path = "";
        for (var i = 0; i < meeting; i++)
            path += "^" + syntax.Relations[above[i]];
        for (var i = down.Count - 1; i >= 0; i--)
        {
            path += ">" + (syntax.Relations[down[i]] is Relation.Obl or Relation.Nmod or Relation.OblAgent && NounPhrases.Preposition(syntax, down[i]) is var p and >= 0
                ? Word(p)
                : syntax.Relations[down[i]].ToString());
        }

        return path;
    }

    private string Lemma(int token) => syntax.Lemmas[token].ToLowerInvariant();

    private string Word(int token) => token >= 0 && token < tokens.Count ? tokens[token].ToString().ToLowerInvariant() : "-";

    private static string Bucket(int number) => number switch
    {
        <= 2 => number.ToString(CultureInfo.InvariantCulture),
        <= 4 => "3-4",
        <= 8 => "5-8",
        _ => "9+",
    };
}
