using Casus.Reports;

namespace Casus.Cli;

/// <summary>The coder of the program as it is shipped.</summary>
internal static class StandardServices
{
    /// <summary>Makes it available; loads nothing yet.</summary>
    public static Services Create() => new()
    {
        LoadCoder = () => throw new CasusException("CAS0303", "data", "the coder is not part of this build."),
    };
}
