using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Casus.Evaluation.Measures;
using Casus.Knowledge;
using Casus.Records;
using Casus.Reports;

namespace Casus.Evaluation.Newsdesk;

/// <summary>Which coded events count as violent ones that a report says took place.</summary>
internal sealed partial class ViolentEvents
{
    private readonly Folding folding;
    private readonly FrozenSet<string> subEvents;

    private ViolentEvents(Folding folding, FrozenSet<string> subEvents) =>
        (this.folding, this.subEvents) = (folding, subEvents);

    /// <summary>Reads <c>evaluation/violent-sub-events.txt</c>.</summary>
    public static ViolentEvents From(DataFolder data, Folding folding) => new(folding, data.Stanzas("evaluation/violent-sub-events.txt")
        .SelectMany(s => s.List("sub-events"))
        .Select(folding.Key)
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The violent events of a record that are asserted, alleged or suspected.</summary>
    public IReadOnlyList<CodedEvent> In(CodedReport? record) => record is null ? [] :
        [.. record.Events.Where(e => IsViolent(e) && e.Modality is (Modality.Asserted or Modality.Alleged or Modality.Suspected))];

    private bool IsViolent(CodedEvent coded)
    {
        var codes = coded.Codes;
        if (codes.Muc4 is "ATTACK" or "BOMBING" or "KIDNAPPING" or "ARSON"
            || codes.Plover?.ToUpperInvariant() is "ASSAULT" or "FIGHT" or "MASS VIOLENCE"
            || subEvents.Contains(folding.Key(codes.Acled)))
        {
            return true;
        }

        var cameo = codes.Cameo ?? "";
        if (cameo.Length >= 2 && cameo[..2] is ("18" or "19" or "20"))
            return true;
        // A scheme that codes the event and finds no violence in it decides; the type's words speak only where no
        // scheme does.
        if (!string.IsNullOrEmpty(codes.Plover) || cameo.Length > 0 || !string.IsNullOrEmpty(codes.Acled))
            return false;
        var type = coded.Type.ToLowerInvariant();
        return ViolentWord().IsMatch(type) && !PeacefulWord().IsMatch(type);
    }

    // Without a limit in time, which a busy machine would reach: these take time that grows with the text alone.
    [GeneratedRegex(
        "strike|bomb|attack|assault|clash|kill|massacre|shoot|shell|missile|rocket|artillery|explos|abduct|kidnap|hostage|assassin|ambush|raid|siege|"
        + @"murder|execut|battle|fight|suicide|ied\b|mine\b|grenade|excessive-force|violen|sabot",
        RegexOptions.CultureInvariant)]
    private static partial Regex ViolentWord();

    [GeneratedRegex(
        "air-?defen|exercise|hunger|labou?r|work-stoppage|walkout|arrest|trial|sanction|threat|negotiat|statement",
        RegexOptions.CultureInvariant)]
    private static partial Regex PeacefulWord();
}
