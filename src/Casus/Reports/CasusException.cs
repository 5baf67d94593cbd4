namespace Casus.Reports;

/// <summary>Damaged input or a damaged asset: what is wrong, where, and what to do.</summary>
/// <remarks>Broken contracts between parts of the program throw the base library's exceptions instead.</remarks>
public sealed class CasusException : Exception
{
    /// <summary>Makes the error <paramref name="code"/>.</summary>
    /// <param name="code">A stable code of the form <c>CAS0203</c>, listed in docs/reference/errors.md.</param>
    /// <param name="where">File, line or report; shown before the message.</param>
    /// <param name="message">What was found, what was expected, what to do.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public CasusException(string code, string where, string message, Exception? innerException = null)
        : base(message, innerException) => (Code, Where) = (code, where);

    /// <summary>The stable code, <c>CAS0203</c>.</summary>
    public string Code { get; }

    /// <summary>The file, line or report concerned.</summary>
    public string Where { get; }

    /// <summary>As <c>where: error CAS0203: message</c>, the form that editors and build logs link.</summary>
    public override string ToString() => $"{Where}: error {Code}: {Message}";
}
