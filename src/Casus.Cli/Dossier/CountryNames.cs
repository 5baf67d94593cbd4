using System.Collections.Frozen;
using System.Globalization;
using Casus.Knowledge;
using Casus.Knowledge.Actors;

namespace Casus.Cli.Dossier;

/// <summary>Countries by their codes and actors by their ids, for readers who do not know that IRQ is Iraq.</summary>
internal sealed class CountryNames
{
    private const string File = "gazetteer/countries.txt";

    private readonly FrozenDictionary<string, string> byCode;
    private readonly Func<string, string?> actorName;

    private CountryNames(IEnumerable<(string Code, string Name)> names, Func<string, string?> actorName)
    {
        byCode = names.ToFrozenDictionary(n => n.Code, n => n.Name, StringComparer.Ordinal);
        this.actorName = actorName;
    }

    /// <summary>Knows none: every code stands for itself.</summary>
    public static CountryNames None { get; } = new([], _ => null);

    /// <summary>Reads the main name of every country, and takes those of the actors from their register.</summary>
    /// <exception cref="Reports.CasusException">A file is missing or damaged.</exception>
    public static CountryNames Load(DataFolder data, ActorRegister actors) => new(
        data.Stanzas(File).Select(s => (s.Require("code").Split(' ')[^1], s.List("names").First())).DistinctBy(n => n.Item1),
        id => actors.TryGet(id, out var actor) ? actor.Name : null);

    /// <summary>The name of the country with an ISO 3166-1 alpha-3 code, or the code.</summary>
    public string Of(string code) => byCode.TryGetValue(code, out var name) ? name : Quotation.Clean(code);

    /// <summary>The name of the actor with an id of the register; of one that is not in it, its id in words.</summary>
    public string OfActor(string id) => actorName(id)
        ?? Quotation.Clean(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id.Replace('-', ' ')));
}
