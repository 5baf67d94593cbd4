using System.Globalization;
using Casus.Knowledge;

namespace Casus.Language.English.Times;

/// <summary>Gathers word lists and the words that patterns name, and numbers their classes.</summary>
internal sealed class TimeLexiconBuilder
{
    private readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (HashSet<int> Plain, HashSet<int> Capital)> forms = new(
        StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Form, int Class), string> values = [];

    public TimeLexiconBuilder()
    {
        foreach (var shape in Enum.GetValues<TimeShape>())
            classes.Add(NameOf(shape), (int)shape);
    }

    /// <summary>The name by which patterns call a shape: <c>month-number</c>.</summary>
    public static string NameOf(TimeShape shape) => string.Concat(shape.ToString().Select((c, i) =>
        char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Adds a stanza <c>class: …</c> with <c>words: form=value; …</c> and perhaps <c>case: capital</c>.</summary>
    public void AddClass(Stanza stanza)
    {
        var number = Number(stanza.Require("class"));
        var capitalOnly = stanza["case"] is "capital";
        foreach (var item in stanza.List("words"))
        {
            var equals = item.LastIndexOf('=');
            var form = (equals < 0 ? item : item[..equals]).Trim().ToLowerInvariant();
            if (form.Length == 0 || form.Contains(' ', StringComparison.Ordinal))
                throw TimeErrors.NotOneWord(stanza, item);
            Add(form, number, capitalOnly);
            if (equals >= 0)
                values[(form, number)] = item[(equals + 1)..].Trim();
        }
    }

    /// <summary>The class of a word that a pattern names: it holds that word alone.</summary>
    public int Literal(string word)
    {
        var form = word.ToLowerInvariant();
        var number = Number("=" + form);
        Add(form, number, capitalOnly: false);
        return number;
    }

    /// <summary>The number of a class known so far, or −1.</summary>
    public int Known(string name) => classes.GetValueOrDefault(name, -1);

    public TimeLexicon Build()
    {
        // Row 0 is the empty set of words that no list holds.
        var rows = new List<HashSet<int>> { new() };
        var numbered = new Dictionary<string, (int, int)>(StringComparer.OrdinalIgnoreCase);
        var worth = new Dictionary<(int, int), string>();
        foreach (var (form, (plain, capital)) in forms)
        {
            numbered[form] = (Row(form, plain), capital.Count == plain.Count ? rows.Count - 1 : Row(form, capital));
        }

        return new(classes, numbered, rows, worth);

        int Row(string form, HashSet<int> set)
        {
            if (set.Count == 0)
                return 0;
            rows.Add(set);
            foreach (var c in set)
            {
                if (values.TryGetValue((form, c), out var value))
                    worth[(rows.Count - 1, c)] = value;
            }

            return rows.Count - 1;
        }
    }

    private int Number(string name)
    {
        if (!classes.TryGetValue(name, out var number))
            classes.Add(name, number = classes.Count);
        return number;
    }

    private void Add(string form, int number, bool capitalOnly)
    {
        if (!forms.TryGetValue(form, out var sets))
            forms.Add(form, sets = ([], []));
        if (!capitalOnly)
            sets.Plain.Add(number);
        sets.Capital.Add(number);
    }
}
