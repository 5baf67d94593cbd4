using Casus.Knowledge;

namespace Casus.Training;

/// <summary>Words of the field that stand in for others while the network learns.</summary>
public sealed class SubstituteWords
{
    private static readonly string[] NounFiles = ["persons", "groups", "weapons", "facilities", "vehicles"];

    private SubstituteWords(DataFolder data)
    {
        var own = data.Stanzas("training/substitutes.txt")[0];
        var noSingular = own.List("no-singular").ToHashSet(StringComparer.Ordinal);
        var nouns = NounFiles.SelectMany(f => data.Stanzas($"lexicon/{f}.txt")).SelectMany(s => s.List("words")).Where(IsPlainWord).Distinct(StringComparer.Ordinal);
        // What ends in "s" may be a plural as it stands.
        Singular = [.. nouns.Where(n => n[^1] != 's' && !n.EndsWith("men", StringComparison.Ordinal) && !n.EndsWith("ed", StringComparison.Ordinal) && !noSingular.Contains(n))];
        Plural = [.. Singular.Select(n => n.EndsWith("man", StringComparison.Ordinal) && n != "human" ? n[..^2] + "en" : Inflection.OfNoun(n).First().Form)];
        var irregular = IrregularForms.Load(data);
        foreach (var verb in own.List("verbs"))
        {
            var forms = verb.Split(' ');
            AddVerb(forms[0], forms.Length > 1 ? forms[1..] : irregular.OfVerb(forms[0]));
        }

        GivenNames = [.. own.List("given")];
        FamilyNames = [.. own.List("family")];
        var places = new[] { "countries", "divisions", "supplement" }.SelectMany(f => data.Stanzas($"gazetteer/{f}.txt")).ToList();
        Places = [.. places.SelectMany(s => s.List("names").Concat(s.List("name"))).Where(IsName).Distinct(StringComparer.Ordinal)];
        var demonyms = data.Stanzas("gazetteer/countries.txt").Select(s => s.List("demonyms").FirstOrDefault()).OfType<string>();
        Adjectives = [.. demonyms.Where(IsName).Distinct(StringComparer.Ordinal)];
        Organisations = [.. data.Stanzas("actors/nonstate.txt").SelectMany(s => s.List("name").Concat(s.List("alias"))).Where(IsName).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Nouns for people, groups, weapons, facilities and vehicles.</summary>
    internal string[] Singular { get; }

    /// <summary>The same in the plural.</summary>
    internal string[] Plural { get; }

    /// <summary>Forms of transitive verbs by their Penn tag.</summary>
    internal Dictionary<string, List<string>> Verbs { get; } = new(StringComparer.Ordinal);

    /// <summary>Given names.</summary>
    internal string[] GivenNames { get; }

    /// <summary>Family names.</summary>
    internal string[] FamilyNames { get; }

    /// <summary>Names of places in one word.</summary>
    internal string[] Places { get; }

    /// <summary>Names of organisations in one word.</summary>
    internal string[] Organisations { get; }

    /// <summary>Adjectives of countries.</summary>
    internal string[] Adjectives { get; }

    /// <summary>Reads them from the data folder.</summary>
    /// <exception cref="Reports.CasusException">CAS03xx: a file is missing or damaged.</exception>
    public static SubstituteWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data);
    }

    private static bool IsPlainWord(string word) => word.Length > 2 && word.All(char.IsAsciiLetterLower);

    private static bool IsName(string word) => word.Length > 2 && char.IsUpper(word[0]) && word.All(char.IsLetter);

    // Past and participle, or one form for both; none where the verb is regular.
    private void AddVerb(string verb, string[] pasts)
    {
        var regular = Inflection.OfVerb(verb).ToLookup(f => f.FineTag, f => f.Form);
        var past = pasts.Length > 0 ? pasts[0] : regular["VBD"].First();
        // A verb that doubles its last letter in the past does so before "ing", too.
        var doubles = past.Length > verb.Length + 2 && past.StartsWith(verb + verb[^1], StringComparison.Ordinal);
        Add("VB", verb);
        Add("VBP", verb);
        Add("VBZ", regular["VBZ"].First());
        Add("VBD", past);
        Add("VBN", pasts.Length > 1 ? pasts[1] : past);
        Add("VBG", doubles ? verb + verb[^1] + "ing" : regular["VBG"].First());
    }

    private void Add(string tag, string form)
    {
        if (!Verbs.TryGetValue(tag, out var forms))
            Verbs[tag] = forms = [];
        forms.Add(form);
    }
}
