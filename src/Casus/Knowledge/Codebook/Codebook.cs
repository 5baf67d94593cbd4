using System.Collections.Frozen;

namespace Casus.Knowledge;

/// <summary>
/// What counts as an event and which words tell of it: the files of <c>data/codebook</c>, checked and frozen.
/// </summary>
/// <remarks>Immutable and safe to share between threads. See docs/methodology/codebook.md.</remarks>
public sealed class Codebook
{
    private Codebook(EventTypes types, FrozenDictionary<string, Frame> frames, TriggerLexicon triggers, PhraseForms forms, LightVerbs lightVerbs, Refinements refinements) =>
        (Types, Frames, Triggers, PhraseForms, LightVerbs, Refinements) = (types, frames, triggers, forms, lightVerbs, refinements);

    /// <summary>The event types.</summary>
    public EventTypes Types { get; }

    /// <summary>The frames, by name.</summary>
    public FrozenDictionary<string, Frame> Frames { get; }

    /// <summary>The words that evoke events.</summary>
    public TriggerLexicon Triggers { get; }

    /// <summary>Forms of verb phrases that can be nothing else.</summary>
    public PhraseForms PhraseForms { get; }

    /// <summary>Verbs that lend their subject to a noun's event.</summary>
    public LightVerbs LightVerbs { get; }

    /// <summary>Rules from general to specific types.</summary>
    public Refinements Refinements { get; }

    /// <summary>Reads the files of <c>codebook/</c>.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="nouns">The classes that conditions name.</param>
    /// <exception cref="Reports.CasusException">CAS0301 to CAS0304: a file is missing or damaged; CAS05xx: its content
    /// is at fault.</exception>
    public static Codebook Load(DataFolder data, NounClasses nouns)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(nouns);
        var types = EventTypes.Load(data);
        var frames = Frame.Load(data);
        var triggers = TriggerLexicon.Read(data.Stanzas("codebook/triggers.txt"), types, frames, nouns);
        return new(
            types,
            frames,
            triggers,
            PhraseForms.Read(data.Stanzas("codebook/phrase-forms.txt"), triggers),
            LightVerbs.Read(data.Stanzas("codebook/light-verbs.txt")),
            Refinements.Read(data.Stanzas("codebook/refinements.txt"), types, nouns));
    }
}
