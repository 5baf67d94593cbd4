using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using Casus.Archive.Stores;
using Casus.Server.Accounts;
using Casus.Server.Actors;
using Casus.Server.Administration;
using Casus.Server.Assistants;
using Casus.Server.Coding;
using Casus.Server.Exporting;
using Casus.Server.Imports;
using Casus.Server.Incidents;
using Casus.Server.Method;
using Casus.Server.Overview;
using Casus.Server.Pages;
using Casus.Server.Places;
using Casus.Server.ReportPages;
using Casus.Server.Requests;
using Casus.Server.Watching;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Casus.Server.Hosting;

/// <summary>Puts the workbench together.</summary>
public static class WorkbenchHost
{
    /// <summary>The beginning of every route of the API.</summary>
    public const string Api = "/api/v1";

    private const int LargestBody = 8 * 1024 * 1024;

    /// <summary>Makes a server, which listens when it is started.</summary>
    /// <param name="options">How.</param>
    /// <param name="parts">With what.</param>
    /// <exception cref="Reports.CasusException">CAS132x: it may not be served so. CAS11xx: the archive cannot be used.</exception>
    public static WebApplication Build(WorkbenchOptions options, WorkbenchParts parts)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(parts);
        var store = Store.At(options.Archive, new() { Patience = options.Patience });
        if (!store.Exists())
            store.Prepare();
        var place = WorkbenchPlace.Of(options.Archive, store, options.State);
        Prepare(place);
        var address = AddressOf(options.Bind);
        if (!IPAddress.IsLoopback(address))
            CheckBeyondLoopback(options, place);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ApplicationName = typeof(WorkbenchHost).Assembly.GetName().Name });
        builder.WebHost.UseKestrelHttpsConfiguration();
        Listen(builder, options, address);
        AddServices(builder.Services, options, parts, store, place);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(c => c.SingleLine = true);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(c => c.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // What these say is answered or thrown as well, in words of our own.
        foreach (var told in new[] { "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Hosting", "ModelContextProtocol" })
            builder.Logging.AddFilter(told, LogLevel.None);
        var app = builder.Build();
        Use(app, options);
        Map(app, options);
        // Whoever opens the first page should not wait for the columns of a large archive.
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(() => app.Services.GetRequiredService<IndexKeeper>().Warm()));
        return app;
    }

    /// <summary>Services of the accounts alone, for the console.</summary>
    internal static ServiceProvider AccountServices(string archive, string? state)
    {
        var store = Store.At(archive);
        var place = WorkbenchPlace.Of(archive, store, state);
        Prepare(place);
        var services = new ServiceCollection();
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        services.AddSingleton(TimeProvider.System);
        AddAccounts(services, place);
        return services.BuildServiceProvider();
    }

    private static void Prepare(WorkbenchPlace place)
    {
        var options = new DbContextOptionsBuilder<WorkbenchDb>();
        WorkbenchDb.Use(options, place);
        try
        {
            Directory.CreateDirectory(place.Folder);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(place.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ServerErrors.StateCannotBeKept(place.Folder, e);
        }

        using var db = new WorkbenchDb(options.Options, place);
        db.Prepare();
    }

    private static IPAddress AddressOf(string bind) => bind switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(bind, out var address) ? address : throw ServerErrors.PortIsTaken(bind, new ArgumentException("it is no address")),
    };

    private static void CheckBeyondLoopback(WorkbenchOptions options, WorkbenchPlace place)
    {
        var settings = new DbContextOptionsBuilder<WorkbenchDb>();
        WorkbenchDb.Use(settings, place);
        using var db = new WorkbenchDb(settings.Options, place);
        if (!SignIns.ThereAreAccounts(db))
            throw ServerErrors.NoAccountsBeyondLoopback(options.Bind);
        if (options.Tls is null && !options.BehindProxy)
            throw ServerErrors.NoTls(options.Bind);
        if (options.HostNames.Count == 0)
            throw ServerErrors.NoHostName(options.Bind);
    }

    private static void Listen(WebApplicationBuilder builder, WorkbenchOptions options, IPAddress address) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.MaxConcurrentConnections = 2000;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(10));
        kestrel.Listen(address, options.Port, listen =>
        {
            if (options.Tls is not { } tls)
                return;
            try
            {
                listen.UseHttps(X509Certificate2.CreateFromPemFile(tls.Certificate, tls.Key));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException or ArgumentException)
            {
                throw ServerErrors.NoCertificate(tls.Certificate, e);
            }
        });
    });

    private static void AddServices(IServiceCollection services, WorkbenchOptions options, WorkbenchParts parts, Store store, WorkbenchPlace place)
    {
        services.AddSingleton(options);
        services.AddSingleton(parts.Time);
        services.AddSingleton(store);
        services.AddSingleton(new Loaded(parts, store, options.Archive));
        services.AddSingleton(_ => Turns.ForThisMachine());
        services.AddSingleton(s => new IndexKeeper(store, TimeProvider.System, s.GetRequiredService<Turns>()));
        services.AddSingleton(s => new RecentAnswers(s.GetRequiredService<IndexKeeper>(), s.GetRequiredService<Turns>(), TimeProvider.System));
        services.AddSingleton(_ => new WordHits(store));
        services.AddSingleton<IncidentReader>();
        services.AddSingleton<PlaceNames>();
        services.AddSingleton<TownTiles>();
        services.AddSingleton<WatchedSources>();
        services.AddSingleton<LoginLimits>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportWorker>();
        services.AddHostedService(s => s.GetRequiredService<ImportWorker>());
        services.AddSingleton<ExportMaker>();
        services.AddSingleton<Administration.ArchiveCheck>();
        services.AddHostedService(s => s.GetRequiredService<ExportMaker>());
        services.AddSingleton<MethodPages>();
        AddAccounts(services, place);
        services.AddScoped<Credentials>();
        services.AddScoped<Sessions>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<FormTokens>();
        services.AddSingleton<AskLimits>();
        services.AddSingleton<FormSettings>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = options.PasswordIterations);
        services.AddSingleton(s => new WorkbenchMode(
            () =>
            {
                using var db = s.GetRequiredService<IDbContextFactory<WorkbenchDb>>().CreateDbContext();
                return SignIns.ThereAreAccounts(db);
            },
            Environment.UserName));
        services.AddAuthentication(CasusAuthentication.Scheme).AddScheme<AuthenticationSchemeOptions, CasusAuthentication>(CasusAuthentication.Scheme, null);
        services.AddAuthorization(o =>
        {
            foreach (var permission in Permissions.All)
                o.AddPolicy(permission, p => p.RequireAuthenticatedUser().RequireClaim(Permissions.Claim, permission));
            o.AddPolicy(Permissions.CodeOrAdminister, p => p.RequireAuthenticatedUser().RequireAssertion(c => c.User.Can(Permissions.Code) || c.User.Can(Permissions.Administer)));
            o.AddPolicy(Permissions.SignedIn, p => p.RequireAuthenticatedUser().RequireClaim(Permissions.SessionClaim));
            // A route that names nothing is closed.
            o.FallbackPolicy = o.GetPolicy(Permissions.Administer);
        });
        services.ConfigureHttpJsonOptions(o => ApiJson.Set(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o =>
        {
            o.MultipartBodyLengthLimit = options.UploadBytes;
            o.ValueCountLimit = 64;
            o.MultipartHeadersLengthLimit = 8 * 1024;
        });
        services.AddRateLimiter(o => Limit(o, options));
        services.AddOpenApi("v1", ApiDescription.Describe);
        services.AddMcpServer(Assistant.Describe).WithHttpTransport(o => o.Stateless = true).WithTools<ArchiveTools>(ApiJson.Options);
        services.AddSingleton<ArchiveTools>();
    }

    private static void AddAccounts(IServiceCollection services, WorkbenchPlace place)
    {
        services.AddSingleton(place);
        services.AddDbContextFactory<WorkbenchDb>(o => WorkbenchDb.Use(o, place));
        services.AddDbContext<WorkbenchDb>(o => WorkbenchDb.Use(o, place), optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton<SignIns>();
        services.AddSingleton<AccessLog>();
        services.AddIdentityCore<Person>(o =>
        {
            o.Password.RequiredLength = PasswordStrength.Shortest;
            (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false, false, false);
            o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@";
            o.Lockout.AllowedForNewUsers = false;
        }).AddRoles<IdentityRole>().AddEntityFrameworkStores<WorkbenchDb>().AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider).AddPasswordValidator<PasswordStrength>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 600_000);
        services.AddScoped<AccountBook>();
    }

    private static void Limit(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions limits, WorkbenchOptions options)
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            context.User.Id() is { Length: > 0 } id ? "=" + id : "@" + context.Connection.RemoteIpAddress,
            _ => new()
            {
                TokenLimit = Math.Max(1, options.RequestsPerMinute / 4),
                TokensPerPeriod = Math.Max(1, options.RequestsPerMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                AutoReplenishment = true,
                QueueLimit = 0,
            }));
        limits.OnRejected = (context, _) => new(Problems.Write(
            context.HttpContext,
            Problems.Make(429, "CAS1313", "Too many requests. Wait, and try again.", context.HttpContext.TraceIdentifier),
            context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1)));
    }

    private static void Use(WebApplication app, WorkbenchOptions options)
    {
        if (options.BehindProxy)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
            foreach (var network in new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7" })
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            app.UseForwardedHeaders(forwarded);
        }

        app.UseMiddleware<ErrorGuard>();
        app.UseMiddleware<HostGuard>();
        PageFiles.Use(app, options);
        app.UseRouting();
        app.UseMiddleware<RouteGuard>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<TokenGuard>();
        app.UseAuthorization();
    }

    private static void Map(WebApplication app, WorkbenchOptions options)
    {
        var api = app.MapGroup(Api).WithKnownParametersOnly();
        api.MapSessionApi();
        api.MapTotpApi();
        api.MapPasskeysApi();
        api.MapPasskeyLoginApi();
        api.MapIncidentsApi();
        api.MapJudgementsApi();
        api.MapRequestsApi();
        api.MapFormSettingsApi();
        api.MapReportsApi();
        api.MapCodingApi();
        api.MapImportsApi(options);
        api.MapActorsApi();
        api.MapPlacesApi();
        api.MapSourcesApi();
        api.MapExportsApi();
        api.MapMethodApi();
        api.MapViewsApi();
        api.MapPeopleApi();
        api.MapKeysApi();
        api.MapAdministrationApi();
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        app.MapGet("/api/v1/docs", (Delegate)ApiPage.Show).AllowAnonymous().ExcludeFromDescription();
        app.MapCorrectionForm();
        app.MapMcp("/mcp").RequireAuthorization(Permissions.Read);
    }

    /// <summary>The address at which browsers find a server that was started.</summary>
    public static string AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var address = new Uri(app.Urls.First());
        return Address(address.Scheme, address.Host is "127.0.0.1" or "[::1]" ? "localhost" : address.Host, address.Port);
    }

    /// <summary>The address by which browsers come: of the names that the server was told the first, which may be a proxy's with TLS of its own; without one, as it listens.</summary>
    public static string PublicAddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var options = app.Services.GetRequiredService<WorkbenchOptions>();
        var address = new Uri(app.Urls.First());
        return options.HostNames is not [var name, ..] ? AddressOf(app)
            : options.BehindProxy ? "https://" + name
            : Address(address.Scheme, name, address.Port);
    }

    private static string Address(string scheme, string host, int port) => new UriBuilder(scheme, host, port).Uri.GetLeftPart(UriPartial.Authority);
}
