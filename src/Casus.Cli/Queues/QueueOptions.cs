using System.CommandLine;
using System.Net;

namespace Casus.Cli.Queues;

/// <summary>Options that the commands of the queue share.</summary>
internal static class QueueOptions
{
    /// <summary><c>--queue</c>.</summary>
    public static Option<string> Queue() => new("--queue", "-q")
    {
        Description = "The queue: amqp://user@host:5672/vhost?queue=name, or amqps. The password may stand in CASUS_QUEUE_PASSWORD. Queue casus.reports unless named.",
        HelpName = "URL",
        Required = true,
    };

    /// <summary>An option that is a number between two.</summary>
    public static Option<int> Number(string name, string description, int standard, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (result.GetValue(option) < least || result.GetValue(option) > most))
                result.AddError($"{name} needs a number from {least} to {most}.");
        });
        return option;
    }

    /// <summary>Reads <c>PORT</c> or <c>ADDRESS:PORT</c>; a port alone is one of this machine only.</summary>
    public static bool TryParseEndpoint(string text, out IPEndPoint endpoint)
    {
        endpoint = new(IPAddress.Loopback, 0);
        if (ushort.TryParse(text, out var port))
            endpoint = new(IPAddress.Loopback, port);
        else if (text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var named))
            endpoint = named;
        else
            return false;
        return true;
    }
}
