using System.Collections.Immutable;

namespace Casus.Language.Trees;

/// <summary>A compiled <c>tree</c> line. Immutable.</summary>
internal sealed class PatternTree
{
    /// <summary>How many words a tree may have: one bit for each.</summary>
    public const int MaxWords = 64;

    /// <param name="pattern">The pattern it belongs to.</param>
    /// <param name="order">Its place among all trees of the set, from 0.</param>
    /// <param name="root">The word at which it begins.</param>
    public PatternTree(TreePattern pattern, int order, PatternNode root)
    {
        (Pattern, Order, Root) = (pattern, order, root);
        var leads = ImmutableArray.CreateBuilder<Lead>();
        Collect(root, leads);
        Leads = leads.ToImmutable();
        IsNested = root.Steps.Any(s => !s.To.Steps.IsEmpty);
        HasBlindLeads = Leads.Any(l => l.Step.To.Label < 0);
    }

    /// <summary>The pattern it belongs to.</summary>
    public TreePattern Pattern { get; }

    /// <summary>Its place among all trees of the set, from 0.</summary>
    public int Order { get; }

    /// <summary>The word at which it begins.</summary>
    public PatternNode Root { get; }

    /// <summary>The words whose choice makes a match, as they are written, but for the root.</summary>
    public ImmutableArray<Lead> Leads { get; }

    /// <summary>Whether steps go on from other words than the root: then what has been found out is worth remembering.</summary>
    public bool IsNested { get; }

    /// <summary>Whether words without a label lead to labels: then two choices may label the same words.</summary>
    public bool HasBlindLeads { get; }

    private static void Collect(PatternNode node, ImmutableArray<Lead>.Builder leads)
    {
        foreach (var step in node.Steps)
        {
            if (!step.To.Leads)
                continue;
            leads.Add(new(node.Number, step));
            Collect(step.To, leads);
        }
    }

    /// <summary>A step to a word whose choice makes a match.</summary>
    /// <param name="From">The number of the word from which it goes.</param>
    /// <param name="Step">The step.</param>
    internal readonly record struct Lead(int From, PatternStep Step);
}
