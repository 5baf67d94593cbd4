using Casus.Reports;

namespace Casus.Archive;

/// <summary>Values of enumerations as records write them.</summary>
internal static class Codes
{
    public static string Of(ParticipantRole role) => role.ToString().ToLowerInvariant();

    public static string Of(Certainty certainty) => certainty.ToString().ToLowerInvariant();
}
