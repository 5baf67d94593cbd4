namespace Casus.Archive;

/// <summary>Which program writes.</summary>
internal static class ArchiveVersion
{
    /// <summary>Program and version, <c>casus 0.1.0</c>.</summary>
    public static string Program { get; } = "casus " + typeof(ArchiveVersion).Assembly.GetName().Version!.ToString(3);
}
