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
