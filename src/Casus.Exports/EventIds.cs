using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Casus.Exports;

/// <summary>Numbers of exported events, made of the incident's id alone: the same in every export, and telling nothing.</summary>
internal static class EventIds
{
    private const ulong Range = 10_000_000_000;

    /// <summary>Ten digits for one part of an incident: a day, a pair of actors.</summary>
    public static string Of(string incident, int part = 0) =>
        (Hash(part == 0 ? incident : string.Create(CultureInfo.InvariantCulture, $"{incident}#{part}")) % Range).ToString("d10", CultureInfo.InvariantCulture);

    /// <summary>A number for any text.</summary>
    public static ulong Hash(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
