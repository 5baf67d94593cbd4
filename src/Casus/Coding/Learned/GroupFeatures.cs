using System.Collections.Immutable;
using System.Globalization;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding.Learned;

/// <summary>What speaks for and against two groups of mentions telling of one deed.</summary>
internal sealed class GroupFeatures
{
    private readonly Tokens tokens;
    private readonly Syntax syntax;
    private readonly Sentences sentences;
    private readonly Entities entities;
    private readonly NounClasses nouns;
    private readonly ImmutableArray<Stance> stances;
    private readonly string deeds;

    public GroupFeatures(Reading reading, ImmutableArray<MentionGroup> groups, NounClasses nouns)
    {
        (tokens, syntax, sentences, entities) = (reading.Get(Tokens.Layer), reading.Get(Syntax.Layer), reading.Get(Sentences.Layer), reading.Get(Entities.Layer));
        (this.nouns, stances) = (nouns, reading.Get(Stance.Layer));
        deeds = groups.Length switch { < 4 => FeatureNumbers.Count(groups.Length), < 7 => "4-6", < 11 => "7-10", _ => "11+" };
    }

    /// <summary>Whether the group is one that may be joined: it tells of a deed of violence.</summary>
    public static bool IsCandidate(MentionGroup group) => group.ViolentType is not null;

    /// <summary>The features of two groups, the first of which begins first.</summary>
    public void OfPair(MentionGroup a, MentionGroup b, IFeatureSink sink)
    {
        sink.Add("always");
        sink.Add("deeds=", deeds);
        var (one, two) = (a.ViolentType!, b.ViolentType!);
        var (first, second) = (one.Muc4 ?? "-", two.Muc4 ?? "-");
        sink.Add("kinds=", Both(first, second));
        sink.Add("same-kind=", Yes(first == second), "/", deeds);
        sink.Add("types=", Both(one.Name, two.Name));
        var times = DeedDistance.InTime(a.Time, b.Time);
        var places = DeedDistance.InPlace(a.Place, b.Place);
        sink.Add("times=", times);
        sink.Add("places=", places);
        sink.Add("times=", times, "/places=", places);
        sink.Add("times=", times, "/", deeds);
        AddShared(a, b, FrameRole.Victim, sink);
        AddShared(a, b, FrameRole.Target, sink);
        AddShared(a, b, FrameRole.Actor, sink);
        AddShared(a, b, FrameRole.Instrument, sink);
        var far = Distance(a, b);
        sink.Add("far=", far);
        sink.Add("far=", far, "/same=", Yes(first == second));
        sink.Add("tolls=", Tolls(a, b));
        var how = How(b.Members[0].Mention);
        sink.Add("again=", how);
        sink.Add("again=", how, "/same-word=", Yes(a.Members.Exists(m => Lemma(m.Mention) == Lemma(b.Members[0].Mention))));
        sink.Add("first=", How(a.Members[0].Mention));
        sink.Add("generic=", Yes(a.Members[0].IsGeneric), Yes(b.Members[0].IsGeneric));
        sink.Add("modality=", ModalityOf(a), "/", ModalityOf(b));
        sink.Add("size=", Size(a), "/", Size(b));
        sink.Add("result=", Yes(a.Members.TrueForAll(m => m.Type.IsResult)), Yes(b.Members.TrueForAll(m => m.Type.IsResult)));
        sink.Add("empty=", Yes(IsEmpty(a)), Yes(IsEmpty(b)));
        sink.Add("block=", Block(a), "/", Block(b));
    }

    private static string Both(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? a + "+" + b : b + "+" + a;

    private static string Yes(bool value) => value ? "y" : "n";

    private static string Size(MentionGroup group) => FeatureNumbers.Count(group.Members.Count);

    private string Block(MentionGroup group) => sentences.Blocks[group.Members[0].Sentence].ToString();

    private static bool IsEmpty(MentionGroup group) => group.Members.TrueForAll(m => m.Roles.IsEmpty && m.Tolls.IsEmpty);

    private string ModalityOf(MentionGroup group) => group.Members.Select(m => stances[m.Mention.Index].Modality).Min().ToString();

    private string Lemma(EventMention mention) => syntax.Lemmas[mention.Head].ToLowerInvariant();

    private void AddShared(MentionGroup a, MentionGroup b, FrameRole role, IFeatureSink sink)
    {
        var (x, y) = (Fillers(a, role), Fillers(b, role));
        var name = role.ToString();
        if (x.Count == 0 || y.Count == 0)
        {
            sink.Add(name, "=", x.Count == 0 ? y.Count == 0 ? "none" : "second" : "first");
            return;
        }

        var shared = x.Intersect(y).Select(e => entities.All[e]).ToList();
        if (shared.Count > 0)
        {
            sink.Add(name, "=shared");
            if (shared.Exists(e => e.IsNamed))
                sink.Add(name, "=shared-name");
            return;
        }

        sink.Add(name, "=apart");
        if (x.Any(e => entities.All[e].IsNamed) && y.Any(e => entities.All[e].IsNamed))
            sink.Add(name, "=apart-names");
        if (x.Any(e => y.Any(o => Head(e) == Head(o))))
            sink.Add(name, "=same-noun");
        var (left, right) = (ClassesOf(x), ClassesOf(y));
        sink.Add(name, nouns.All.All(n => n == nouns.Name || left.Has(n) == right.Has(n)) ? "=same-classes" : "=other-classes");
    }

    private ClassSet ClassesOf(HashSet<int> fillers) => fillers.Aggregate(default(ClassSet), (set, e) => set | entities.All[e].Classes);

    private string Head(int entity) => syntax.Lemmas[entities.All[entity].Mentions[0].Head].ToLowerInvariant();

    private HashSet<int> Fillers(MentionGroup group, FrameRole role) =>
        [.. group.Members.SelectMany(m => m.Roles).Where(r => r.Role == role).Select(r => entities.At(r.Head)?.Index ?? -1).Where(e => e >= 0)];

    private static string Distance(MentionGroup a, MentionGroup b)
    {
        var least = a.Members.Min(x => b.Members.Min(y => Math.Abs(x.Sentence - y.Sentence)));
        return least switch { <= 2 => least.ToString(CultureInfo.InvariantCulture), <= 4 => "3-4", <= 8 => "5-8", _ => "9+" };
    }

    private static string Tolls(MentionGroup a, MentionGroup b)
    {
        var (x, y) = (a.Members.SelectMany(m => m.Tolls).ToList(), b.Members.SelectMany(m => m.Tolls).ToList());
        if (x.Count == 0 || y.Count == 0)
            return x.Count == 0 ? y.Count == 0 ? "none" : "second" : "first";
        return x.Exists(s => y.Exists(t => s.Outcome == t.Outcome && s.Best == t.Best)) ? "same" : "differ";
    }

    private string How(EventMention mention)
    {
        if (mention.Trigger.Class != WordClass.Noun)
            return mention.Trigger.Class.ToString();
        var d = syntax.Child(mention.Head, Relation.Det);
        var word = d < 0 ? syntax.Child(mention.Head, Relation.NmodPoss) >= 0 ? "whose" : "bare" : tokens[d].ToString().ToLowerInvariant();
        return word + (NounPhrases.IsPlural(syntax, mention.Head) ? "s" : "");
    }
}
