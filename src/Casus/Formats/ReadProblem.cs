using Casus.Reports;

namespace Casus.Formats;

/// <summary>Something about the input that the user should know.</summary>
/// <param name="Code">A stable code of the form <c>CAS0203</c>, listed in docs/reference/errors.md.</param>
/// <param name="Severity">Whether a report was lost by it.</param>
/// <param name="Origin">The file and line concerned.</param>
/// <param name="Message">What was found, what was expected, what to do.</param>
public sealed record ReadProblem(string Code, ProblemSeverity Severity, ReportOrigin Origin, string Message)
{
    /// <summary>As <c>where: warning CAS0206: message</c>, the form that editors and build logs link.</summary>
    public override string ToString() => $"{Origin}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
