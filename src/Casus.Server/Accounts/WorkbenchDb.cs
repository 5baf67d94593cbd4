using System.Globalization;
using Casus.Archive.Stores;
using Casus.Server.Hosting;
using Casus.Server.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Casus.Server.Accounts;

/// <summary>
/// What the workbench keeps beside the archive: accounts, sessions, security keys, keys of programs, views, imports, exports, requests for correction and its log. An SQLite file in the folder
/// of the workbench, or a schema of the archive's PostgreSQL database.
/// </summary>
internal sealed class WorkbenchDb(DbContextOptions<WorkbenchDb> options, WorkbenchPlace place) : IdentityDbContext<Person>(options)
{
    private const string SchemaKey = "schema";
    private const string RequestsTable = "correction_requests";
    private const string PublicRequestsTable = "public_requests";
    private const string PasskeysTable = "people_passkeys";
    private const int Newest = 4;

    // What each schema brought beyond the one before it.
    private static readonly (int Schema, string Table)[] Brought = [(2, RequestsTable), (3, PasskeysTable), (4, PublicRequestsTable)];

    public DbSet<SignIn> SignIns => Set<SignIn>();

    public DbSet<ApiKey> Keys => Set<ApiKey>();

    public DbSet<SavedView> Views => Set<SavedView>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportProblem> ImportProblems => Set<ImportProblem>();

    public DbSet<ExportJob> Exports => Set<ExportJob>();

    public DbSet<CorrectionRequest> Requests => Set<CorrectionRequest>();

    public DbSet<PublicRequest> PublicRequests => Set<PublicRequest>();

    public DbSet<AccessEntry> Access => Set<AccessEntry>();

    public DbSet<Setting> Settings => Set<Setting>();

