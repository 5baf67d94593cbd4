using System.Globalization;
using Casus.Cli.Assets;
using Casus.Pipeline;
using Casus.Server.Assistants;
using Casus.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Cli.Web;

/// <summary>What was asked of <c>casus serve</c>.</summary>
internal sealed record ServeSettings(
    string Archive, int Port, string Bind, IReadOnlyList<string> Hosts, string? Certificate, string? Key, bool BehindProxy, int RequestsPerMinute, string? State, string? WatchState, string? Actors, bool ApiOnly, bool CorrectionForm, string? Operator);

/// <summary>Starts the server with the parts of the program.</summary>
internal static class WorkbenchRun
{
    /// <summary>Serves until it is asked to end.</summary>
    public static async Task<int> Serve(Session session, ServeSettings settings, CancellationToken cancelled)
    {
        var data = session.Services.FindData();
        var options = new WorkbenchOptions
        {
            Archive = settings.Archive,
            Port = settings.Port,
            Bind = settings.Bind,
            HostNames = settings.Hosts,
            Tls = settings.Certificate is { } certificate ? (certificate, settings.Key!) : null,
            BehindProxy = settings.BehindProxy,
            RequestsPerMinute = settings.RequestsPerMinute,
            State = settings.State,
            WatchState = settings.WatchState,
            CorrectionForm = settings.CorrectionForm,
            Operator = settings.Operator,
            Pages = settings.ApiOnly ? null : new PageBuild(data.Path, session.Messages).Folder(),
        };
        var app = WorkbenchHost.Build(options, Parts(session, settings.Actors));
        await using (app.ConfigureAwait(false))
        {
            try
            {
                await app.StartAsync(cancelled).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
            {
                throw ServerErrors.PortIsTaken(string.Create(CultureInfo.InvariantCulture, $"{settings.Bind}:{settings.Port}"), e.GetBaseException());
            }

            var (address, listens) = (WorkbenchHost.PublicAddressOf(app), WorkbenchHost.AddressOf(app));
            session.Messages.WriteLine($"casus: the workbench is at {address}{(settings.BehindProxy ? $", by the proxy; it listens at {listens}" : "")}, Ctrl-C ends it.");
            if (app.Services.GetRequiredService<Casus.Server.Requests.FormSettings>().Current is { IsOpen: true } form)
                session.Messages.WriteLine($"casus: anybody can ask for corrections at {address}{Casus.Server.Requests.CorrectionPages.Path}{(form.Operator is null ? ", where nobody is named who keeps the record: name yourself under Admin, or with --operator" : "")}.");
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancelled.Register(ended.SetResult))
                await ended.Task.ConfigureAwait(false);
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return ExitCodes.Done;
    }

    /// <summary>Serves an assistant until its input ends.</summary>
    public static async Task<int> Assist(Session session, string archive, string? actors, CancellationToken cancelled)
    {
        await AssistantHost.Run(archive, Parts(session, actors), cancelled).ConfigureAwait(false);
        return ExitCodes.Done;
    }

    private static WorkbenchParts Parts(Session session, string? actors)
    {
        var data = session.Services.FindData();
        return new()
        {
            Data = data,
            Program = CasusCommandLine.NameAndVersion,
            LoadPipeline = () => StandardPipeline.Load(data, actors),
            LoadActors = () => session.Services.LoadActors(actors),
            LoadFuser = session.Services.LoadFuser,
            Doctor = () =>
            {
                var check = new AssetCheck(data);
                return [.. Asset.List(data).Select(check.Check).Select(f => new DoctorFinding(f.Name, f.State.ToString().ToLowerInvariant(), f.Detail, f.Remedy))];
            },
        };
    }
}
