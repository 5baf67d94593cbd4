using Microsoft.Extensions.Logging;

namespace Casus.Server.Hosting;

/// <summary>Everything that the server logs. No names and no words of reports at these levels.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Error, "A defect ended the request {RequestId} ({Method}).")]
    public static partial void Defect(ILogger log, Exception e, string requestId, string method);

    [LoggerMessage(2, LogLevel.Warning, "{Code} at the request {RequestId}: {Detail}")]
    public static partial void Unusable(ILogger log, string code, string requestId, string detail);

    [LoggerMessage(3, LogLevel.Information, "The import {Import} is {State}.")]
    public static partial void Import(ILogger log, string import, string state);

    [LoggerMessage(4, LogLevel.Error, "The import {Import} failed.")]
    public static partial void ImportFailed(ILogger log, Exception e, string import);

    [LoggerMessage(5, LogLevel.Error, "The export {Export} failed.")]
    public static partial void ExportFailed(ILogger log, Exception e, string export);

    [LoggerMessage(6, LogLevel.Error, "A report could not be coded.")]
    public static partial void NotCoded(ILogger log, Exception e);
}