    /// <summary>Names the database in options.</summary>
    public static void Use(DbContextOptionsBuilder options, WorkbenchPlace place)
    {
        if (place.Postgres is { } postgres)
            options.UseNpgsql(postgres.ConnectionString);
        else
            options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = place.Database, Pooling = false, DefaultTimeout = 15 }.ToString());
        options.EnableSensitiveDataLogging(false);
        options.ReplaceService<IModelCacheKeyFactory, SchemaKey>();
    }

    /// <summary>The schema that the tables stand in; empty in SQLite.</summary>
    public string Schema => place.Postgres?.Schema ?? "";

    /// <summary>Makes the tables where there are none.</summary>
    /// <exception cref="Reports.CasusException">CAS1325: they cannot be made. CAS1326: a newer program made them.</exception>
    public void Prepare()
    {
        try
        {
            Make();
            // Two servers over one archive would each think they were alone; the file is the same, and the rows are read anew for each request.
            if (place.Postgres is null)
                Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        }
        catch (Exception e) when (e is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            throw ServerErrors.StateCannotBeKept(place.Folder, e);
        }

        var found = int.Parse(Settings.AsNoTracking().FirstOrDefault(s => s.Key == SchemaKey)?.Value ?? "0", CultureInfo.InvariantCulture);
        if (found > Newest)
            throw ServerErrors.NewerState(place.Database, found, Newest);
        if (found == 0)
        {
            Settings.Add(new() { Key = SchemaKey, Value = Newest.ToString(CultureInfo.InvariantCulture) });
            SaveChanges();
        }
        else if (found < Newest)
        {
            BringUp(found);
        }
    }

    // Tables and indexes that an earlier program did not know, as a new database would get them.
    private void BringUp(int found)
    {
        using var transaction = Database.BeginTransaction();
        var script = this.GetService<IRelationalDatabaseCreator>().GenerateCreateScript().Split(';');
        foreach (var (_, table) in Brought.Where(b => b.Schema > found))
        {
            foreach (var statement in script.Where(s => s.Contains("CREATE ", StringComparison.Ordinal) && s.Contains(table, StringComparison.Ordinal)))
                Database.ExecuteSqlRaw(statement);
        }

        Settings.Where(s => s.Key == SchemaKey).ExecuteUpdate(u => u.SetProperty(s => s.Value, Newest.ToString(CultureInfo.InvariantCulture)));
        transaction.Commit();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        if (place.Postgres is { } postgres)
            builder.HasDefaultSchema(postgres.Schema);
        builder.Entity<Person>().ToTable("people");
        builder.Entity<IdentityRole>().ToTable("roles");
        builder.Entity<IdentityUserRole<string>>().ToTable("people_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("people_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("people_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("people_tokens");
        // As in the third of Identity's schemas, of which the other tables have no need: they stay as earlier programs made them.
        builder.Entity<Person>().HasMany<IdentityUserPasskey<string>>().WithOne().HasForeignKey(p => p.UserId).IsRequired();
        builder.Entity<IdentityUserPasskey<string>>(e =>
        {
            e.ToTable(PasskeysTable).HasKey(p => p.CredentialId);
            e.Property(p => p.CredentialId).HasMaxLength(1024);
            e.OwnsOne(p => p.Data).ToJson();
        });
        builder.Entity<IdentityRoleClaim<string>>().ToTable("role_claims");
        builder.Entity<SignIn>(e =>
        {
            e.ToTable("sign_ins").HasKey(s => s.Id);
            e.HasIndex(s => s.Hash).IsUnique();
            e.HasIndex(s => s.PersonId);
        });
        builder.Entity<ApiKey>(e =>
        {
            e.ToTable("keys").HasKey(k => k.Id);
            e.HasIndex(k => k.Hash).IsUnique();
        });
        builder.Entity<SavedView>().ToTable("views").HasKey(v => v.Id);
        builder.Entity<Import>().ToTable("imports").HasKey(i => i.Id);
        builder.Entity<ImportProblem>(e =>
        {
            e.ToTable("import_problems").HasKey(p => p.Id);
            e.HasIndex(p => p.ImportId);
        });
        builder.Entity<ExportJob>().ToTable("exports").HasKey(x => x.Id);
        builder.Entity<CorrectionRequest>().ToTable(RequestsTable).HasKey(r => r.Id);
        builder.Entity<PublicRequest>(e =>
        {
            e.ToTable(PublicRequestsTable).HasKey(p => p.Id);
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasIndex(p => p.Hash).IsUnique();
        });
        builder.Entity<AccessEntry>(e =>
        {
            e.ToTable("access").HasKey(a => a.Number);
            e.Property(a => a.Number).ValueGeneratedNever();
        });
        builder.Entity<Setting>().ToTable("settings").HasKey(s => s.Key);
    }

    private void Make()
    {
        if (place.Postgres is not { } postgres)
        {
            Directory.CreateDirectory(place.Folder);
            Database.EnsureCreated();
            return;
        }

#pragma warning disable EF1002 // The name of a schema has small letters, digits and _ only.
        Database.ExecuteSqlRaw($"CREATE SCHEMA IF NOT EXISTS {postgres.Schema}");
#pragma warning restore EF1002
        var tables = Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = {postgres.Schema} AND tablename = 'settings'").Single();
        if (tables == 0)
            this.GetService<IRelationalDatabaseCreator>().CreateTables();
    }
}

/// <summary>One model for each schema: it is part of the tables' names.</summary>
internal sealed class SchemaKey : IModelCacheKeyFactory
{
    /// <inheritdoc/>
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as WorkbenchDb)?.Schema, designTime);
}

/// <summary>Where the workbench keeps what is its own.</summary>
internal sealed record WorkbenchPlace
{
    /// <summary>The folder of imports, exports and backups.</summary>
    public required string Folder { get; init; }

    /// <summary>The SQLite file; unused with PostgreSQL.</summary>
    public required string Database { get; init; }

    /// <summary>Connection and schema, where the archive is in PostgreSQL.</summary>
    public (string ConnectionString, string Schema)? Postgres { get; init; }

    /// <summary>The place that belongs to an archive.</summary>
    /// <param name="location">The archive, as named.</param>
    /// <param name="store">It, opened.</param>
    /// <param name="folder">A folder of one's own, or <see langword="null"/>: beside a file, and for a database in the user's folder for data.</param>
    public static WorkbenchPlace Of(string location, Store store, string? folder)
    {
        if (store is not PostgresStore postgres)
        {
            var beside = folder ?? location + ".workbench";
            return new() { Folder = beside, Database = Path.Combine(beside, "workbench.sqlite") };
        }

        var name = string.Concat(store.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        folder ??= Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "casus", name);
        return new() { Folder = folder, Database = store.Name, Postgres = (postgres.Settings.ConnectionString, postgres.Settings.Schema + "_workbench") };
    }
}
