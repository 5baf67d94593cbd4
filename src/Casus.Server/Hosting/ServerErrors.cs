using Casus.Reports;

namespace Casus.Server.Hosting;

/// <summary>The errors of the workbench, so that they read alike and can be searched by code.</summary>
internal static class ServerErrors
{
    public static CasusException NoAccountsBeyondLoopback(string address) => new(
        "CAS1320", address, "without accounts the workbench is open to whoever reaches it, so it listens on this machine alone. Make an account with 'casus accounts add NAME --role admin --archive …', or leave --bind out.");

    public static CasusException NoTls(string address) => new(
        "CAS1321", address, "beyond this machine passwords and reports would cross the network in the clear. Give --tls-certificate and --tls-key, or put a proxy with TLS before it and say --behind-proxy.");

    public static CasusException PortIsTaken(string address, Exception cause) =>
        new("CAS1322", address, $"nothing can listen there ({cause.Message.TrimEnd('.')}). Another program has the port, or it takes rights to use it; name another with --port.", cause);

    public static CasusException NoFrontend(string folder, string why) => new(
        "CAS1323", folder, $"the pages of the workbench cannot be built ({why}). Install Node.js 20 or newer (Debian: apt-get install nodejs npm) and run again, or say --api-only to serve the API alone.");

    public static CasusException NoHostName(string address) =>
        new("CAS1324", address, "name the host by which browsers reach it with --host-name; requests for other hosts are refused.");

    public static CasusException StateCannotBeKept(string folder, Exception cause) => new(
        "CAS1325", folder, $"accounts, saved views and imports cannot be kept there ({cause.Message.TrimEnd('.')}). Give write permission to the folder, or name another with --state.", cause);

    public static CasusException NewerState(string where, int found, int known) =>
        new("CAS1326", where, $"accounts and views have schema {found}, this program knows schemas up to {known}. Use the version of Casus that wrote them, or a newer one.");

    public static CasusException AccountIsThere(string name) =>
        new("CAS1327", name, "there is an account of that name. Name another, or change it with 'casus accounts set'.");

    public static CasusException NoAccount(string name) =>
        new("CAS1328", name, "there is no account of that name. 'casus accounts list' shows those there are.");

    public static CasusException PasswordIsWeak(string why) =>
        new("CAS1329", "password", $"the password is too weak ({why}). Use ten characters or more, best a few words that do not belong together.");

    public static CasusException LastAdmin(string name) =>
        new("CAS1330", name, "the last account that administers has to stay one. Make another first.");

    public static CasusException NoCertificate(string file, Exception cause) =>
        new("CAS1331", file, $"the certificate or its key cannot be used ({cause.Message.TrimEnd('.')}). Give both as PEM files that belong together.", cause);

    public static CasusException NoRole(string role) =>
        new("CAS1332", role, "there is no such role. Expected viewer, coder, reviewer, publisher, admin or auditor.");

    public static CasusException NoUpload(string file, string why) =>
        new("CAS1310", file, $"the file was passed over: {why}");
}

/// <summary>A request that is refused: its status, the code of the reason, and what to do.</summary>
internal sealed class RequestException(int status, string code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>One of docs/reference/errors.md.</summary>
    public string Code { get; } = code;

    /// <summary>The fields of the request at fault.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();

    /// <summary>When it may be tried again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A field of the request has a value that does not fit.</summary>
    public static RequestException Field(string name, string message) =>
        new(400, "CAS1301", $"{name}: {message}") { Errors = new Dictionary<string, string[]> { [name] = [message] } };

    /// <summary>A request that can be read and makes no sense.</summary>
    public static RequestException Senseless(string name, string message) =>
        new(422, "CAS1311", $"{name}: {message}") { Errors = new Dictionary<string, string[]> { [name] = [message] } };

    /// <summary>There is no such thing, or none that may be seen.</summary>
    public static RequestException NotFound(string what) => new(404, "CAS1307", $"There is no {what} of that id, or it is not yours to see.");

    /// <summary>It is in another state than the request supposes.</summary>
    public static RequestException Conflict(string message) => new(409, "CAS1308", message);

    /// <summary>The password is right, and not enough.</summary>
    /// <param name="codes">Whether a device shows codes.</param>
    /// <param name="passkeys">Whether there is a security key.</param>
    /// <param name="isWrong">Whether a code was given that does not fit.</param>
    public static RequestException SecondFactorWanted(bool codes, bool passkeys, bool isWrong)
    {
        var errors = new Dictionary<string, string[]> { ["code"] = [isWrong ? "Wrong, or used already." : "Wanted."] };
        if (codes)
            errors["totp"] = ["A device shows the code."];
        if (passkeys)
            errors["passkey"] = ["Taken instead of the code."];
        var message = (codes, passkeys) switch
        {
            (true, true) => "Use your security key, or give the code that your device shows, or one of your recovery codes.",
            (false, true) => "Use your security key, or give one of your recovery codes.",
            _ => "Give the code that your device shows, or one of your recovery codes.",
        };
        return new(401, "CAS1302", isWrong ? "The code is wrong, or was used already. " + message : message) { Errors = errors };
    }

    /// <summary>A security key does not count; why, is not said.</summary>
    public static RequestException WrongPasskey() => new(401, "CAS1303", "The security key is not known here, its answer came too late or does not count, or the account is locked. Try again; a key that asked for no PIN, finger or face when it was added wants name and password first.");

    /// <summary>Browsers have no security keys under the address.</summary>
    public static RequestException NoPasskeysHere(string message) => new(409, "CAS1334", message);

    /// <summary>Name or password are wrong; which, is not said.</summary>
    public static RequestException WrongLogin() => new(401, "CAS1303", "Name or password are wrong, or the account is locked.");

    /// <summary>The password is asked for again.</summary>
    public static RequestException Confirm() => new(403, "CAS1306", "Give your password again, with POST /api/v1/session/confirm, and repeat the request.");

    /// <summary>The file that tells how the sources do is no such file.</summary>
    public static RequestException StatusUnreadable() =>
        new(503, "CAS1333", "What casus watch tells of its sources cannot be read: the file is damaged, of a newer Casus, or may not be opened. Its next round writes it anew.");

    /// <summary>Too often.</summary>
    public static RequestException TooOften(TimeSpan wait) => new(429, "CAS1313", "Too many attempts, or too many requests. Try again in " + Words(wait) + ".") { RetryAfter = wait };

    private static string Words(TimeSpan wait) => wait.TotalMinutes <= 1
        ? "a minute"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalMinutes):0} minutes");
}
