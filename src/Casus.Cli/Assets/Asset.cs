using Casus.Knowledge;

namespace Casus.Cli.Assets;

/// <summary>Something under the data folder that Casus reads, as data/assets.txt lists it.</summary>
internal sealed record Asset
{
    /// <summary>The list of all assets.</summary>
    public const string ListFile = "assets.txt";

    /// <summary>Its short name.</summary>
    public required string Name { get; init; }

    /// <summary>Its files: one folder below the data folder, forward slashes, <c>*</c> in the last part.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>What it holds, in a few words.</summary>
    public required string About { get; init; }

    /// <summary>Whether its files are stanza files, which can be read through to the last line.</summary>
    public bool IsStanzas { get; init; }

    /// <summary>
    /// The kind of a trained model, which carries its own checksum and says how it was made; else
    /// <see langword="null"/>.
    /// </summary>
    public string? ModelKind { get; init; }

    /// <summary>
    /// A file of SHA-256 sums beside the asset, in the form of <c>sha256sum</c>, or <see langword="null"/>: people may
    /// edit it.
    /// </summary>
    public string? Sums { get; init; }

    /// <summary>Whether Casus works without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What to do when it is missing or damaged.</summary>
    public required string Remedy { get; init; }

    /// <summary>Reads the list.</summary>
    public static IReadOnlyList<Asset> List(DataFolder data) => [.. data.Stanzas(ListFile).Select(Of)];

    private static Asset Of(Stanza stanza) => new()
    {
        Name = stanza.Require("asset"),
        Files = [.. stanza.List("files")],
        About = stanza.Require("about"),
        IsStanzas = stanza["form"] == "stanzas",
        ModelKind = stanza["model"],
        Sums = stanza["sums"],
        IsOptional = stanza["optional"] == "yes",
        Remedy = stanza["remedy"] ?? "Reinstall Casus, or restore the file from the repository.",
    };
}
