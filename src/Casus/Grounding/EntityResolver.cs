using System.Collections.Frozen;
using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Language;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>
/// Finds the entities of a report: names, noun phrases that stand for people and things, and the pronouns that mean
/// one of them.
/// </summary>
/// <remarks>
/// Captions, credits, bylines and links make no entities. Names are one when their words agree; "the group" is the organisation named
/// last; an apposition is its noun.
/// </remarks>
/// <param name="nouns">What nouns mean.</param>
/// <param name="actors">Who is who.</param>
/// <param name="deeds">Nouns for deeds of violence, by lemma: armed people before one are a mention of their own ("a militia attack").</param>
/// <param name="words">Words by which people and ships are known.</param>
public sealed partial class EntityResolver(NounClasses nouns, RegisterLookup actors, FrozenSet<string> deeds, EntityWords words) : IStage
{
    /// <inheritdoc/>
    public StageInfo Info { get; } = new(Version: 2)
    {
        Requires = [Tokens.Layer, Sentences.Layer, Syntax.Layer, NameMention.Layer, ResolvedTime.Layer, Toponym.Layer, Quantity.Layer],
        Provides = Entities.Layer,
    };

    /// <inheritdoc/>
    public Reading Apply(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.With(Entities.Layer, new Work(reading, nouns, actors, deeds, words).Run());
    }

    private sealed partial class Work
    {
        // How many tokens back "the group" can reach.
        private const int MemorySpan = 600;

        // How many tokens back "the militants" can reach for those who were called otherwise.
        private const int ArmedSpan = 150;

        private readonly Reading reading;
        private readonly NounClasses nouns;
        private readonly RegisterLookup actors;
        private readonly FrozenSet<string> deeds;
        private readonly EntityWords words;
        private readonly Tokens tokens;
        private readonly Sentences sentences;
        private readonly Syntax syntax;
        private readonly List<Draft> drafts = [];
        private readonly Dictionary<int, Draft> byHead = [];
        private readonly Dictionary<string, List<Draft>> byName = new(StringComparer.Ordinal);
        private readonly Dictionary<int, Draft> byStart = [];

        // By the noun that stands last in what the report calls them.
        private readonly Dictionary<string, List<Draft>> byNoun = new(StringComparer.Ordinal);
        private readonly bool[] named;
        private readonly bool[] inTime;
        private readonly ActorContext context;
        private readonly NounClass government;
        private readonly NounClass force;
        private readonly NounClass armed;
        private readonly NounClass branch;
        private readonly NounClass militant;
        private readonly NounClass ship;

        public Work(Reading reading, NounClasses nouns, RegisterLookup actors, FrozenSet<string> deeds, EntityWords words)
        {
            (this.reading, this.nouns, this.actors, this.deeds, this.words) = (reading, nouns, actors, deeds, words);
            (tokens, sentences, syntax) = (reading.Get(Tokens.Layer), reading.Get(Sentences.Layer), reading.Get(Syntax.Layer));
            named = new bool[tokens.Count];
            inTime = new bool[tokens.Count];
            foreach (var time in reading.Get(ResolvedTime.Layer))
            {
                var range = tokens.RangeOf(time.Span);
                inTime.AsSpan(range.Start, range.Count).Fill(true);
            }

            context = ContextOf(reading);
            (government, force, armed, branch) = (nouns.Named("GOVERNMENT"), nouns.Named("FORCE"), nouns.Named("ARMED-ACTOR"), nouns.Named("BRANCH"));
            (militant, ship) = (nouns.Named("MILITANT"), nouns.Named("SHIP"));
        }

        public Entities Run()
        {
            foreach (var name in Names())
                AddName(name);
            for (var s = 0; s < sentences.Count; s++)
            {
                if (sentences.Blocks[s].IsOfReport())
                    AddNominals(sentences[s]);
            }

            NameTheDescribed();
            AddPronouns();
            NameTheIdentified();
            NameTheSelfCalled();
            AddQuantities();
            var ordered = drafts
                .Where(d => d.Mentions.Count > 0)
                .OrderBy(d => d.Mentions.Min(m => m.Range.Start))
                .ThenBy(d => d.Mentions.Min(m => m.Range.End));
            return new([.. ordered.Select((d, i) => d.ToEntity(i, tokens))], tokens.Count, Titles());
        }

        // The countries a report speaks of most tell which of several actors of one name is meant.
        private static ActorContext ContextOf(Reading reading) => new()
        {
            Countries = [.. reading.Get(Toponym.Layer)
                .Select(t => t.Place?.Country)
                .Where(c => !string.IsNullOrEmpty(c))
                .GroupBy(c => c!, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Key)],
            On = reading.Report.PublishedOn?.Date,
            IgnoreCase = LetterCase.IsMostlyCapitals(reading.Text),
            CountryOfPlace = PlacesOf(reading),
        };

        // Place names as the report means them: "Kano State" in "the Kano State government".
        private static Func<string, string?> PlacesOf(Reading reading)
        {
            var countries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var toponym in reading.Get(Toponym.Layer))
            {
                if (toponym.Place?.Country is { Length: > 0 } country)
                    countries.TryAdd(toponym.Span.In(reading.Text), country);
            }

            return countries.GetValueOrDefault;
        }

        // Each amount is an entity of its own: twenty here are not twenty there.
        private void AddQuantities()
        {
            foreach (var quantity in reading.Get(Quantity.Layer))
                New(quantity.IsMoney ? EntityType.Money : EntityType.Quantity).Mentions.Add(new(quantity.Range, syntax.TopOf(quantity.Range), MentionForm.Nominal));
        }

        private Draft New(EntityType type)
        {
            var draft = new Draft(type);
            drafts.Add(draft);
            return draft;
        }

        private void Add(Draft draft, EntityMention mention)
        {
            draft.Mentions.Add(mention);
            if (mention.Form == MentionForm.Nominal)
                Call(draft, KeyOf(tokens.SpanOf(mention.Range).In(tokens.Text)));
            byHead.TryAdd(mention.Head, draft);
            byStart[mention.Range.Start] = draft;
        }

        private void Call(Draft draft, string description)
        {
            draft.Nominals.Add(description);
            var noun = description[(description.LastIndexOf(' ') + 1)..];
            if (!byNoun.TryGetValue(noun, out var called))
                byNoun.Add(noun, called = []);
            if (!called.Contains(draft))
                called.Add(draft);
        }

        private static string KeyOf(string words) => NameKeys.Fold(words);
    }
}
