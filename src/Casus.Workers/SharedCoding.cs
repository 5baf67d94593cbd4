using System.Security.Cryptography;
using Casus.Records;
using Casus.Reports;

namespace Casus.Workers;

/// <summary>Codes what messages hold, once for all that hold the same: a broker hands out anew what takes long, while it is under way. Thread-safe.</summary>
/// <remarks>
/// Whoever is to take a report in holds it from before the archive is asked whether it has it until it is kept there: one who comes earlier shares what was
/// coded, and one who comes later finds it in the archive.
/// </remarks>
internal sealed class SharedCoding(Func<Report, (CodedReport? Record, CasusException? Error)> code)
{
    private readonly Dictionary<string, (Lazy<(CodedReport? Record, CasusException? Error)> Once, int Holders)> held = new(StringComparer.Ordinal);

    /// <summary>Holds what a message is about.</summary>
    /// <returns>By what to let go of it, and its record or what went wrong, which is made when it is asked for.</returns>
    public (string Key, Lazy<(CodedReport? Record, CasusException? Error)> Once) Hold(Delivery message, Report report)
    {
        var key = Convert.ToHexString(SHA256.HashData(message.Body));
        lock (held)
        {
            var (once, holders) = held.GetValueOrDefault(key);
            once ??= new(() => code(report));
            held[key] = (once, holders + 1);
            return (key, once);
        }
    }

    /// <summary>Lets go of it; the last to do so forgets it.</summary>
    public void Release(string key)
    {
        lock (held)
        {
            var (once, holders) = held[key];
            if (holders > 1)
                held[key] = (once, holders - 1);
            else
                held.Remove(key);
        }
    }
}
