using System.Globalization;
using System.Security.Cryptography;
using Casus.Reports;

namespace Casus.Server.Accounts;

/// <summary>Moments of the workbench's database, and names that nobody can guess.</summary>
internal static class Moment
{
    /// <summary>Now.</summary>
    public static long Now(this TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>As the API writes it.</summary>
    public static string Text(long moment) => DateTimeOffset.FromUnixTimeMilliseconds(moment).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>As the API writes it, <see langword="null"/> where there is none.</summary>
    public static string? Text(long? moment) => moment is { } m ? Text(m) : null;

    /// <summary>A name of 128 bits or more that fits into addresses.</summary>
    public static string Secret(int bytes = 32) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A short name for a job.</summary>
    public static string ShortName(char kind) => kind + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9));

    /// <summary>What of a secret is kept.</summary>
    public static string Hash(string secret) => Sha256Hex.Of(secret);
}
