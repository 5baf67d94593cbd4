using System.Net;
using System.Text;
using System.Text.Json;
using Casus.Archive.Incidents;
using Casus.Archive.Stores;
using Casus.Fusion;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Records;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Tests.Archive;
using Casus.Tests.Fusion;
using Casus.Tests.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Casus.Tests.Server;

/// <summary>A workbench over an archive with the reports under examples/, on a port of this machine.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    public const string Password = "four horses under water";

    private static readonly Lazy<Dictionary<string, CodedReport>> Coded = new(() => ExampleIncidents.Records.ToDictionary(r => r.Id));
    private static readonly Lazy<string> OfExamples = new(MakeArchiveOfExamples);
    private static readonly Lazy<ActorRegister> Register = new(() => ActorRegister.Load(DataFolder.Find()));

    private readonly string folder;
    private readonly bool keepsFolder;

    private readonly SkippingClock? skipping;

    private Workbench(WebApplication app, string folder, string location, bool keepsFolder, TimeProvider time) =>
        (App, this.folder, Location, this.keepsFolder, Address, skipping) = (app, folder, location, keepsFolder, WorkbenchHost.AddressOf(app), time as SkippingClock);

    public WebApplication App { get; }

    public string Location { get; }

    public string Address { get; }

    public string Folder => folder;

    public Store Store => App.Services.GetRequiredService<Store>();

    public WorkbenchPlace Place => App.Services.GetRequiredService<WorkbenchPlace>();

    /// <summary>Starts one.</summary>
    /// <param name="location">The archive; a new file with the examples unless given.</param>
    /// <param name="set">Changes options.</param>
    /// <param name="reports">What the archive holds; the examples unless given.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="folder">A folder that was used before, and is left.</param>
    /// <param name="code">What codes reports.</param>
    /// <param name="loadFuser">Loads what files reports, once the archive is filled.</param>
    public static async Task<Workbench> Start(
        string? location = null, Func<WorkbenchOptions, WorkbenchOptions>? set = null, IEnumerable<Report>? reports = null, TimeProvider? clock = null, string? folder = null, Func<Report, CodedReport>? code = null, Func<IncidentFuser>? loadFuser = null)
    {
        var own = folder ?? Directory.CreateTempSubdirectory("casus-workbench-").FullName;
        location ??= Path.Combine(own, "desk.casus");
        var time = clock ?? new SkippingClock();
        var store = Store.At(location);
        if (!store.Exists())
        {
            if (reports is null && code is null && clock is null && Path.GetDirectoryName(location) == own)
                File.Copy(OfExamples.Value, location);
            else
                Fill(store, reports ?? ExampleReports.All, code ?? Code, time);
        }

        var options = new WorkbenchOptions { Archive = location, Port = 0, State = Path.Combine(own, "state"), RequestsPerMinute = 1_000_000, PasswordIterations = 1000 };
        var app = WorkbenchHost.Build(set?.Invoke(options) ?? options, Parts(code, time, loadFuser));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, own, location, folder is not null, time);
    }

    public static WorkbenchParts Parts(Func<Report, CodedReport>? code = null, TimeProvider? time = null, Func<IncidentFuser>? loadFuser = null) => new()
    {
        Data = DataFolder.Find(),
        Program = Standard.Coder,
        LoadPipeline = () => Standard.Pipeline,
        LoadActors = () => Register.Value,
        LoadFuser = loadFuser ?? Fuser,
        Code = code ?? Code,
        Time = time ?? TimeProvider.System,
        Doctor = () => [new("places", "ok", "there", null)],
    };

    public static CodedReport Code(Report report) => Coded.Value.GetValueOrDefault(report.Id) ?? Standard.Code(report);

    /// <summary>Whoever sits at this machine, or nobody where there are accounts.</summary>
    public async Task<Visitor> Visit() => await new Visitor(Address).TakeToken();

    /// <summary>Makes an account and signs in.</summary>
    public async Task<Visitor> SignIn(string name, params string[] roles)
    {
        await AddAccount(name, roles);
        var visitor = await Visit();
        var answer = await visitor.Post("/login", new { name, password = Password, code = (string?)null });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return visitor;
    }

    public async Task AddAccount(string name, params string[] roles)
    {
        using var scope = App.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<AccountBook>().Add(name, Password, roles);
        // What the console does is seen after two seconds; tests do not wait.
        await Task.Run(() => { while (App.Services.GetRequiredService<WorkbenchMode>().IsAlone) Thread.Sleep(50); });
    }

    /// <summary>Lets time pass for the server without waiting for it; only where the clock is its own.</summary>
    public void Skip(TimeSpan time) => skipping!.Skip(time);

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (!keepsFolder)
            Directory.Delete(folder, recursive: true);
    }

    public static IncidentFuser Fuser() => IncidentFuser.Load(DataFolder.Find());

    private static void Fill(Store store, IEnumerable<Report> reports, Func<Report, CodedReport> code, TimeProvider time)
    {
        store.Prepare();
        new Casus.Archive.Ingester(store, code, Standard.Coder, time).Take(reports, CancellationToken.None);
        new Deriver(store, Fuser, time).Derive();
    }

    /// <summary>The archive that most workbenches begin with, made once and copied.</summary>
    private static string MakeArchiveOfExamples()
    {
        var folder = Directory.CreateTempSubdirectory("casus-examples-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var made = Path.Combine(folder, "made.casus");
        Fill(Store.At(made), ExampleReports.All, Code, TimeProvider.System);
        // What still stands in the log beside the file comes along.
        var whole = Path.Combine(folder, "examples.casus");
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={made};Pooling=False");
        connection.Open();
        using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $to";
        copy.Parameters.AddWithValue("$to", whole);
        copy.ExecuteNonQuery();
        return whole;
    }
}

