using Casus.Archive.Stores;
using Casus.Server.Actors;
using Casus.Server.Hosting;
using Casus.Server.Incidents;
using Casus.Server.Overview;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Casus.Server.Assistants;

/// <summary>Tools for assistants over standard input and output.</summary>
public static class AssistantHost
{
    /// <summary>Answers until the input ends.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="parts">With what.</param>
    /// <param name="cancelled">Ends it.</param>
    /// <exception cref="Reports.CasusException">CAS11xx: the archive cannot be used.</exception>
    public static async Task Run(string archive, WorkbenchParts parts, CancellationToken cancelled)
    {
        var store = Store.At(archive);
        // Told before an assistant waits for an answer.
        Archive.Workbench.IncidentRows.LastEntry(store);
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = "casus" });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(new Loaded(parts, store, archive));
        builder.Services.AddSingleton(_ => new IndexKeeper(store, TimeProvider.System));
        builder.Services.AddSingleton<PlaceNames>();
        builder.Services.AddSingleton<IncidentReader>();
        builder.Services.AddSingleton<ArchiveTools>();
        builder.Services.AddMcpServer(Assistant.Describe).WithStdioServerTransport().WithTools<ArchiveTools>(ApiJson.Options);
        using var host = builder.Build();
        await host.RunAsync(cancelled).ConfigureAwait(false);
    }
}
