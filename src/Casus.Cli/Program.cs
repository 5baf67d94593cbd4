using System.Runtime.InteropServices;
using System.Text;
using Casus.Cli;

using var ending = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, EndGently);
using var asked = PosixSignalRegistration.Create(PosixSignal.SIGTERM, EndGently);

var messages = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
try
{
    using var output = StandardStreams.OpenOutput();
    var session = new Session
    {
        Output = output,
        Messages = messages,
        OpenInput = Console.OpenStandardInput,
        OutputStyle = StandardStreams.OutputStyle(),
        MessagesAreWatched = !Console.IsErrorRedirected,
        Services = StandardServices.Create(),
    };
    return await CasusCommandLine.RunAsync(args, session, ending.Token);
}
catch (Exception e)
{
    messages.WriteLine($"casus: error CAS1099: a defect in Casus ended the run. Please send in this message.\n{e}");
    return ExitCodes.Defect;
}

void EndGently(PosixSignalContext signal)
{
    // A second Ctrl-C ends the program at once, as the system does by itself.
    signal.Cancel = !ending.IsCancellationRequested;
    ending.Cancel();
}
