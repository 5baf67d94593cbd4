using Casus.Reports;

namespace Casus.Cli.Input;

/// <summary>Turns what the user named into reports.</summary>
internal interface IInputReader
{
    /// <summary>Reads <paramref name="content"/> as far as it is asked for.</summary>
    /// <param name="name">A path as typed, or <c>-</c>; its extension helps to tell the format.</param>
    /// <param name="content">Read forwards only; the caller closes it.</param>
    IEnumerable<InputItem> Read(string name, Stream content);
}

/// <summary>A report, or the reason why there is none at that place.</summary>
internal readonly record struct InputItem(Report? Report, CasusException? Problem)
{
    /// <summary>A report that could be read.</summary>
    public static InputItem Of(Report report) => new(report, null);

    /// <summary>A place at which no report could be read.</summary>
    public static InputItem Of(CasusException problem) => new(null, problem);
}
