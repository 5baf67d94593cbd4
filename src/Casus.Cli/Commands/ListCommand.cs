using System.CommandLine;
using Casus.Archive.Search;
using Casus.Archive.Stores;
using Casus.Cli.Output;

namespace Casus.Cli.Commands;

/// <summary>What the commands share that list what an archive holds: a page of it, as a table or as JSON Lines.</summary>
internal abstract class ListCommand<T> : Command
{
    private readonly Option<string> archive = ArchiveOptions.Archive();
    private readonly Option<bool> json = ArchiveOptions.Json();
    private readonly SearchOptions filters;

    protected ListCommand(Session session, string name, string description, SearchOptions.Purpose purpose)
        : base(name, description)
    {
        Session = session;
        filters = new(purpose);
        Add(archive);
        filters.AddTo(this);
        Add(json);
        SetAction(Run);
    }

    protected Session Session { get; }

    /// <summary>A page of what fits.</summary>
    protected abstract FoundPage<T> Find(Store store, ArchiveQuery query);

    /// <summary>One of them as a line of JSON.</summary>
    protected abstract string ToJson(T found);

    /// <summary>Them as a table.</summary>
    protected abstract TextTable Table(IEnumerable<T> found);

    /// <summary>What else there is to say of the archive.</summary>
    protected virtual void Advise(Store store)
    {
    }

    private int Run(ParseResult parse)
    {
        var query = filters.Query(parse, Session.Services.FindExportData);
        var store = ArchiveOptions.Open(parse, archive);
        var page = Find(store, query);
        if (parse.GetValue(json))
        {
            foreach (var found in page.Items)
                Session.Write(ToJson(found) + "\n");
        }
        else
        {
            Session.Write(Table(page.Items).ToString());
        }

        if (page.Items.Count == 0)
            Session.Messages.WriteLine($"casus: no {Name} fit.");
        if (page.Next is not null)
            Session.Messages.WriteLine($"casus: there are more; go on with --after {page.Next}");
        Advise(store);
        return ExitCodes.Done;
    }
}
