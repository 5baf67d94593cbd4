using Casus.Knowledge;
using Casus.Language;

namespace Casus.Training;

/// <summary>Forms of English verbs and nouns that follow no rule.</summary>
public sealed class IrregularForms
{
    private readonly Dictionary<string, string[]> verbs;

    private IrregularForms(Stanza stanza)
    {
        var listed = stanza.List("verbs").Select(v => v.Split(' ')).ToList();
        verbs = listed.ToDictionary(v => v[0], v => v[1..], StringComparer.Ordinal);
        All =
        [
            .. listed.SelectMany(v => new[] { (v[1], v[0], UniversalTag.Verb, "VBD"), (v[^1], v[0], UniversalTag.Verb, "VBN") }),
            .. stanza.List("plurals").Select(n => n.Split(' ')).Select(n => (n[1], n[0], UniversalTag.Noun, "NNS")),
        ];
    }

    /// <summary>All of them, with lemma and tags; verbs before nouns, in the order of the file.</summary>
    internal (string Form, string Lemma, UniversalTag Tag, string FineTag)[] All { get; }

    /// <summary>Reads them from the data folder.</summary>
    /// <exception cref="Reports.CasusException">CAS03xx: the file is missing or damaged.</exception>
    public static IrregularForms Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.Stanzas("training/irregular.txt")[0]);
    }

    /// <summary>Past and participle of a verb; empty where it is regular or not known.</summary>
    internal string[] OfVerb(string verb) => verbs.GetValueOrDefault(verb, []);
}