/// <summary>The clock of the machine, set ahead as often as a test wants to.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private long ahead;

    public void Skip(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));
}

/// <summary>Somebody with a browser, or a program with a key.</summary>
internal sealed class Visitor(string address)
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };

    public string? Cookie { get; set; }

    public string? Token { get; set; }

    public string? Key { get; set; }

    public HttpClient Http => http;

    public async Task<Visitor> TakeToken()
    {
        var session = await Get("/session");
        Token = session.Json.GetProperty("token").GetString();
        return this;
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body) => Send(HttpMethod.Post, path, Json(body));

    public Task<Answer> Put(string path, object? body) => Send(HttpMethod.Put, path, Json(body));

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    /// <summary>Uploads files.</summary>
    public Task<Answer> Upload(string? published, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "files", name);
        if (published is not null)
            form.Add(new StringContent(published), "publishedOn");
        return Send(HttpMethod.Post, "/imports", form);
    }

    /// <summary>Waits for the end of an import.</summary>
    public async Task<JsonElement> Ended(string import)
    {
        for (var i = 0; i < 1200; i++)
        {
            var now = await Get("/imports/" + import);
            if (now.Json.GetProperty("state").GetString() is "done" or "failed" or "cancelled" && now.Json.GetProperty("endedAt").ValueKind == JsonValueKind.String)
                return now.Json;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException();
    }

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/mcp", StringComparison.Ordinal) || path == "/" ? path : WorkbenchHost.Api + path) { Content = content };
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 100_000 ? true : null;
        if (Cookie is not null)
            request.Headers.Add("Cookie", Cookie);
        if (Token is not null)
            request.Headers.Add(TokenGuard.Header, Token);
        if (Key is not null)
            request.Headers.Add("Authorization", "Bearer " + Key);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            var cookie = cookies.First().Split(';')[0];
            Cookie = cookie.EndsWith('=') ? null : cookie;
        }

        var answer = new Answer(response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        if (path == "/login" && answer.Status == HttpStatusCode.OK)
            Token = answer.Json.GetProperty("token").GetString();
        return answer;
    }

    private static StringContent Json(object? body) => new(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

/// <summary>What a server answered.</summary>
internal sealed class Answer(HttpResponseMessage response, byte[] bytes)
{
    public HttpStatusCode Status { get; } = response.StatusCode;

    public Dictionary<string, string> Headers { get; } = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);

    public byte[] Bytes => bytes;

    public string Text => Encoding.UTF8.GetString(bytes);

    public JsonElement Json => JsonDocument.Parse(bytes).RootElement;

    public string? Code => Json.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>Checks that it is a problem document, and one that tells nothing of the program's inside.</summary>
    public Answer IsProblem(HttpStatusCode status, string code)
    {
        Assert.True(Status == status, $"{(int)Status}: {Text}");
        Assert.Equal("application/problem+json", Headers["Content-Type"].Split(';')[0]);
        Assert.Equal(code, Code);
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        foreach (var field in new[] { "type", "title", "detail", "requestId" })
            Assert.NotEqual("", Json.GetProperty(field).GetString());
        IsDiscreet();
        return this;
    }

    public Answer IsDiscreet()
    {
        foreach (var inside in new[] { "   at ", ".cs:line", "Exception", "Microsoft.", "System.", Path.Combine(Path.GetTempPath(), "casus-"), "SELECT " })
            Assert.DoesNotContain(inside, Text, StringComparison.Ordinal);
        return this;
    }

    public Answer Is(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{(int)Status}: {Text}");
        return this;
    }
}
