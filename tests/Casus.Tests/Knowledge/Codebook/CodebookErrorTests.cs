using Casus.Knowledge;
using Casus.Reports;

namespace Casus.Tests.Knowledge;

/// <summary>Slips in the data files are told with code, file and line.</summary>
public sealed class CodebookErrorTests
{
    private static readonly EventTypes Types = ShippedCodebook.Codebook.Types;
    private static readonly NounClasses Nouns = ShippedCodebook.Nouns;

    [Theory]
    [InlineData("type: x\nlabel: x\nparent: nowhere\ndefinition: X.", "CAS0501", 3)]
    [InlineData("type: x\nlabel: x\nparent: x\ndefinition: X.", "CAS0507", 3)]
    [InlineData("type: x\nlabel: x\nplover: FIGHT\nviolent: yes\nged: yes\ndefinition: X.", "CAS0504", 3)]
    [InlineData("type: x\nlabel: x\nplover: AID\nmode: demo\nviolent: yes\nged: yes\ndefinition: X.", "CAS0504", 4)]
    [InlineData("type: x\nlabel: x\ncameo: 210\nviolent: yes\nged: yes\ndefinition: X.", "CAS0504", 3)]
    [InlineData("type: x\nlabel: x\nacled: Airstrike\nviolent: yes\nged: yes\ndefinition: X.", "CAS0504", 3)]
    [InlineData("type: x\nlabel: x\nmuc4: MURDER\nviolent: yes\nged: yes\ndefinition: X.", "CAS0504", 3)]
    [InlineData("type: x\nlabel: x\nviolent: often\nged: yes\ndefinition: X.", "CAS0505", 3)]
    [InlineData("type: x\nlabel: x\nged: yes\ndefinition: X.", "CAS0302", 1)]
    [InlineData("type: x\nlabel: x\nviolent: yes\nged: yes", "CAS0302", 1)]
    [InlineData("type: x\nlabel: x\nplovr: AID\nviolent: yes\nged: yes\ndefinition: X.", "CAS0509", 3)]
    [InlineData("type: x\nlabel: x\nviolent: yes\nged: yes\ndefinition: X.\n\ntype: x\nlabel: x\ndefinition: X.", "CAS0506", 7)]
    public void A_slip_in_the_types(string text, string code, int line) => Expect(code, $"types.txt:{line}", () => EventTypes.Read(Stanzas("types.txt", text)));

    [Theory]
    [InlineData("frame: f\nsubject: hero", "CAS0505", 2)]
    [InlineData("frame: f\nsubjct: actor", "CAS0505", 2)]
    [InlineData("frame: f\nsubject: actor\nsubject: target", "CAS0506", 2)]
    [InlineData("frame: f\nsubject: actor\n\nframe: f\nsubject: actor", "CAS0506", 4)]
    public void A_slip_in_the_frames(string text, string code, int line) => Expect(code, $"frames.txt:{line}", () => Frame.Read(Stanzas("frames.txt", text)));

    [Theory]
    [InlineData("type: atack\nframe: f\nverbs: hit", "CAS0501", 1)]
    [InlineData("type: attack\nframe: g\nverbs: hit", "CAS0502", 2)]
    [InlineData("type: attack\nframe: f\nverbs: hit\nobject: PEOPLE", "CAS0503", 4)]
    [InlineData("type: attack\nframe: f\nverbs: hit\nobject: market share", "CAS0508", 4)]
    [InlineData("type: attack\nframe: f\nverbs: hit; PERSON", "CAS0508", 3)]
    [InlineData("type: attack\nframe: f\nverbs: hit; be hit by gunfire", "CAS0508", 3)]
    [InlineData("type: attack\nframe: f\nverbs: be", "CAS0508", 3)]
    [InlineData("type: attack\nframe: f\nverbs: hit\nweight: light", "CAS0505", 4)]
    [InlineData("type: attack\nframe: f\nobject: PERSON", "CAS0512", 1)]
    [InlineData("type: attack\nframe: f\nverb: hit", "CAS0509", 3)]
    [InlineData("type: attack\nframe: f\nverbs: hit\n\ntype: attack\nframe: f\nverbs: strike; hit", "CAS0506", 7)]
    public void A_slip_in_the_triggers(string text, string code, int line)
    {
        var frames = Frame.Read(Stanzas("frames.txt", "frame: f\nsubject: actor"));

        Expect(code, $"triggers.txt:{line}", () => TriggerLexicon.Read(Stanzas("triggers.txt", text), Types, frames, Nouns));
    }

