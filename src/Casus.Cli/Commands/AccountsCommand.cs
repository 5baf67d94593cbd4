using System.Collections.Immutable;
using System.CommandLine;
using Casus.Cli.Web;

namespace Casus.Cli.Commands;

/// <summary><c>casus accounts</c>: who may use the workbench. The first account can be made here alone.</summary>
internal sealed class AccountsCommand : Command, IDocumented
{
    private static readonly string[] Roles = ["viewer", "coder", "reviewer", "publisher", "admin", "auditor"];

    private readonly Session session;

    public AccountsCommand(Session session)
        : base("accounts", "Make, list, change and remove the accounts of the workbench. Once there is one, everybody has to sign in.")
    {
        this.session = session;
        Add(AddAccount());
        Add(List());
        Add(Set());
        Add(Remove());
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus accounts add anna --role admin --role reviewer --archive desk.casus", "a password is made and shown this once"),
        new("casus accounts set anna --password-file - --archive desk.casus", "another password, typed on standard input; all her sessions end"),
        new("casus accounts set ben --lock --archive desk.casus", "he cannot sign in until --unlock"),
    ];

    private static Argument<string> AccountName() => new("NAME") { Description = "The name to sign in with: letters, digits, . - _ @" };

    private static Option<string[]> Role(bool required)
    {
        var option = new Option<string[]>("--role") { Description = "What the person may do; may be given more than once.", HelpName = string.Join('|', Roles), Required = required };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !Roles.Contains(t.Value)))
                result.AddError($"--role knows {string.Join(", ", Roles)}, not '{token.Value}'.");
        });
        return option;
    }

    private static Option<string?> Password() => new("--password-file")
    {
        Description = "A file whose first line is the password, or - for standard input.",
        HelpName = "FILE",
    };

    private Command AddAccount()
    {
        var (name, role, password, archive, state) = (AccountName(), Role(required: true), Password(), ArchiveOptions.Archive(), ServeCommand.StateOption());
        var command = new Command("add", "Make an account. Without --password-file a password is made up and shown.") { name, role, password, archive, state };
        command.SetAction((parse, _) => AccountsRun.Add(session, new(parse.GetValue(archive)!, parse.GetValue(state)), parse.GetValue(name)!, parse.GetValue(role)!, parse.GetValue(password)));
        return command;
    }

    private Command List()
    {
        var (archive, state) = (ArchiveOptions.Archive(), ServeCommand.StateOption());
        var command = new Command("list", "The accounts with their roles.") { archive, state };
        command.SetAction((parse, _) => AccountsRun.List(session, new(parse.GetValue(archive)!, parse.GetValue(state))));
        return command;
    }

    private Command Set()
    {
        var (name, role, password, archive, state) = (AccountName(), Role(required: false), Password(), ArchiveOptions.Archive(), ServeCommand.StateOption());
        var isLocked = new Option<bool>("--lock") { Description = "The person can no longer sign in." };
        var unlocked = new Option<bool>("--unlock") { Description = "The person can sign in again." };
        var withoutTotp = new Option<bool>("--without-totp") { Description = "The device is lost: no code is asked for until one is set up again." };
        var withoutPasskeys = new Option<bool>("--without-passkeys") { Description = "The security keys are lost: none is known any longer." };
        var command = new Command("set", "Change an account: what is given becomes so, the rest stays.") { name, role, password, isLocked, unlocked, withoutTotp, withoutPasskeys, archive, state };
        command.Validators.Add(result =>
        {
            if (result.GetValue(isLocked) && result.GetValue(unlocked))
                result.AddError("say either --lock or --unlock.");
        });
        command.SetAction((parse, _) => AccountsRun.Set(
            session,
            new(parse.GetValue(archive)!, parse.GetValue(state)),
            parse.GetValue(name)!,
            new(parse.GetResult(role) is null ? null : parse.GetValue(role), parse.GetValue(isLocked) ? true : parse.GetValue(unlocked) ? false : null, parse.GetValue(password), parse.GetValue(withoutTotp), parse.GetValue(withoutPasskeys))));
        return command;
    }

    private Command Remove()
    {
        var (name, archive, state) = (AccountName(), ArchiveOptions.Archive(), ServeCommand.StateOption());
        var command = new Command("remove", "Remove an account with its sessions and keys. What the person decided stays.") { name, archive, state };
        command.SetAction((parse, _) => AccountsRun.Remove(session, new(parse.GetValue(archive)!, parse.GetValue(state)), parse.GetValue(name)!));
        return command;
    }
}
