using Microsoft.Extensions.Logging;

namespace Casus.Workers;

/// <summary>Everything that workers log. No words of reports, no names, no passwords.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Connected to {Queue}; {Waiting} reports wait.")]
    public static partial void Connected(ILogger log, string queue, long waiting);

    [LoggerMessage(2, LogLevel.Warning, "The connection to {Queue} was lost ({Reason}).")]
    public static partial void Lost(ILogger log, string queue, string reason);

    [LoggerMessage(3, LogLevel.Warning, "The broker of {Queue} cannot be used ({Reason}); trying again.")]
    public static partial void NoBroker(ILogger log, string queue, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The archive {Archive} cannot be used ({Code}); trying again.")]
    public static partial void NoArchive(ILogger log, string archive, string code);

    [LoggerMessage(5, LogLevel.Warning, "A message was set aside: {Code}, delivered {Times} times before.")]
    public static partial void SetAside(ILogger log, string code, long times);

    [LoggerMessage(6, LogLevel.Information, "Batch kept: {Added} reports added, {Known} known, {SetAside} set aside, in {Milliseconds} ms.")]
    public static partial void Batch(ILogger log, long added, long known, long setAside, long milliseconds);

    [LoggerMessage(7, LogLevel.Information, "Incidents: {Opened} new or changed, {Closed} replaced or gone, in {Milliseconds} ms.")]
    public static partial void Filed(ILogger log, long opened, long closed, long milliseconds);

    [LoggerMessage(8, LogLevel.Information, "Asked to end: finishing the batches in hand.")]
    public static partial void Ending(ILogger log);

    [LoggerMessage(9, LogLevel.Information, "Ended: {Reports} reports done, {SetAside} set aside.")]
    public static partial void Ended(ILogger log, long reports, long setAside);

    [LoggerMessage(10, LogLevel.Warning, "Sending {Count} reports to {Queue} again ({Reason}).")]
    public static partial void Resending(ILogger log, string queue, int count, string reason);

    [LoggerMessage(11, LogLevel.Information, "Answering at {Address} for health.")]
    public static partial void Health(ILogger log, string address);

    [LoggerMessage(12, LogLevel.Warning, "The report {Report} is left out: it was purged from the archive ({Code}).")]
    public static partial void Purged(ILogger log, string report, string code);

    [LoggerMessage(13, LogLevel.Warning, "The report {Report} of {Characters} characters has been coded for {Seconds} seconds and is not done; {InHand} messages are in hand.")]
    public static partial void Slow(ILogger log, string report, int characters, long seconds, int inHand);
}
