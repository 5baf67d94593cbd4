using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Cli.Web;

namespace Casus.Cli.Commands;

/// <summary><c>casus serve</c>: the workbench in a browser.</summary>
internal sealed class ServeCommand : Command, IDocumented
{
    /// <summary>The port unless another is named.</summary>
    public const int StandardPort = 8420;

    private const int LastPort = 65535;
    private const int LongestOperator = Casus.Server.Requests.FormSettings.LongestOperator;

    private readonly Session session;

    private readonly Option<string> archive = ArchiveOptions.Archive();

    private readonly Option<int> port = new("--port") { Description = "The port; 0 for any that is free.", HelpName = "N", DefaultValueFactory = _ => StandardPort };

    private readonly Option<string> bind = new("--bind")
    {
        Description = "The address to listen on. Beyond this machine it takes accounts, and TLS or a proxy with it.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private readonly Option<string[]> hosts = new("--host-name") { Description = "A name by which browsers may reach it, beside localhost.", HelpName = "NAME" };

    private readonly Option<string?> certificate = new("--tls-certificate") { Description = "A certificate with its chain, PEM.", HelpName = "FILE" };

    private readonly Option<string?> key = new("--tls-key") { Description = "The certificate's key, PEM.", HelpName = "FILE" };

    private readonly Option<bool> proxy = new("--behind-proxy") { Description = "A proxy in the private network hands requests on; believe it about whom they are from." };

    private readonly Option<bool> correctionForm = new("--correction-form") { Description = "Let anybody ask for a correction, without an account, by a form at /corrections. It can be opened under Admin as well." };

    private readonly Option<string?> keeper = new("--operator")
    {
        Description = "Who keeps the record, as the form for corrections says to those who ask: a name, and how to find you.",
        HelpName = "NAME",
    };

    private readonly Option<int> requests = new("--requests-per-minute")
    {
        Description = "How many requests of one person, or of one address without accounts, are answered in a minute.",
        HelpName = "N",
        DefaultValueFactory = _ => 1200,
    };

    private readonly Option<string?> state = StateOption();

    private readonly Option<string?> watchState = new("--watch-state")
    {
        Description = "The file in which casus watch remembers what it saw, for the page of sources. Default: beside the archive, with .watch behind its name.",
        HelpName = "FILE",
    };

    private readonly Option<string?> actors = CommonOptions.Actors();

    private readonly Option<bool> apiOnly = new("--api-only") { Description = "Serve the API without the pages." };

    public ServeCommand(Session session)
        : base("serve", "Serve the workbench: see, check, correct and publish the record in a browser. On this machine alone it needs no account.")
    {
        this.session = session;
        foreach (var option in new Option[] { archive, port, bind, hosts, certificate, key, proxy, correctionForm, keeper, requests, state, watchState, actors, apiOnly })
            Add(option);
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(port) is < 0 or > LastPort)
                result.AddError("--port needs a number from 0 to 65535.");
        });
        requests.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(requests) < 1)
                result.AddError("--requests-per-minute needs a number from 1.");
        });
        keeper.Validators.Add(result =>
        {
            if (result.GetValue(keeper) is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > LongestOperator || name.Any(char.IsControl)))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--operator needs a name in one line of at most {LongestOperator} characters."));
        });
        Validators.Add(result =>
        {
            if (result.GetValue(certificate) is null != result.GetValue(key) is null)
                result.AddError("--tls-certificate and --tls-key belong together.");
        });
        SetAction(Run);
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus serve --archive desk.casus", "on this machine, for whoever sits at it; the archive is made where there is none"),
        new("casus accounts add anna --role admin --archive desk.casus", "the first account: from then on everybody has to sign in"),
        new("casus serve --archive desk.casus --bind 0.0.0.0 --host-name desk.example.org --behind-proxy", "for a team, behind a proxy with TLS"),
    ];

    /// <summary><c>--state</c>, of the commands of the workbench.</summary>
    public static Option<string?> StateOption() => new("--state")
    {
        Description = "The folder of accounts, saved views, imports and exports. Default: beside the archive, with .workbench behind its name.",
        HelpName = "FOLDER",
    };

    // The server's assemblies are loaded here and in no other command.
    private Task<int> Run(ParseResult parse, CancellationToken cancelled) => WorkbenchRun.Serve(
        session,
        new(
            parse.GetValue(archive)!,
            parse.GetValue(port),
            parse.GetValue(bind)!,
            parse.GetValue(hosts) ?? [],
            parse.GetValue(certificate),
            parse.GetValue(key),
            parse.GetValue(proxy),
            parse.GetValue(requests),
            parse.GetValue(state),
            parse.GetValue(watchState),
            parse.GetValue(actors),
            parse.GetValue(apiOnly),
            parse.GetValue(correctionForm),
            parse.GetValue(keeper)?.Trim()),
        cancelled);
}
