using System.Globalization;
using Casus.Reports;
using RabbitMQ.Client;

namespace Casus.Workers;

/// <summary>Where a queue is: <c>amqp://user@host:5672/vhost?queue=name</c>, or <c>amqps</c> with TLS.</summary>
public sealed class QueueAddress
{
    /// <summary>The environment variable of the password, where it does not stand in the address.</summary>
    public const string PasswordVariable = "CASUS_QUEUE_PASSWORD";

    private const string StandardQueue = "casus.reports";
    private const int MostNameLength = 200;

    private readonly string? password;
    private readonly Uri uri;

    private QueueAddress(Uri uri, string queue, string? password)
    {
        (this.uri, Queue, this.password) = (uri, queue, password);
        var user = User is { Length: > 0 } named ? Uri.EscapeDataString(named) + "@" : "";
        var port = uri.Port > 0 ? string.Create(CultureInfo.InvariantCulture, $":{uri.Port}") : "";
        Name = $"{uri.Scheme}://{user}{uri.Host}{port}{uri.AbsolutePath}?queue={queue}";
    }

    /// <summary>The address as messages and logs name it; holds no password.</summary>
    public string Name { get; }

    /// <summary>The queue of reports that wait.</summary>
    public string Queue { get; }

    /// <summary>The queue of messages that were set aside, with the reason in their headers.</summary>
    public string DeadQueue => Queue + ".dead";

    private string User => Uri.UnescapeDataString(uri.UserInfo.Split(':', 2)[0]);

    /// <summary>Reads an address.</summary>
    /// <exception cref="CasusException">CAS1401: it is none. The message does not repeat it, as it may hold a password.</exception>
    public static QueueAddress Parse(string text)
    {
        const string where = "--queue";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
            throw QueueErrors.NotAnAddress(where, "it does not begin with amqp:// or amqps://, or is none at all");
        if (uri.Host.Length == 0)
            throw QueueErrors.NotAnAddress(where, "there is no host");
        var queue = StandardQueue;
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!part.StartsWith("queue=", StringComparison.Ordinal))
                throw QueueErrors.NotAnAddress(where, $"the setting '{part.Split('=')[0]}' is unknown; there is queue");
            queue = Uri.UnescapeDataString(part["queue=".Length..]);
        }

        if (queue.Length is 0 or > MostNameLength || queue.StartsWith("amq.", StringComparison.Ordinal) || !queue.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
            throw QueueErrors.NotAnAddress(where, "the name of a queue has letters, digits, '.', '_' and '-' only, and does not begin with 'amq.'");
        var given = uri.UserInfo.Split(':', 2);
        var password = given.Length > 1 ? Uri.UnescapeDataString(given[1]) : Environment.GetEnvironmentVariable(PasswordVariable);
        return new(uri, queue, string.IsNullOrEmpty(password) ? null : password);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>What makes connections. Lost ones are made anew by those who use them, who know what was under way.</summary>
    internal ConnectionFactory Factory(string client)
    {
        var factory = new ConnectionFactory
        {
            HostName = uri.Host,
            Port = uri.Port > 0 ? uri.Port : AmqpTcpEndpoint.UseDefaultPort,
            VirtualHost = uri.AbsolutePath.Trim('/') is { Length: > 0 } path ? Uri.UnescapeDataString(path) : "/",
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            ClientProvidedName = client,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(10),
            ContinuationTimeout = TimeSpan.FromSeconds(15),
            RequestedHeartbeat = TimeSpan.FromSeconds(20),
            MaxInboundMessageBodySize = Envelope.MostBytes,
        };
        if (User.Length > 0)
            factory.UserName = User;
        if (password is not null)
            factory.Password = password;
        if (uri.Scheme == "amqps")
            factory.Ssl = new() { Enabled = true, ServerName = uri.Host };
        return factory;
    }
}
