using Microsoft.Win32.SafeHandles;

namespace Casus.Cli;

/// <summary>The streams of the process.</summary>
internal static class StandardStreams
{
    private const int MinWidth = 60;
    private const int DefaultWidth = 80;

    /// <summary>Standard output, such that writing to a pipe whose reader has gone fails.</summary>
    /// <remarks>
    /// The base library's stream swallows that failure, and a run over a hundred thousand reports would go on for nobody.
    /// It is used all the same for files and terminals, because it moves the position that other programs share.
    /// </remarks>
    public static Stream OpenOutput()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!direct.CanSeek)
                return direct;
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>
    /// How results look on standard output: plain unless it is a terminal, without colour where NO_COLOR is set.
    /// </summary>
    public static PageStyle OutputStyle()
    {
        if (Console.IsOutputRedirected)
            return PageStyle.Plain;
        var noColour = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new(Math.Max(MinWidth, TerminalWidth()), !noColour);
    }

    /// <summary>Whether <paramref name="e"/> says that the reader of a pipe has gone.</summary>
    public static bool IsBrokenPipe(IOException e)
    {
        const int brokenPipe = 32, windowsBrokenPipe = unchecked((int)0x8007006D), windowsNoData = unchecked((int)0x800700E8);
        return e.HResult is brokenPipe or windowsBrokenPipe or windowsNoData;
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            // A terminal that does not say how wide it is.
            return DefaultWidth;
        }
    }
}
