using System.Globalization;
using Casus.Knowledge;
using Casus.Language;
using Casus.Reports;

namespace Casus.Tests.Language;

/// <summary>A clause whose verb was taken for a participle gets its verb back, a verb its subject; a noun phrase is left alone.</summary>
public sealed class MainVerbsTests
{
    private static readonly TreeWords Words = TreeWords.Load(DataFolder.Find());

    private const string TearGas = "tear/Noun/NN/3/Compound gas/Noun/NN";

    [Theory]
    [InlineData("Police/Noun/NNS/1/Nsubj fired/Verb/VBN/3/Amod " + TearGas + "/-1/Root ./Punct/./3/Punct", "Police/Noun/NNS/1/Nsubj fired/Verb/VBD/-1/Root " + TearGas + "/1/Obj ./Punct/./1/Punct")]
    [InlineData("Police/Noun/NNS/1/Compound fired/Verb/VBN/3/Amod " + TearGas + "/-1/Root ./Punct/./3/Punct", "Police/Noun/NNS/1/Nsubj fired/Verb/VBD/-1/Root " + TearGas + "/1/Obj ./Punct/./1/Punct")]
    [InlineData("Israel/Propn/NNP/3/Compound conducted/Verb/VBN/3/Amod air/Noun/NN/3/Compound strikes/Noun/NNS/-1/Root ./Punct/./3/Punct", "Israel/Propn/NNP/1/Nsubj conducted/Verb/VBD/-1/Root air/Noun/NN/3/Compound strikes/Noun/NNS/1/Obj ./Punct/./1/Punct")]
    [InlineData("The/Det/DT/3/Det badly/Adv/RB/2/Advmod wounded/Verb/VBN/3/Amod man/Noun/NN/-1/Root ./Punct/./3/Punct", null)]
    [InlineData("Police/Noun/NNS/1/Nsubj fired/Verb/VBN/3/Amod " + TearGas + "/-1/Root", null)]
    public void A_verb_taken_for_a_participle_governs_again_where_a_full_stop_ends_the_sentence(string before, string? after) => Check(before, after);

    [Theory]
    [InlineData("The/Det/DT/1/Det striker/Noun/NN/2/Compound shot/Verb/VBD/-1/Root wide/Adv/RB/2/Advmod ./Punct/./2/Punct", "The/Det/DT/1/Det striker/Noun/NN/2/Nsubj shot/Verb/VBD/-1/Root wide/Adv/RB/2/Advmod ./Punct/./2/Punct")]
    // It has one already, whatever its kind; a participle needs none.
    [InlineData("He/Pron/PRP/2/Nsubj striker/Noun/NN/2/Compound shot/Verb/VBD/-1/Root", null)]
    [InlineData("Truth/Noun/NN/2/NsubjOuter striker/Noun/NN/2/Compound shot/Verb/VBD/-1/Root", null)]
    [InlineData("Shooting/Verb/VBG/2/Csubj striker/Noun/NN/2/Compound shot/Verb/VBD/-1/Root", null)]
    [InlineData("striker/Noun/NN/1/Compound shot/Verb/VBN/-1/Root", null)]
    public void A_noun_right_before_a_finite_verb_without_a_subject_is_its_subject(string before, string? after) => Check(before, after);

    [Theory]
    [InlineData("40/Num/CD/2/NsubjPass were/Aux/VBD/2/AuxPass hurt/Adj/VBN/-1/Root ./Punct/./2/Punct", "40/Num/CD/2/NsubjPass were/Aux/VBD/2/AuxPass hurt/Verb/VBN/-1/Root ./Punct/./2/Punct")]
    [InlineData("40/Num/CD/2/Nsubj were/Aux/VBD/2/Cop hurt/Adj/VBN/-1/Root ./Punct/./2/Punct", null)]
    [InlineData("40/Num/CD/2/NsubjPass were/Aux/VBD/2/AuxPass angry/Adj/JJ/-1/Root ./Punct/./2/Punct", null)]
    public void A_participle_with_an_auxiliary_of_the_passive_is_a_verb(string before, string? after) => Check(before, after);

    private const string Blast = "Bombs/Noun/NNS/1/Nsubj killed/Verb/VBD/5/Ccomp six/Num/CD/1/Obj ,/Punct/,/1/Punct police/Noun/NN/5/Nsubj said/Verb/VBD/-1/Root ,/Punct/,/7/Punct ";

    [Theory]
    [InlineData(Blast + "destroying/Verb/VBG/5/Advcl shops/Noun/NNS/7/Obj", Blast + "destroying/Verb/VBG/1/Advcl shops/Noun/NNS/7/Obj")]
    // What the speaker does himself stays his.
    [InlineData(Blast + "blaming/Verb/VBG/5/Advcl rebels/Noun/NNS/7/Obj", null)]
    public void Behind_an_aside_the_statement_goes_on(string before, string? after) => Check(before, after);

