using Microsoft.AspNetCore.Identity;

namespace Casus.Server.Accounts;

/// <summary>An account.</summary>
internal sealed class Person : IdentityUser
{
    /// <summary>Milliseconds since 1970, as all moments of this database.</summary>
    public long CreatedAt { get; set; }

    public long? LastSeenAt { get; set; }

    /// <summary><c>collapsed</c> or <c>shown</c>.</summary>
    public string Graphic { get; set; } = "collapsed";

    /// <summary><c>system</c>, <c>light</c> or <c>dark</c>.</summary>
    public string Theme { get; set; } = "system";
}

/// <summary>Somebody who signed in with a browser. The browser has the token, this table its hash.</summary>
internal sealed class SignIn
{
    public required string Id { get; set; }

    public required string Hash { get; set; }

    public required string PersonId { get; set; }

    public long CreatedAt { get; set; }

    public long LastSeenAt { get; set; }

    /// <summary>When the password was last given.</summary>
    public long ConfirmedAt { get; set; }

    public string Address { get; set; } = "";

    public string Agent { get; set; } = "";
}

/// <summary>A key of a program.</summary>
internal sealed class ApiKey
{
    public required string Id { get; set; }

    public required string Hash { get; set; }

    public required string Name { get; set; }

    public required string PersonId { get; set; }

    /// <summary>Permissions, with commas.</summary>
    public required string Scopes { get; set; }

    public long CreatedAt { get; set; }

    public long? LastUsedAt { get; set; }

    public long ExpiresAt { get; set; }
}

/// <summary>A filter under a name.</summary>
internal sealed class SavedView
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Query { get; set; }

    public bool Shared { get; set; }

    public required string PersonId { get; set; }

    public required string By { get; set; }

    public long CreatedAt { get; set; }
}

/// <summary>Files on their way into the archive.</summary>
internal sealed class Import
{
    public required string Id { get; set; }

    public required string PersonId { get; set; }

    public required string By { get; set; }

    public long CreatedAt { get; set; }

    /// <summary>When all was done, with the filing of what a cancelled or failed one took in.</summary>
    public long? EndedAt { get; set; }

    /// <summary><c>waiting</c>, <c>running</c>, <c>cancelled</c>, <c>failed</c> or <c>done</c>.</summary>
    public required string State { get; set; }

    /// <summary><c>unpacking</c>, <c>coding</c> or <c>filing</c>.</summary>
    public string Stage { get; set; } = "unpacking";

    /// <summary>The files as JSON: name and size of each.</summary>
    public required string Files { get; set; }

    public string? PublishedOn { get; set; }

    public long Bytes { get; set; }

    public long BytesRead { get; set; }

    public long Added { get; set; }

    public long Recoded { get; set; }

    public long Known { get; set; }

    public long Lost { get; set; }

    public long Errors { get; set; }

    public long Warnings { get; set; }

    public long? Opened { get; set; }

    public long? Closed { get; set; }

    public string? ProblemCode { get; set; }

    public string? ProblemDetail { get; set; }
}

/// <summary>What was wrong with a file of an import.</summary>
internal sealed class ImportProblem
{
    public long Id { get; set; }

    public required string ImportId { get; set; }

    public required string File { get; set; }

    public long? Line { get; set; }

    public required string Severity { get; set; }

    public required string Code { get; set; }

    public required string Message { get; set; }
}

/// <summary>An export that was made to be fetched.</summary>
internal sealed class ExportJob
{
    public required string Id { get; set; }

    public required string PersonId { get; set; }

    public required string By { get; set; }

    public long CreatedAt { get; set; }

    public long ExpiresAt { get; set; }

    public required string State { get; set; }

    public required string Profile { get; set; }

    public required string Format { get; set; }

    /// <summary>The body of the request, JSON.</summary>
    public required string Request { get; set; }

    public long Incidents { get; set; }

    public long Records { get; set; }

    public long Bytes { get; set; }

    public string Sha256 { get; set; } = "";

    public string? ProblemCode { get; set; }

    public string? ProblemDetail { get; set; }
}

/// <summary>An entry of the workbench's own log: who signed in, exported, changed rights. Only added to, each with the hash of the one before.</summary>
internal sealed class AccessEntry
{
    public long Number { get; set; }

    public long At { get; set; }

    public required string Who { get; set; }

    public required string Action { get; set; }

    public required string Object { get; set; }

    public required string Address { get; set; }

    public required string RequestId { get; set; }

    public required string Outcome { get; set; }

    public required string Detail { get; set; }

    public required string Previous { get; set; }

    public required string Hash { get; set; }
}

/// <summary>A value of the workbench itself.</summary>
internal sealed class Setting
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}
