using Casus.Records;
using Casus.Reports;
using Casus.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Casus.Tests.Server;

/// <summary>A server in a process of its own, that is killed while it takes reports in.</summary>
internal static class KilledServer
{
    public const string Word = "serve-until-killed";
    public const int Count = 1500;

    public static int Run(string folder)
    {
        var app = WorkbenchHost.Build(
            new() { Archive = Path.Combine(folder, "desk.casus"), Port = 0, State = Path.Combine(folder, "state") }, Workbench.Parts(Slowly));
        app.Start();
        Console.WriteLine(WorkbenchHost.AddressOf(app));
        app.WaitForShutdown();
        return 0;
    }

    public static CodedReport Code(Report report) => new() { Id = report.Id, Coder = "casus 0.1.0", Language = "en" };

    private static CodedReport Slowly(Report report)
    {
        Thread.Sleep(2);
        return Code(report);
    }
}
