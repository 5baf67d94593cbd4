using System.CommandLine;
using System.CommandLine.Invocation;

namespace Casus.Cli;

/// <summary><c>casus --version</c>: the name and version that also stand in every record.</summary>
internal sealed class VersionLine(Session session) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        session.Write(CasusCommandLine.NameAndVersion + "\n");
        return ExitCodes.Done;
    }
}
