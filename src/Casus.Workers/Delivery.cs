using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Casus.Workers;

/// <summary>A message that the broker handed out and waits to hear about.</summary>
/// <param name="Tag">Its number on the channel.</param>
/// <param name="Body">What it holds; a copy.</param>
/// <param name="Type">The type of content.</param>
/// <param name="Packing">How it is packed.</param>
/// <param name="Times">How often it was delivered before.</param>
/// <param name="SentAt">When it was sent, where the message says so.</param>
internal sealed record Delivery(ulong Tag, byte[] Body, string? Type, string? Packing, long Times, DateTimeOffset? SentAt)
{
    /// <summary>The header that says when a message was sent, finer than the protocol's own field.</summary>
    public const string SentAtHeader = "casus-sent-at";

    // From the third time on a message may be the one that brought the others down.
    private const int Suspicious = 2;

    /// <summary>Whether to work on it alone.</summary>
    public bool IsSuspect => Times >= Suspicious;

    /// <summary>What errors name it by.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"message {Tag}");

    /// <summary>Copies what the client hands over for the length of a call.</summary>
    public static Delivery Of(BasicDeliverEventArgs e) => Of(e.DeliveryTag, e.Body, e.BasicProperties, e.Redelivered);

    /// <summary>Copies what was asked for.</summary>
    public static Delivery Of(BasicGetResult got) => Of(got.DeliveryTag, got.Body, got.BasicProperties, got.Redelivered);

    private static Delivery Of(ulong tag, ReadOnlyMemory<byte> body, IReadOnlyBasicProperties properties, bool again) =>
        new(tag, body.ToArray(), properties.ContentType, properties.ContentEncoding, TimesOf(properties) ?? (again ? 1 : 0), SentAtOf(properties));

    private static DateTimeOffset? SentAtOf(IReadOnlyBasicProperties properties)
    {
        if (properties.Headers?.TryGetValue(SentAtHeader, out var value) == true && value is byte[] text
            && DateTimeOffset.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent))
        {
            return sent;
        }

        try
        {
            return properties.IsTimestampPresent() ? DateTimeOffset.FromUnixTimeSeconds(properties.Timestamp.UnixTime) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Other programs write what they like.
            return null;
        }
    }

    private static long? TimesOf(IReadOnlyBasicProperties properties) =>
        properties.Headers?.TryGetValue("x-delivery-count", out var value) == true && value is IConvertible and not string
            ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
}
