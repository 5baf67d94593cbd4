using System.Collections.Immutable;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>Runs a coder over gold sets and puts the figures into one table.</summary>
/// <param name="data">Where anchors, goals and the comparing lists are read from.</param>
public sealed class Evaluator(DataFolder data)
{
    private readonly Anchors anchors = Anchors.From(data);

    /// <summary>Evaluates on every set in a folder.</summary>
    /// <param name="folder">The folder with one subfolder per kind of set.</param>
    /// <param name="code">Codes the reports of one set; called once per set, with all its reports. Running in parallel
    /// is its own affair.</param>
    /// <param name="options">What else to run, and on which sets.</param>
    /// <exception cref="CasusException">CAS0901: a file cannot be read; CAS0902: a line is damaged; CAS0903: there is no set in the folder; CAS0907: none of
    /// those that are there can be run.</exception>
    public EvaluationTable Run(string folder, Func<IReadOnlyList<Report>, IReadOnlyList<CodedReport>> code, EvaluationOptions? options = null) =>
        Run(GoldSets.In(folder, data, options?.Only), code, options ?? new());

    /// <summary>Evaluates on the sets given.</summary>
    /// <exception cref="CasusException">CAS0907: none of them can be run with what the options give.</exception>
    public EvaluationTable Run(
        IEnumerable<IGoldSet> sets, Func<IReadOnlyList<Report>, IReadOnlyList<CodedReport>> code, EvaluationOptions options)
    {
        var rows = ImmutableArray.CreateBuilder<EvaluationRow>();
        var speeds = ImmutableArray.CreateBuilder<SetSpeed>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOutSet>();
        foreach (var set in sets.Where(s => IsWanted(s, options)))
        {
            if (MissingFor(set, options) is { } missing)
            {
                leftOut.Add(new(set.Name, missing));
                continue;
            }

            var started = options.Clock?.GetTimestamp();
            var answers = Answer(set, code, options);
            var seconds = started is { } from ? options.Clock!.GetElapsedTime(from).TotalSeconds : (double?)null;
            speeds.Add(Speed(set, seconds));
            rows.AddRange(set.Score(answers).Select(f => Row(set.Name, f)));
        }

        if (speeds.Count == 0 && leftOut.Count > 0)
            throw new CasusException("CAS0907", leftOut[0].Set, $"the set cannot be run without {leftOut[0].Missing}, which this command does not have. Name other sets.");
        return new(rows.ToImmutable(), speeds.ToImmutable()) { LeftOut = leftOut.ToImmutable() };
    }

    private static bool IsWanted(IGoldSet set, EvaluationOptions options) =>
        options.Only.Count == 0 || options.Only.Any(o => set.Name.StartsWith(o, StringComparison.Ordinal));

    private static string? MissingFor(IGoldSet set, EvaluationOptions options) => set.Question switch
    {
        GoldQuestion.Trees when options.Parse is null => "a parser that writes CoNLL-U",
        GoldQuestion.Incidents when options.Fuse is null => "a step that fuses reports into incidents",
        _ => null,
    };

    private static Answers Answer(IGoldSet set, Func<IReadOnlyList<Report>, IReadOnlyList<CodedReport>> code, EvaluationOptions options)
    {
        if (set.Question == GoldQuestion.Trees)
            return new() { Trees = options.Parse!(set.Inputs) };
        var records = code(set.Inputs);
        return new() { Records = records, Incidents = set.IsFused ? options.Fuse?.Invoke(records) : null };
    }

    private EvaluationRow Row(string set, Figure figure)
    {
        var (goal, anchor) = anchors.For(set, figure);
        return new(set, figure, goal, anchor);
    }

    private static SetSpeed Speed(IGoldSet set, double? seconds) => new(
        set.Name,
        set.Inputs.Length,
        set.Inputs.Sum(r => Words(r.Text)),
        set.Inputs.Sum(r => (long)OffsetMap.For(r.Text).Length(r.Text)),
        seconds);

    private static long Words(string text)
    {
        long words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }

        return words;
    }
}
