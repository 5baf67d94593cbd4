using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>Puts words of the field in the place of words of a treebank, where tag and tree stay right.</summary>
/// <remarks>
/// Treebanks hold few drones and militias, and the names of few countries. What the field's words are, the network must know from
/// their neighbours all the same: so it sees some of the sentences with them. What a changed noun refers to is no longer known.
/// </remarks>
internal sealed class Substitution(SubstituteWords words)
{
    private const double NounShare = 0.3, VerbShare = 0.3, NameShare = 0.6, AdjectiveShare = 0.6;

    /// <summary>A sentence with some of its words changed.</summary>
    /// <param name="sentence">The sentence, with its tree.</param>
    /// <param name="names">The name class of each word, or null where names are not marked.</param>
    /// <param name="random">Decides which.</param>
    /// <returns>The sentence, and for each word whether it was changed.</returns>
    public (TreebankSentence Sentence, bool[] Changed) Apply(TreebankSentence sentence, int[]? names, Random random)
    {
        var forms = (string[])sentence.Forms.Clone();
        var changed = new bool[forms.Length];
        for (var i = 0; i < forms.Length; i++)
        {
            if (Instead(sentence, names, i, random) is not { } form)
                continue;
            if (i == 0 && char.IsUpper(forms[i][0]))
                form = char.ToUpperInvariant(form[0]) + form[1..];
            (forms[i], changed[i]) = (form, true);
            if (i > 0 && forms[i - 1].ToLowerInvariant() is "a" or "an")
                forms[i - 1] = forms[i - 1][..1] + (form[0] is 'a' or 'e' or 'i' or 'o' or 'A' or 'E' or 'I' or 'O' ? "n" : "");
        }

        return (sentence with { Forms = forms }, changed);
    }

    private string? Instead(TreebankSentence sentence, int[]? names, int i, Random random)
    {
        if (sentence.Tags[i] == UniversalTag.Propn && names is not null && names[i] > 0)
            return random.NextDouble() < NameShare ? Name(names[i], random) : null;
        if (names is not null && names[i] > 0)
            return null;
        switch (sentence.FineTags[i])
        {
            case "NN" or "NNS" when IsPlain(sentence, i) && IsReplaceable(sentence, i) && random.NextDouble() < NounShare:
                return Pick(sentence.FineTags[i] == "NN" ? words.Singular : words.Plural, random);
            case "JJ" when char.IsUpper(sentence.Forms[i][0]) && words.Adjectives.Contains(sentence.Forms[i]) && random.NextDouble() < AdjectiveShare:
                return Pick(words.Adjectives, random);
            case var tag when sentence.Tags[i] == UniversalTag.Verb && words.Verbs.TryGetValue(tag, out var forms)
                && IsPlain(sentence, i) && IsTransitive(sentence, i) && random.NextDouble() < VerbShare:
                return Pick(forms, random);
            default:
                return null;
        }
    }

    private string? Name(int c, Random random) => (NameClasses.KindOf(c), NameClasses.PositionOf(c)) switch
    {
        (NameKind.Place, NameClasses.Position.Single) => Pick(words.Places, random),
        (NameKind.Organisation, NameClasses.Position.Single) => Pick(words.Organisations, random),
        (NameKind.Person, NameClasses.Position.Begin) => Pick(words.GivenNames, random),
        (NameKind.Person, NameClasses.Position.Last) => Pick(words.FamilyNames, random),
        (NameKind.Person, NameClasses.Position.Single) => Pick(random.Next(2) == 0 ? words.FamilyNames : words.GivenNames, random),
        _ => null,
    };

    // In lower case, or only the first of its sentence in a capital.
    private static bool IsPlain(TreebankSentence sentence, int i) => sentence.Forms[i].AsSpan(i == 0 ? 1 : 0).IndexOfAnyExceptInRange('a', 'z') < 0;

    private static bool IsReplaceable(TreebankSentence sentence, int i) =>
        sentence.Relations[i] is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Obl or Relation.OblAgent or Relation.Nmod or Relation.NmodPoss or Relation.Conj
            or Relation.Appos or Relation.Compound
        && !sentence.Relations.Where((r, j) => sentence.Heads[j] == i && r is Relation.Acl or Relation.Ccomp or Relation.Fixed or Relation.Flat).Any();

    private static bool IsTransitive(TreebankSentence sentence, int i)
    {
        var takes = false;
        for (var j = 0; j < sentence.Heads.Length; j++)
        {
            if (sentence.Heads[j] != i)
                continue;
            if (sentence.Relations[j] is Relation.CompoundPrt or Relation.Xcomp or Relation.Ccomp or Relation.Iobj or Relation.Expl)
                return false;
            takes |= sentence.Relations[j] is Relation.Obj or Relation.NsubjPass;
        }

        return takes;
    }

    private static string Pick(IReadOnlyList<string> from, Random random) => from[random.Next(from.Count)];
}
