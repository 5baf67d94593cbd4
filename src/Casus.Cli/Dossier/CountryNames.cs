using System.Collections.Frozen;
using Casus.Knowledge;

namespace Casus.Cli.Dossier;

/// <summary>Countries by their codes, for readers who do not know that IRQ is Iraq.</summary>
internal sealed class CountryNames
{
    private const string File = "gazetteer/countries.txt";
    private readonly FrozenDictionary<string, string> byCode;

    private CountryNames(IEnumerable<(string Code, string Name)> names) =>
        byCode = names.ToFrozenDictionary(n => n.Code, n => n.Name, StringComparer.Ordinal);

    /// <summary>Knows none: every code stands for itself.</summary>
    public static CountryNames None { get; } = new([]);

    /// <summary>Reads the main name of every country.</summary>
    /// <exception cref="Reports.CasusException">The file is missing or damaged.</exception>
    public static CountryNames Load(DataFolder data) => new(data.Stanzas(File)
        .Select(s => (s.Require("code").Split(' ')[^1], s.List("names").First()))
        .DistinctBy(n => n.Item1));

    /// <summary>The name of the country with an ISO 3166-1 alpha-3 code, or the code.</summary>
    public string Of(string code) => byCode.TryGetValue(code, out var name) ? name : Quotation.Clean(code);
}
