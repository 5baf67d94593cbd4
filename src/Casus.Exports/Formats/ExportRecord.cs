namespace Casus.Exports.Formats;

/// <summary>One record of the main file.</summary>
/// <param name="Number">The number of the event, fifteen digits.</param>
/// <param name="Text">The record, with its end.</param>
/// <param name="Actor">Who is said to have done it here, for the sidecar, as records need not tell.</param>
/// <param name="Target">Whom it was aimed at.</param>
internal sealed record ExportRecord(string Number, string Text, string Actor = "", string Target = "");