    [Theory]
    [InlineData("Six/Num/CD/3/Nsubj were/Aux/VBD/3/Cop on/Adp/IN/3/Case Monday/Propn/NNP/-1/Root killed/Verb/VBN/3/Acl", "Six/Num/CD/4/NsubjPass were/Aux/VBD/4/AuxPass on/Adp/IN/3/Case Monday/Propn/NNP/4/Obl killed/Verb/VBN/-1/Root")]
    [InlineData("Six/Num/CD/-1/Root were/Aux/VBD/0/Cop ,/Punct/,/4/Punct on/Adp/IN/4/Case Sunday/Propn/NNP/1/Obl ,/Punct/,/6/Punct killed/Verb/VBN/4/Acl", "Six/Num/CD/6/NsubjPass were/Aux/VBD/6/AuxPass ,/Punct/,/4/Punct on/Adp/IN/4/Case Sunday/Propn/NNP/6/Obl ,/Punct/,/6/Punct killed/Verb/VBN/-1/Root")]
    // A thing that happened on a day is no passive.
    [InlineData("The/Det/DT/1/Det holiday/Noun/NN/-1/Root marked/Verb/VBN/1/Acl", null)]
    public void A_day_between_an_auxiliary_and_its_participle_parts_nothing(string before, string? after) => Check(before, after);

    [Theory]
    [InlineData("warned/Verb/VBD/-1/Root Monday/Propn/NNP/0/OblUnmarked of/Adp/IN/3/Case attacks/Noun/NNS/1/Nmod", "warned/Verb/VBD/-1/Root Monday/Propn/NNP/0/OblUnmarked of/Adp/IN/3/Case attacks/Noun/NNS/0/Obl")]
    [InlineData("arrested/Verb/VBD/-1/Root Monday/Propn/NNP/0/OblUnmarked of/Adp/IN/3/Case week/Noun/NN/1/Nmod", null)]
    public void What_is_warned_of_hangs_on_the_warning(string before, string? after) => Check(before, after);

    private const string Twenty = "20/Num/CD/2/NsubjPass were/Aux/VBD/2/AuxPass killed/Verb/VBN/-1/Root ";

    [Theory]
    [InlineData(Twenty + "and/Cconj/CC/4/Cc dozens/Noun/NNS/2/Conj wounded/Verb/VBN/4/Acl", Twenty + "and/Cconj/CC/5/Cc dozens/Noun/NNS/5/NsubjPass wounded/Verb/VBN/2/Conj")]
    // Those who were hurt then are described by it.
    [InlineData("Police/Noun/NN/1/Nsubj met/Verb/VBD/-1/Root farmers/Noun/NNS/1/Obj and/Cconj/CC/4/Cc men/Noun/NNS/2/Conj wounded/Verb/VBN/4/Acl", null)]
    [InlineData("killed/Verb/VBD/-1/Root 20/Num/CD/4/Nummod and/Cconj/CC/3/Cc wounded/Adj/JJ/1/Conj scores/Noun/NNS/0/Obj", "killed/Verb/VBD/-1/Root 20/Num/CD/0/Obj and/Cconj/CC/3/Cc wounded/Verb/VBD/0/Conj scores/Noun/NNS/3/Obj")]
    [InlineData("left/Verb/VBD/-1/Root one/Num/CD/2/Nummod dead/Adj/JJ/0/Obj and/Cconj/CC/6/Cc 11/Num/CD/5/Nummod others/Noun/NNS/6/Nsubj shot/Verb/VBD/0/Conj", "left/Verb/VBD/-1/Root one/Num/CD/2/Nummod dead/Adj/JJ/0/Obj and/Cconj/CC/6/Cc 11/Num/CD/5/Nummod others/Noun/NNS/6/NsubjPass shot/Verb/VBN/0/Conj")]
    [InlineData("said/Verb/VBD/-1/Root the/Det/DT/3/Det man/Noun/NN/3/Compound shot/Noun/NN/0/Ccomp and/Cconj/CC/5/Cc killed/Verb/VBD/0/Conj her/Pron/PRP/5/Obj", "said/Verb/VBD/-1/Root the/Det/DT/2/Det man/Noun/NN/3/Nsubj shot/Verb/VBD/0/Ccomp and/Cconj/CC/5/Cc killed/Verb/VBD/3/Conj her/Pron/PRP/5/Obj")]
    public void What_befell_some_is_joined_to_what_befell_the_others(string before, string? after) => Check(before, after);

    [Theory]
    [InlineData("killed/Verb/VBD/-1/Root himself/Pron/PRP/0/Obj and/Cconj/CC/4/Cc four/Num/CD/4/Nummod men/Noun/NNS/0/Conj", "killed/Verb/VBD/-1/Root himself/Pron/PRP/0/Obj and/Cconj/CC/4/Cc four/Num/CD/4/Nummod men/Noun/NNS/1/Conj")]
    public void A_noun_behind_and_is_joined_to_the_object_before_it(string before, string? after) => Check(before, after);

    private const string Alexandria = "killed/Verb/VBD/-1/Root 35/Num/CD/0/Obj in/Adp/IN/3/Case Alexandria/Propn/NNP/0/Obl and/Cconj/CC/5/Cc ";

