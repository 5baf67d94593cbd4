namespace Casus.Server.Hosting;

/// <summary>How the workbench is served.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>The archive: a path, or <c>postgres://…</c>. Made where there is none.</summary>
    public required string Archive { get; init; }

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; } = 8420;

    /// <summary>The address to listen on.</summary>
    public string Bind { get; init; } = "127.0.0.1";

    /// <summary>The folder of accounts, views, imports and exports; <see langword="null"/> for one beside the archive.</summary>
    public string? State { get; init; }

    /// <summary>The file in which <c>casus watch</c> remembers what it saw; <see langword="null"/> for the one beside the archive.</summary>
    public string? WatchState { get; init; }

    /// <summary>The hosts by which browsers may reach it, beside this machine's own names.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>A certificate and its key, PEM.</summary>
    public (string Certificate, string Key)? Tls { get; init; }

    /// <summary>Whether a proxy on this machine or in a private network hands requests on, and is believed about whom they are from.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The folder of the pages' files; <see langword="null"/> to serve the API alone.</summary>
    public string? Pages { get; init; }

    /// <summary>Whether anybody may ask for a correction by a form, without an account; where not, who administers can allow it in the pages.</summary>
    public bool CorrectionForm { get; init; }

    /// <summary>Who keeps the record, as the form for corrections names them; <see langword="null"/> for the name that was set in the pages, if any.</summary>
    public string? Operator { get; init; }

    /// <summary>Requests that one person or address may send in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 1200;

    /// <summary>The largest upload, in bytes.</summary>
    public long UploadBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>How long to wait for another program that writes to the archive.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long every page of the archive is read for a page, and then every row.</summary>
    internal TimeSpan ReadThroughTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a password is hashed. As OWASP advises for PBKDF2 with SHA-512 and more.</summary>
    internal int PasswordIterations { get; init; } = 600_000;

    /// <summary>The longest text that is coded while somebody waits, in characters.</summary>
    public int PasteCharacters { get; init; } = 1_000_000;
}
