namespace Casus.Training.Fusion;

/// <summary>Puts incidents into parts, always the same.</summary>
internal static class FusionHash
{
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash ^ (hash >> 15);
    }
}