    [Fact]
    public void A_trigger_that_begins_with_an_auxiliary_is_told_how_to_be_written()
    {
        var frames = Frame.Read(Stanzas("frames.txt", "frame: f\nsubject: actor"));
        var error = Assert.Throws<CasusException>(() => TriggerLexicon.Read(Stanzas("triggers.txt", "type: attack\nframe: f\nverbs: be hit by gunfire"), Types, frames, Nouns));

        Assert.Contains("'be hit by gunfire' cannot be matched", error.Message, StringComparison.Ordinal);
        Assert.Contains("begin with \"there be\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from: attack\nto: drone-strike", "CAS0302", 1)]
    [InlineData("from: attack\ninstrument: DRONES\nto: drone-strike", "CAS0503", 2)]
    [InlineData("from: attack\ninstrument: DRONE\nto: drone-attack", "CAS0501", 3)]
    [InlineData("from: attak\ninstrument: DRONE\nto: drone-strike", "CAS0501", 1)]
    [InlineData("from: aid\nplanned: maybe\nto: aid-pledge", "CAS0505", 2)]
    public void A_slip_in_the_refinements(string text, string code, int line) =>
        Expect(code, $"refinements.txt:{line}", () => Refinements.Read(Stanzas("refinements.txt", text), Types, Nouns));

    [Theory]
    [InlineData("subject: hero\nevent: object\nverbs: commit", "CAS0505", 1)]
    [InlineData("subject: actor\nevent: objekt\nverbs: commit", "CAS0505", 2)]
    public void A_slip_in_the_light_verbs(string text, string code, int line) =>
        Expect(code, $"light-verbs.txt:{line}", () => LightVerbs.Read(Stanzas("light-verbs.txt", text)));

    [Theory]
    [InlineData("class: Person\nwords: man", "CAS0508", 1)]
    [InlineData("class: MAN\nparent: HUMAN\nwords: man", "CAS0503", 2)]
    [InlineData("class: MAN\nwords: man\n\nclass: MAN\nparent: MAN\nwords: boy", "CAS0506", 4)]
    [InlineData("class: MAN\nalso: HUMAN\nwords: man", "CAS0503", 2)]
    [InlineData("class: MAN\nwho: army\nwords: man", "CAS0505", 2)]
    public void A_slip_in_the_noun_classes(string text, string code, int line) =>
        Expect(code, $"nouns.txt:{line}", () => NounClasses.Read(["nouns.txt"], file => Stanzas(file, text)));

    [Fact]
    public void The_message_says_what_to_do()
    {
        var error = Assert.Throws<CasusException>(() => TriggerLexicon.Read(Stanzas("triggers.txt", "type: attack\nframe: g\nverbs: hit"), Types, Frame.Read([]), Nouns));

        Assert.Equal("triggers.txt:2: error CAS0502: there is no frame 'g'. Correct the name, or add the frame to codebook/frames.txt.", error.ToString());
    }

    private static void Expect(string code, string where, Func<object> read)
    {
        var error = Assert.Throws<CasusException>(read);

        Assert.Equal((code, where), (error.Code, error.Where));
    }

    private static IReadOnlyList<Stanza> Stanzas(string file, string text) => Stanza.ReadAll(file, new StringReader(text));
}
