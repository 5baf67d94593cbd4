using Casus.Tests.Archive;
using Casus.Tests.Cli;
using Casus.Tests.Server;
using Casus.Tests.Workers;

namespace Casus.Tests;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [KilledIngest.Word, var location])
            return KilledIngest.Run(location);
        if (args is [KilledPurge.Word, var purged])
            return KilledPurge.Run(purged);
        if (args is [KilledServer.Word, var folder])
            return KilledServer.Run(folder);
        if (args is [FilterProcess.Word, .. var options])
            return await FilterProcess.RunAsync(options);
        if (args is [WorkerProcess.Word, var queue, var archive, var mostDeliveries])
            return await WorkerProcess.RunAsync(queue, archive, int.Parse(mostDeliveries, System.Globalization.CultureInfo.InvariantCulture));
        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
