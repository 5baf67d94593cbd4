using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Language;
using Casus.Pipeline;
using Casus.Readings;
using Casus.Records;
using Casus.Reports;

namespace Casus.Tests.Pipeline;

/// <summary>The pipeline as it is shipped, loaded once for all tests.</summary>
internal static class Standard
{
    public const string Coder = "casus 0.1.0";

    private static readonly Lazy<ReadingPipeline> Loaded = new(() => StandardPipeline.Load(DataFolder.Find()));
    private static readonly Lazy<ReadingPipeline> LoadedLanguage = new(() => ReadingPipeline.Of([.. Pipeline.Stages.TakeWhile(s => s.Info.Provides != Casus.Language.TimeExpression.Layer)]));

    public static ReadingPipeline Pipeline => Loaded.Value;

    /// <summary>The stages up to syntax and names.</summary>
    public static ReadingPipeline Language => LoadedLanguage.Value;

    public static Report Report(string text, string? published = null, string? title = null) =>
        new() { Id = "r", Text = text, Title = title, PublishedOn = PublicationTime.TryParse(published, out var on) ? on : null };

    public static CodedReport Code(Report report) => RecordBuilder.Build(Pipeline.Read(report), Coder);

    /// <summary>Tokens, sentences and trees of a text.</summary>
    public static Reading Parse(string text) => Language.Read(Report(text));
}
