using Casus.Fusion;

namespace Casus.Training.Fusion;

/// <summary>Reports of which it is known which tell of one incident.</summary>
internal sealed class FusionSet
{
    private const int FoldCount = 5;

    private readonly List<string> incidents = [];

    public FusionSet(string name) => Name = name;

    public string Name { get; }

    public TellingTable Table { get; } = new();

    /// <summary>The pairs that are compared.</summary>
    public List<(int A, int B)> Pairs { get; } = [];

    /// <summary>The features of each pair.</summary>
    public List<int[]> Features { get; } = [];

    public static int Folds => FoldCount;

    public void Add(Telling telling, string incident)
    {
        Table.Add(telling);
        incidents.Add(incident);
    }

    public string Incident(int telling) => incidents[telling];

    public bool IsSame(int a, int b) => incidents[a] == incidents[b];

    /// <summary>The part that a telling is in; an incident is never in two.</summary>
    public int Fold(int telling) => (int)(FusionHash.Of(incidents[telling]) % FoldCount);

    /// <summary>Finds the pairs and compares them.</summary>
    public void Compare()
    {
        var index = new CandidateIndex(Table);
        for (var i = 0; i < Table.Count; i++)
            index.Add(i);
        var comparer = new PairComparer(Table);
        var counts = new int[Table.Count];
        Span<int> features = stackalloc int[PairComparer.MostFeatures];
        for (var i = 0; i < Table.Count; i++)
        {
            foreach (var j in index.Of(i, counts))
            {
                if (j <= i)
                    continue;
                Pairs.Add((i, j));
                Features.Add([.. features[..comparer.Compare(i, j, features)]]);
                if (IsSame(i, j))
                    AddTwin(i, j, comparer);
            }
        }
    }

    /// <summary>Pairs made up to teach what the sets hardly show: another such incident at the same place some days later.</summary>
    public List<((int A, int B) Pair, int[] Features)> Twins { get; } = [];

    private void AddTwin(int i, int j, PairComparer comparer)
    {
        var (x, y) = (Table.Facts(i), Table.Facts(j));
        if (x.IsProceeding || y.IsProceeding || x.FirstDay < 0 || y.FirstDay < 0)
            return;
        Span<int> values = stackalloc int[MatchFeatures.Single.Length], features = stackalloc int[PairComparer.MostFeatures];
        var likeness = comparer.Values(i, j, values) * 0.8f;
        var kind = Twins.Count % 4;
        Set(values, MatchFeatures.Wording, PairComparer.Band(likeness));
        Set(values, MatchFeatures.Day, x.HasDay && y.HasDay ? 2 + kind : 7);
        if (Get(values, MatchFeatures.Published) != 6)
            Set(values, MatchFeatures.Published, 2 + kind);
        if (Get(values, MatchFeatures.EventDays) != 3)
            Set(values, MatchFeatures.EventDays, 2);
        Set(values, MatchFeatures.Dates, 0);
        Set(values, MatchFeatures.Lead, Math.Max(0, Get(values, MatchFeatures.Lead) - 1));
        if (Get(values, MatchFeatures.People) != 4)
            Set(values, MatchFeatures.People, 0);
        if (Get(values, MatchFeatures.ChiefPeople) != 3)
            Set(values, MatchFeatures.ChiefPeople, 0);
        if (Get(values, MatchFeatures.Killed) == 0)
            Set(values, MatchFeatures.Killed, 3);
        if (Get(values, MatchFeatures.Injured) == 0)
            Set(values, MatchFeatures.Injured, 3);
        Twins.Add(((i, j), [.. features[..PairComparer.Number(values, likeness, features)]]));
    }

    private static int Get(Span<int> values, MatchFeature feature) => values[MatchFeatures.Single.IndexOf(feature)];

    private static void Set(Span<int> values, MatchFeature feature, int value) => values[MatchFeatures.Single.IndexOf(feature)] = value;

    /// <summary>The pairs of one incident, and how many of them are compared at all.</summary>
    public (long All, long Compared) SamePairs()
    {
        var all = incidents.GroupBy(i => i, StringComparer.Ordinal).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
        return (all, Pairs.LongCount(p => IsSame(p.A, p.B)));
    }
}
