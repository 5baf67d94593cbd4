using System.Collections.Immutable;
using System.CommandLine;
using Casus.Archive.Backups;

namespace Casus.Cli.Commands;

/// <summary><c>casus restore</c>: an archive out of a backup.</summary>
internal sealed class RestoreCommand : Command, IDocumented
{
    private readonly Argument<string> file = new("FILE") { Description = "The backup." };

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<string?> passphrase = ArchiveOptions.Passphrase();

    public RestoreCommand()
        : base("restore", "Make a new archive of a backup: a file or a database, whichever it came from. One that is there is never written over.")
    {
        Add(file);
        Add(archive);
        Add(passphrase);
        SetAction(parse => Run(parse));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
        [new("casus restore desk-2024-03-01.backup --archive restored.casus --passphrase-file ~/.casus-passphrase", "then 'casus verify' says whether all is as it was")];

    private int Run(ParseResult parse)
    {
        var name = parse.GetValue(file)!;
        var words = Passphrases.Read(parse.GetValue(passphrase));
        FileStream backup;
        try
        {
            backup = new(name, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CliErrors.FileCannotBeRead(name, e);
        }

        using (backup)
            Backup.Restore(backup, name, words, ArchiveOptions.Open(parse, archive));
        return ExitCodes.Done;
    }
}
