namespace Casus.Evaluation.Muc4;

/// <summary>The templates of one report on either side.</summary>
/// <param name="Gold">Those of the key.</param>
/// <param name="Predicted">Those of the record.</param>
internal sealed record Muc4Report(IReadOnlyList<IncidentTemplate> Gold, IReadOnlyList<IncidentTemplate> Predicted);
