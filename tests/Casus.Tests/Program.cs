using Casus.Tests.Archive;
using Casus.Tests.Cli;
using Casus.Tests.Server;

namespace Casus.Tests;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [KilledIngest.Word, var location])
            return KilledIngest.Run(location);
        if (args is [KilledServer.Word, var folder])
            return KilledServer.Run(folder);
        if (args is [FilterProcess.Word, .. var options])
            return await FilterProcess.RunAsync(options);
        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
