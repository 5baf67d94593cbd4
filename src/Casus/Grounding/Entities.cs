using System.Collections.Immutable;
using Casus.Readings;
using Casus.Reports;

namespace Casus.Grounding;

/// <summary>The entities of a report, found by token.</summary>
public sealed class Entities
{
    private readonly Dictionary<int, (int Entity, int Mention)> byHead = [];
    private readonly int[] byToken;
    private readonly int[] nameAt;

    /// <summary>Indexes <paramref name="all"/>, whose numbers are their places.</summary>
    /// <param name="all">The entities.</param>
    /// <param name="tokenCount">How many tokens the report has.</param>
    /// <param name="titles">Nouns that stand for the name they introduce ("its founder Abu Mahdi"): the noun's token
    /// and the name's head.</param>
    public Entities(ImmutableArray<Entity> all, int tokenCount, IEnumerable<(int Title, int Name)> titles)
    {
        ArgumentNullException.ThrowIfNull(titles);
        All = all;
        byToken = new int[tokenCount];
        nameAt = new int[tokenCount];
        Array.Fill(byToken, -1);
        foreach (var entity in all)
        {
            for (var m = 0; m < entity.Mentions.Length; m++)
                Index(entity, m);
        }

        foreach (var (title, name) in titles)
        {
            if (byHead.TryGetValue(name, out var bearer))
                byHead.TryAdd(title, bearer);
        }
    }

    /// <summary>The layer.</summary>
    public static Layer<Entities> Layer { get; } = new("entities");

    /// <summary>The entities in order of first mention.</summary>
    public ImmutableArray<Entity> All { get; }

    /// <summary>
    /// The entity that has a mention with this head, or else a name that covers the token; <see langword="null"/> if
    /// none.
    /// </summary>
    public Entity? At(int token) => TryMentionAt(token, out var entity, out _) ? entity : null;

    /// <summary>The mention with this head, or else the name that covers the token.</summary>
    public bool TryMentionAt(int token, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Entity? entity, out EntityMention mention)
    {
        if (byHead.TryGetValue(token, out var found))
        {
            entity = All[found.Entity];
            mention = entity.Mentions[found.Mention];
            return true;
        }

        entity = token >= 0 && byToken[token] >= 0 ? All[byToken[token]] : null;
        mention = entity is null ? default : entity.Mentions[nameAt[token]];
        return entity is not null;
    }

    private void Index(Entity entity, int m)
    {
        // An amount is no party to anything.
        if (entity.Type is EntityType.Money or EntityType.Quantity)
            return;
        var mention = entity.Mentions[m];
        if (!byHead.TryAdd(mention.Head, (entity.Index, m)) && All[byHead[mention.Head].Entity].Mentions[byHead[mention.Head].Mention].Range.Count < mention.Range.Count)
            byHead[mention.Head] = (entity.Index, m);
        if (mention.Form != MentionForm.Name)
            return;
        for (var t = mention.Range.Start; t < mention.Range.End; t++)
            (byToken[t], nameAt[t]) = (entity.Index, m);
    }
}
