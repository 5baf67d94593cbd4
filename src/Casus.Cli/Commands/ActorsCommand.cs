using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Casus.Cli.Actors;
using Casus.Knowledge.Actors;
using Casus.Reports;

namespace Casus.Cli.Commands;

/// <summary><c>casus actors</c>: who is in the register, and whom a name means.</summary>
internal sealed class ActorsCommand : Command, IDocumented
{
    private const int IsoLength = 3;

    public ActorsCommand(Session session)
        : base("actors", "Look into the register of actors: states, forces, armed groups, organisations, holders of public office.")
    {
        Add(new SearchCommand(session));
        Add(new ShowCommand(session));
    }

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
    [
        new("casus actors search Hezbollah --country IRQ", "whom the name means in a report on Iraq, and why"),
        new("casus actors show yoweri-museveni", "an entry with all it says"),
    ];

    private static Option<string> Format()
    {
        var format = new Option<string>("--format", "-f")
        {
            Description = "text: for reading. json: for other programs.",
            HelpName = "text|json",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        return format;
    }

    private static Option<DateOnly?> On(string meaning) => new("--on")
    {
        Description = meaning,
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (IsoDay.TryParse(text, out var day))
                return day;
            result.AddError($"'{text}' is not a date. Write it as 2024-02-08.");
            return null;
        },
    };

    private sealed class SearchCommand : Command, IDocumented
    {
        private readonly Session session;

        private readonly Argument<string> name = new("NAME") { Description = "The name as a report has it, in quotes when it has spaces." };

        private readonly Option<string[]> countries = new("--country", "-c")
        {
            Description = "A country the report is about, the main one first: its three-letter code. May be repeated.",
            HelpName = "ISO3",
        };

        private readonly Option<DateOnly?> on = On("The date of the report: namesakes of another time count less.");
        private readonly Option<string?> own = CommonOptions.Actors();
        private readonly Option<string> format = Format();

        public SearchCommand(Session session)
            : base("search", "List whom a name may mean, the likeliest first, each with its score and the reasons. Where no entry has the name, entries are listed that have it within a longer one.")
        {
            this.session = session;
            countries.Validators.Add(RefuseOtherCodes);
            Add(name);
            Add(countries);
            Add(on);
            Add(own);
            Add(format);
            SetAction(Run);
        }

        /// <inheritdoc/>
        public ImmutableArray<Example> Examples { get; } =
        [
            new("casus actors search AFP --country PHL", "the armed forces, not the news agency"),
            new("casus actors search \"John Kelly\" --country USA --on 2017-03-01", "a common name counts only with its country"),
        ];

        private static void RefuseOtherCodes(OptionResult result)
        {
            foreach (var code in result.Tokens.Select(t => t.Value).Where(c => c.Length != IsoLength || !c.All(char.IsAsciiLetterUpper)))
                result.AddError($"'{code}' is not a country code. Write three capitals, as IRQ.");
        }

        private int Run(ParseResult parse)
        {
            var register = session.Services.LoadActors(parse.GetValue(own));
            var asked = parse.GetValue(name)!;
            var context = new ActorContext
            {
                Countries = [.. parse.GetValue(countries) ?? []],
                On = parse.GetValue(on),
                IgnoreCase = !asked.Any(char.IsUpper),
            };
            var search = new ActorSearch(register, asked, context);
            if (parse.GetValue(format) == "json")
                session.Output.Write(ActorJson.Render(search));
            else
                session.Write(ActorPage.Of(search).Set(session.OutputStyle));
            return ExitCodes.Done;
        }
    }

    private sealed class ShowCommand : Command, IDocumented
    {
        private readonly Session session;

        private readonly Argument<string> id = new("ID") { Description = "The id of an entry, as a record's actorId has it." };
        private readonly Option<DateOnly?> on = On("The day for which sector and type are told. Without it: the latest.");
        private readonly Option<string?> own = CommonOptions.Actors();
        private readonly Option<string> format = Format();

        public ShowCommand(Session session)
            : base("show", "Print an entry: its names, what it is and from when to when, where it acts, and in which file it stands.")
        {
            this.session = session;
            Add(id);
            Add(on);
            Add(own);
            Add(format);
            SetAction(Run);
        }

        /// <inheritdoc/>
        public ImmutableArray<Example> Examples { get; } =
        [
            new("casus actors show taliban --on 2010-01-01", "what the register says of the Taliban as of 2010"),
            new("casus actors show yoweri-museveni --format json", "offices and dates for another program"),
        ];

        private int Run(ParseResult parse)
        {
            var register = session.Services.LoadActors(parse.GetValue(own));
            var asked = parse.GetValue(id)!;
            if (!register.TryGet(asked, out var actor))
                throw CliErrors.NoSuchActor(asked);
            if (parse.GetValue(format) == "json")
                session.Output.Write(ActorJson.Render(register, actor, parse.GetValue(on)));
            else
                session.Write(ActorPage.Of(register, actor, parse.GetValue(on)).Set(session.OutputStyle));
            return ExitCodes.Done;
        }
    }
}
