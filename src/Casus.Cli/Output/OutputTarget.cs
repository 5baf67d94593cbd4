using Casus.Reports;

namespace Casus.Cli.Output;

/// <summary>Where a run writes: standard output, or a file that appears whole or not at all.</summary>
/// <remarks>
/// A file is written beside its final name and renamed at the end. Ending without <see cref="Complete"/> removes it and leaves
/// whatever stood there before. A name that is a device or a pipe is written to directly, a symbolic link keeps
/// pointing where it did.
/// </remarks>
internal sealed class OutputTarget : IDisposable
{
    private readonly string name;
    private readonly string? temporary;
    private readonly string? final;
    private readonly Stream stream;
    private readonly bool owned;
    private bool completed;

    private OutputTarget(string name, Stream stream, bool owned, string? temporary = null, string? final = null) =>
        (this.name, this.stream, this.owned, this.temporary, this.final) = (name, stream, owned, temporary, final);

    /// <summary>Writes to <paramref name="output"/>, which stays open.</summary>
    public static OutputTarget StandardOutput(Stream output) => new("standard output", output, owned: false);

    /// <summary>Writes to the file at <paramref name="path"/>.</summary>
    /// <exception cref="CasusException">CAS1001: nothing can be written there.</exception>
    public static OutputTarget File(string path)
    {
        try
        {
            var final = Final(path);
            if (TryOpenAsDevice(final) is { } device)
                return new(path, device, owned: true);
            var temporary = Path.Combine(
                Path.GetDirectoryName(final)!, $".{Path.GetFileName(final)}.{Environment.ProcessId}.tmp");
            return new(
                path,
                new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16),
                owned: true,
                temporary,
                final);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.OutputCannotBeWritten(path, e);
        }
    }

    /// <summary>Writes <paramref name="bytes"/>.</summary>
    /// <exception cref="CasusException">CAS1001: they cannot be written.</exception>
    /// <exception cref="BrokenPipeException">The reader of the pipe has gone.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException e)
        {
            throw StandardStreams.IsBrokenPipe(e) ? new BrokenPipeException() : CliErrors.OutputCannotBeWritten(name, e);
        }
    }

    /// <summary>Sends on what is buffered, so that somebody who watches sees it.</summary>
    /// <exception cref="CasusException">CAS1001: it cannot be written.</exception>
    public void Flush()
    {
        try
        {
            stream.Flush();
        }
        catch (IOException e)
        {
            throw StandardStreams.IsBrokenPipe(e) ? new BrokenPipeException() : CliErrors.OutputCannotBeWritten(name, e);
        }
    }

    /// <summary>Makes the output final: the file now stands under its name.</summary>
    /// <exception cref="CasusException">CAS1001: it cannot be made so.</exception>
    public void Complete()
    {
        Flush();
        completed = true;
        if (temporary is null)
            return;
        try
        {
            ((FileStream)stream).Flush(flushToDisk: true);
            stream.Dispose();
            if (!OperatingSystem.IsWindows() && System.IO.File.Exists(final))
                System.IO.File.SetUnixFileMode(temporary, System.IO.File.GetUnixFileMode(final));
            System.IO.File.Move(temporary, final!, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            completed = false;
            throw CliErrors.OutputCannotBeWritten(name, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (owned)
            Close();
        if (completed || temporary is null)
            return;
        try
        {
            System.IO.File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder has gone or is closed to us; the reason has been told already.
        }
    }

    private void Close()
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // What was still buffered does not fit: the run has failed before this and has said so.
        }
    }

    private static string Final(string path)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null
            ? full
            : System.IO.File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    // Renaming onto a device or a pipe would replace it: harmless for nobody, and with /dev/null a disaster for the machine.
    private static FileStream? TryOpenAsDevice(string path)
    {
        var inDevices = path.StartsWith("/dev/", StringComparison.Ordinal);
        if (!System.IO.File.Exists(path) || (!inDevices && new FileInfo(path).Length > 0))
            return null;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        if (inDevices || !stream.CanSeek)
            return stream;
        stream.Dispose();
        return null;
    }
}
