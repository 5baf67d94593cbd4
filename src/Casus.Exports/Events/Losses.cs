using System.Globalization;

namespace Casus.Exports.Events;

/// <summary>What an event lost on its way into a format.</summary>
internal sealed class Losses
{
    private readonly List<Loss> all = [];

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<Loss> All => all;

    public void Add(string field, string change, string rule, string detail = "") => all.Add(new(field, change, rule, detail));

    public void Add(string field, string change, string rule, int number) => Add(field, change, rule, number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>One thing lost.</summary>
/// <param name="Field">What was concerned.</param>
/// <param name="Change"><c>dropped</c>, <c>rounded</c>, <c>split</c>, <c>hidden</c>, <c>coarsened</c> or <c>rejected</c>.</param>
/// <param name="Rule">Why.</param>
/// <param name="Detail">What stands there now, or how many; never what was hidden.</param>
internal sealed record Loss(string Field, string Change, string Rule, string Detail);
