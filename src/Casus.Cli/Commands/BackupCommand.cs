using System.Collections.Immutable;
using System.CommandLine;
using Casus.Archive.Backups;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary><c>casus backup</c>: an archive into one encrypted file.</summary>
internal sealed class BackupCommand : Command, IDocumented
{
    private readonly Session session;

    private readonly Argument<string> file = new("FILE") { Description = "The file to write. It appears whole or not at all." };

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace the file where there is one." };

    private readonly Option<string?> passphrase = ArchiveOptions.Passphrase();

    public BackupCommand(Session session)
        : base("backup", "Write an archive as it stands into one file, encrypted with a passphrase. Others may go on working.")
    {
        this.session = session;
        Add(file);
        Add(archive);
        Add(passphrase);
        Add(overwrite);
        SetAction(parse => Run(parse));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
        [new("casus backup desk-2024-03-01.backup --archive desk.casus --passphrase-file ~/.casus-passphrase", "without the passphrase nobody can read it, you neither")];

    private int Run(ParseResult parse)
    {
        var path = parse.GetValue(file)!;
        // An earlier backup may be the only one that is sound.
        if (File.Exists(path) && !parse.GetValue(overwrite))
            throw CliErrors.FileIsThere(path);
        var words = Passphrases.Read(parse.GetValue(passphrase));
        using var target = OutputTarget.File(path);
        Backup.Write(ArchiveOptions.Open(parse, archive), new TargetStream(target), words);
        target.Complete();
        return ExitCodes.Done;
    }

    private sealed class TargetStream(OutputTarget target) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer.AsSpan(offset, count));
    }
}
