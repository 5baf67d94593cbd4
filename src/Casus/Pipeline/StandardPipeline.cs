using System.Collections.Immutable;
using Casus.Coding;
using Casus.Coding.Learned;
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
    /// <param name="data">Where they are.</param>
    /// <param name="actors">A file with actors of a project's own, or <see langword="null"/>.</param>
    public static ReadingPipeline Load(DataFolder data, string? actors = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        // Independent files are read side by side: start-up is what a person waits for.
        var languages = Task.Run(() => LanguageIdentifier.Load(data));
        var tokenRules = Task.Run(() => TokenRules.Load(data));
        var splitter = Task.Run(() => SentenceSplitter.Load(data, tokenRules.Result));
        var times = Task.Run(() => TimePatterns.Load(data));
        var nouns = Task.Run(() => NounClasses.Load(data));
        var measures = Task.Run(() => MeasureWords.Load(data));
        var codebook = Task.Run(() => Codebook.Load(data, nouns.Result));
        var cues = Task.Run(() => DiscourseCues.Load(data));
        var entityWords = Task.Run(() => EntityWords.Load(data));
        var domains = Task.Run(() => ReportDomains.Load(data));
        var structure = Task.Run(() => ReportStructureLexicon.Load(data));
        var words = Task.Run(() => WordReader.Load(data));
        var syntax = Task.Run(() => SyntaxAnnotator.Load(data, words.Result.Network.FineTags));
        var places = Task.Run(() => ToponymResolver.Load(data));
        var register = Task.Run(() => LoadActors(data, actors));
        var muc4 = Task.Run(() => Muc4Judge.Load(data, nouns.Result, cues.Result));
        var merger = Task.Run(() => GroupMerger.Load(data, nouns.Result, cues.Result));
        var completer = Task.Run(() => ParticipantCompleter.Load(data, nouns.Result, cues.Result));
        try
        {
            Task.WaitAll(languages, tokenRules, splitter, times, nouns, measures, codebook, cues, entityWords, domains, structure, words, syntax, places, register, completer, merger, muc4);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<Reports.CasusException>().FirstOrDefault() is { } fault)
        {
            // The fault itself, with its file and line, is what helps.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        }

        return Of(
            tokenRules.Result,
            splitter.Result,
            times.Result,
            nouns.Result,
            measures.Result,
            codebook.Result,
            cues.Result,
            entityWords.Result,
            domains.Result,
            structure.Result,
            words.Result,
            syntax.Result,
            places.Result,
            register.Result,
            completer.Result,
            merger.Result,
            muc4.Result,
            languages.Result);
    }

    private static ReadingPipeline Of(
        TokenRules tokenRules, SentenceSplitter splitter, TimePatterns times, NounClasses nouns, MeasureWords measures, Codebook codebook, DiscourseCues cues, EntityWords entityWords, ReportDomains domains,
        ReportStructureLexicon structure, WordReader words, SyntaxAnnotator syntax, ToponymResolver places, RegisterLookup actors, ParticipantCompleter completer, GroupMerger merger, Muc4Judge muc4, LanguageIdentifier languages)
    {
        var days = new TimeResolver(times);
        ImmutableArray<IStage> tellings =
        [
            // what stands where
            .. LanguagePipeline.Stages(structure, tokenRules, splitter, words, syntax),

            // what the words mean: when, where, who, who says so
            new TimeExpressionRecognizer(times),
            days,
            new PrintedDayFinder(times),
            places,
            new QuantityRecognizer(measures),
            new EntityResolver(nouns, actors, codebook.Triggers.DeedNouns(), entityWords),
            new ImpliedPlaceFinder(places),
            new SpeechRecognizer(cues, nouns),
            new SpeechTimeResolver(days, cues),

            // what is told
            new TriggerRecognizer(codebook, nouns, cues),
            new RoleAssigner(nouns, cues),
            new TollReader(nouns, cues),
            new StanceReader(cues, codebook.LightVerbs),
            new RoleStanceReader(cues),
            new EarlierDeedFinder(),
            new EventDater(cues),
            new EventLocator(nouns, cues, places),
        ];
        return ReadingPipeline.Of(
        [
            // whether it is read at all
            languages,

            .. tellings,

            // what happened
            new HeadlineReader(ReadingPipeline.Of(tellings)),
            new MentionGrouper(codebook, nouns, cues, domains),
            new EventAssembler(codebook, nouns, cues, merger),
            completer,
            new StandingJudge(cues),
            muc4,
            new LinkFinder(cues),
            new NewsDater(cues),
        ]);
    }

    private static RegisterLookup LoadActors(DataFolder data, string? additions)
    {
        var register = ActorRegister.Load(data, additions);
        var generic = data.Stanzas("lexicon/generic-groups.txt")
            .SelectMany(s => s.List("words"))
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        return new(register, ActorPhraseResolver.Load(data, register, RoleLexicon.Load(data)), generic);
    }
}
