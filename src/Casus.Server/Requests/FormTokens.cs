using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Casus.Server.Accounts;

namespace Casus.Server.Requests;

/// <summary>Says when a form was given out, so that one which comes back within no time, or was never given out, is known for a program's.</summary>
internal sealed class FormTokens(SignIns signIns, TimeProvider time)
{
    /// <summary>Nobody writes a request in less.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <summary>A form may lie open for so long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // Without what is easily taken for another: thirty-two, of which twenty are 100 bits.
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int ReferenceLength = 20;

    /// <summary>A token of this moment.</summary>
    public string New() => Signed(time.Now().ToString(CultureInfo.InvariantCulture));

    /// <summary>How long ago a token was given out; <see langword="null"/> for one that is none, or too old.</summary>
    public TimeSpan? Age(string token)
    {
        var moment = token.Split('.')[0];
        if (!long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Signed(moment))))
            return null;
        var age = TimeSpan.FromMilliseconds(time.Now() - at);
        return age > Longest ? null : age;
    }

    /// <summary>
    /// The reference of a request, in groups of five, that nobody can guess who has not the server's secret. It follows from the form and what was written into it,
    /// so that a form sent twice, by a second press or a page loaded again, is the same request.
    /// </summary>
    public string ReferenceOf(string token, Asked asked)
    {
        var mixed = SHA256.HashData(Encoding.UTF8.GetBytes(signIns.TokenOf("request of " + token + "\n" + JsonSerializer.Serialize(asked))));
        return string.Join('-', mixed.Take(ReferenceLength).Select(b => Letters[b % Letters.Length]).Chunk(5).Select(c => new string(c)));
    }

    private string Signed(string moment) => moment + "." + signIns.TokenOf("form of " + moment);
}
