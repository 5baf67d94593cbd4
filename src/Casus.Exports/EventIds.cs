using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Casus.Exports;

/// <summary>Numbers of exported events, made of the incident's id alone: the same in every export, and telling nothing.</summary>
internal static class EventIds
{
    /// <summary>How many digits a number has: so many that no two of a million incidents share one, and that a double still holds it.</summary>
    public const int Digits = 15;

    private const ulong First = 100_000_000_000_000;
    private const ulong Range = 900_000_000_000_000;

    /// <summary>Fifteen digits for one part of an incident: a day, a pair of actors.</summary>
    public static string Of(string incident, int part = 0) =>
        (First + (Hash(part == 0 ? incident : string.Create(CultureInfo.InvariantCulture, $"{incident}#{part}")) % Range)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A number for any text.</summary>
    public static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
