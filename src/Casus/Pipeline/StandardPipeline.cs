using System.Collections.Immutable;
using Casus.Coding;
using Casus.Grounding;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Language;
using Casus.Language.English.Times;
using Casus.Readings;

namespace Casus.Pipeline;

/// <summary>The stages of Casus in their order, with everything they know.</summary>
public static class StandardPipeline
{
    /// <summary>Loads dictionaries and models and builds the pipeline.</summary>
    /// <exception cref="Reports.CasusException">An asset is missing or damaged.</exception>
    public static ReadingPipeline Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var tokenRules = TokenRules.Load(data);
        var times = TimePatterns.Load(data);
        var nouns = NounClasses.Load(data);
        var codebook = Codebook.Load(data, nouns);
        var cues = DiscourseCues.Load(data);
        return ReadingPipeline.Of(
        [
            // what stands where
            new ReportStructureRecognizer(ReportStructureLexicon.Load(data)),
            new Tokenizer(tokenRules),
            new SentenceSplitter(tokenRules),
            SyntaxAnnotator.Load(data),
            NameRecognizer.Load(data),

            // what the words mean: when, where, who, who says so
            new TimeExpressionRecognizer(times),
            new TimeResolver(times),
            ToponymResolver.Load(data),
            new EntityResolver(nouns, LoadActors(data)),
            new SpeechRecognizer(cues),

            // what happened
            new TriggerRecognizer(codebook, nouns),
            new RoleAssigner(nouns),
            new TollReader(nouns, cues),
            new StanceReader(cues),
            new RoleStanceReader(cues),
            new EventDater(cues),
            new EventLocator(cues),
            new EventAssembler(codebook, nouns, cues, ReportDomains.Load(data)),
            new StandingJudge(cues),
            new LinkFinder(cues),
        ]);
    }

    private static RegisterLookup LoadActors(DataFolder data)
    {
        var register = ActorRegister.Load(data);
        var generic = data.Stanzas("lexicon/generic-groups.txt").SelectMany(s => s.List("words")).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        return new(register, ActorPhraseResolver.Load(data, register, RoleLexicon.Load(data)), generic);
    }
}
