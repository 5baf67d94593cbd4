using System.Collections.Frozen;
using System.Globalization;
using Casus.Knowledge;

namespace Casus.Cli.Dossier;

/// <summary>Countries by their codes and actors by their ids, for readers who do not know that IRQ is Iraq.</summary>
internal sealed class CountryNames
{
    private const string File = "gazetteer/countries.txt";
    private static readonly string[] ActorFiles = ["actors/states.txt", "actors/nonstate.txt", "actors/state-forces.txt", "actors/state-bodies.txt", "actors/organisations.txt", "actors/leaders.txt"];

    private readonly FrozenDictionary<string, string> byCode;
    private readonly FrozenDictionary<string, string> byActor;

    private CountryNames(IEnumerable<(string Code, string Name)> names, IEnumerable<(string Id, string Name)> actors)
    {
        byCode = names.ToFrozenDictionary(n => n.Code, n => n.Name, StringComparer.Ordinal);
        byActor = actors.ToFrozenDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);
    }

    /// <summary>Knows none: every code stands for itself.</summary>
    public static CountryNames None { get; } = new([], []);

    /// <summary>Reads the main name of every country and of every actor.</summary>
    /// <exception cref="Reports.CasusException">A file is missing or damaged.</exception>
    public static CountryNames Load(DataFolder data) => new(
        data.Stanzas(File).Select(s => (s.Require("code").Split(' ')[^1], s.List("names").First())).DistinctBy(n => n.Item1),
        ActorFiles.SelectMany(f => data.Stanzas(f)).Select(s => (s.Require("id"), s.Require("name"))).DistinctBy(a => a.Item1));

    /// <summary>The name of the country with an ISO 3166-1 alpha-3 code, or the code.</summary>
    public string Of(string code) => byCode.TryGetValue(code, out var name) ? name : Quotation.Clean(code);

    /// <summary>The name of the actor with an id of the register; of one that a rule made, its id in words.</summary>
    public string OfActor(string id) => byActor.TryGetValue(id, out var name)
        ? name
        : Quotation.Clean(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id.Replace('-', ' ')));
}