    [Theory]
    [InlineData(Alexandria + "71/Num/CD/3/Conj in/Adp/IN/7/Case Tanta/Propn/NNP/0/Obl", Alexandria + "71/Num/CD/0/Conj in/Adp/IN/7/Case Tanta/Propn/NNP/5/Obl")]
    // Two parts of one town are no two deeds: the counts are joined.
    [InlineData("killing/Verb/VBG/-1/Root three/Num/CD/0/Obj in/Adp/IN/3/Case town/Noun/NN/0/Obl and/Cconj/CC/5/Cc two/Num/CD/3/Conj in/Adp/IN/7/Case suburbs/Noun/NNS/5/Nmod", "killing/Verb/VBG/-1/Root three/Num/CD/0/Obj in/Adp/IN/3/Case town/Noun/NN/0/Obl and/Cconj/CC/5/Cc two/Num/CD/1/Conj in/Adp/IN/7/Case suburbs/Noun/NNS/5/Nmod")]
    [InlineData(Alexandria + "Cairo/Propn/NNP/3/Conj in/Adp/IN/7/Case May/Propn/NNP/0/Obl", null)]
    public void A_count_with_a_place_of_its_own_stands_for_the_verb_that_is_left_out(string before, string? after) => Check(before, after);

    [Theory]
    [InlineData("The/Det/DT/3/Det next/Adj/JJ/2/Amod morning/Noun/NN/3/Compound soldiers/Noun/NNS/4/Nsubj fired/Verb/VBD/-1/Root", "The/Det/DT/2/Det next/Adj/JJ/2/Amod morning/Noun/NN/4/OblUnmarked soldiers/Noun/NNS/4/Nsubj fired/Verb/VBD/-1/Root")]
    [InlineData("The/Det/DT/2/Det morning/Noun/NN/2/Compound shift/Noun/NN/3/Nsubj left/Verb/VBD/-1/Root", null)]
    public void The_next_morning_is_no_kind_of_soldiers(string before, string? after) => Check(before, after);

    private const string Arrested = "arrested/Verb/VBD/-1/Root him/Pron/PRP/0/Obj on/Adp/IN/3/Case Friday/Propn/NNP/0/Obl over/Adp/IN/6/Case the/Det/DT/6/Det raid/Noun/NN/0/Obl on/Adp/IN/8/Case ";

    [Theory]
    [InlineData(Arrested + "Monday/Propn/NNP/0/Obl", Arrested + "Monday/Propn/NNP/6/Nmod")]
    [InlineData(Arrested + "Friday/Propn/NNP/0/Obl", null)]
    public void Of_two_days_of_one_verb_the_second_is_that_of_the_noun_between(string before, string? after) => Check(before, after);

    private const string Told = "told/Verb/VBD/-1/Root him/Pron/PRP/0/Iobj during/Adp/IN/4/Case a/Det/DT/4/Det visit/Noun/NN/0/Obl that/Sconj/IN/8/Mark ";

    [Theory]
    [InlineData(Told + "six/Num/CD/8/Nsubj were/Aux/VBD/8/Cop missing/Adj/JJ/4/AclRelcl", Told + "six/Num/CD/8/Nsubj were/Aux/VBD/8/Cop missing/Adj/JJ/0/Ccomp")]
    [InlineData("told/Verb/VBD/-1/Root him/Pron/PRP/0/Iobj during/Adp/IN/4/Case a/Det/DT/4/Det visit/Noun/NN/0/Obl that/Pron/WDT/6/Nsubj ended/Verb/VBD/4/AclRelcl", null)]
    public void A_whole_clause_behind_that_is_what_was_said(string before, string? after) => Check(before, after);

    // Each word with its part of speech, its Penn tag, its head counted from 0 (−1 for the root) and its relation; null where nothing changes.
    private static void Check(string before, string? after)
    {
        var parts = before.Split(' ').Select(w => w.Split('/')).ToList();
        var text = string.Join(' ', parts.Select(p => p[0]));
        int[] starts = [.. parts.Select((_, i) => parts.Take(i).Sum(p => p[0].Length + 1))];
        var tokens = new Tokens(text, starts, [.. starts.Zip(parts, (s, p) => s + p[0].Length)]);
        UniversalTag[] tags = [.. parts.Select(p => Enum.Parse<UniversalTag>(p[1]))];
        string[] fineTags = [.. parts.Select(p => p[2])];
        int[] heads = [.. parts.Select(p => int.Parse(p[3], CultureInfo.InvariantCulture))];
        Relation[] relations = [.. parts.Select(p => Enum.Parse<Relation>(p[4]))];
        MainVerbs.Restore(Words, tokens, new(tokens, [new(0, tokens.Count)], [BlockKind.Paragraph]), tags, fineTags, heads, relations);
        Assert.Equal(after ?? before, string.Join(' ', parts.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{p[0]}/{tags[i]}/{fineTags[i]}/{heads[i]}/{relations[i]}"))));
    }
}
