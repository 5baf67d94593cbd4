using Casus.Reports;

namespace Casus.Evaluation.Measures;

/// <summary>A text addressed by code points, as records and gold sets count.</summary>
/// <param name="text">The text.</param>
internal sealed class CodePoints(string text)
{
    private readonly OffsetMap map = OffsetMap.For(text);

    /// <summary>The text.</summary>
    public string Text => text;

    /// <summary>How many code points it has.</summary>
    public int Length { get; } = OffsetMap.For(text).Length(text);

    /// <summary>The slice <c>[start, end)</c>, cut to what there is.</summary>
    public string Slice(int start, int end)
    {
        var from = Math.Clamp(start, 0, Length);
        var to = Math.Clamp(end, from, Length);
        return text[map.ToCodeUnits(from)..map.ToCodeUnits(to)];
    }
}
