using Casus.Reports;

namespace Casus.Workers;

/// <summary>The errors of queues and workers, so that they read alike and can be searched by code. None holds a password or words of a report.</summary>
internal static class QueueErrors
{
    public static CasusException NotAnAddress(string where, string why) => new(
        "CAS1401", where, $"this is no address of a queue: {why}. Write it as amqp://user@host:5672/vhost?queue=name; the password may stand in CASUS_QUEUE_PASSWORD.");

    public static CasusException NoBroker(string where, Exception cause) => new(
        "CAS1402", where, $"the broker cannot be reached, or the connection was lost ({cause.GetType().Name}). What it confirmed is in the queue. Check that RabbitMQ runs, and run again: what is there twice is kept once.", cause);

    public static CasusException Refused(string where, string what, Exception cause) => new(
        "CAS1403", where, $"the broker refuses {what}. Its own log says why.", cause);

    public static CasusException OtherQueue(string where, Exception cause) => new(
        "CAS1404", where, "there is a queue of this name of another kind, or with other arguments. Name another, or delete that one once it is empty.", cause);

    public static CasusException NotTaken(string where, Exception cause) => new(
        "CAS1405", where, "the broker would not take reports: it is short of disk or memory, or the queue is full. What it confirmed is in the queue. Make room, and run again: what is there twice is kept once.", cause);

    public static CasusException NotAReport(string where, string why) => new(
        "CAS1406", where, $"the message is no report ({why}). It was set aside. Send what 'casus enqueue' sends, or one JSON object of a report.");

    public static CasusException DeliveredTooOften(string where, long times) => new(
        "CAS1407", where, $"the message was delivered {times} times and never done: whoever had it went down or lost its connection. It was set aside. Code the report by itself to see why.");

    public static CasusException TooLarge(string where, long most) => new(
        "CAS1408", where, $"the report is too large for a message: packed, it has more than {most / 1_000_000} MB. It was passed over. Take it in with 'casus ingest'.");

    public static CasusException NotCoded(string where, Exception cause) => new(
        "CAS1002", where, $"the report could not be coded because of a defect in Casus ({cause.GetType().Name}). It was set aside; code it by itself to see the whole message.", cause);

    public static CasusException CannotListen(string where, Exception cause) => new(
        "CAS1409", where, $"nothing can listen there ({cause.Message.TrimEnd('.')}). Name another port with --health.", cause);
}
