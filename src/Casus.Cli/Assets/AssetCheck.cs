using System.Globalization;
using Casus.Knowledge;
using Casus.Language.Engine;
using Casus.Reports;

namespace Casus.Cli.Assets;

/// <summary>Looks at every file of an asset: is it there, can it be read to its end, is it what was shipped.</summary>
internal sealed class AssetCheck(DataFolder data)
{
    /// <summary>Checks one asset. Never throws for what may be wrong with it.</summary>
    public AssetFinding Check(Asset asset)
    {
        try
        {
            return Missing(asset) ?? Damaged(asset) ?? Ok(asset);
        }
        catch (CasusException e)
        {
            return new(asset.Name, AssetState.Damaged, $"{e.Where}: {e.Message}", asset.Remedy, asset.IsOptional);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(asset.Name, AssetState.Damaged, e.Message, asset.Remedy, asset.IsOptional);
        }
    }

    /// <summary>
    /// The files under the data folder that a pattern names, with forward slashes, in the order of their names.
    /// </summary>
    public static IReadOnlyList<string> Matching(DataFolder data, string pattern)
    {
        var slash = pattern.LastIndexOf('/');
        var folder = slash < 0 ? "" : pattern[..slash];
        var path = data.File(folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, pattern[(slash + 1)..]).Select(f => (folder.Length == 0 ? "" : folder + "/") + Path.GetFileName(f)).Order(StringComparer.Ordinal)]
            : [];
    }

    private AssetFinding? Missing(Asset asset)
    {
        var absent = asset.Files
            .Where(f => Matching(data, f).Count == 0)
            .Concat(Sums(asset).Keys.Where(f => !File.Exists(data.File(f))))
            .ToList();
        return absent.Count == 0 ? null : new(asset.Name, AssetState.Missing, "there is no " + string.Join(", ", absent), asset.Remedy, asset.IsOptional);
    }

    private AssetFinding? Damaged(Asset asset)
    {
        foreach (var (file, expected) in Sums(asset))
        {
            using var stream = File.OpenRead(data.File(file));
            if (!Sha256Hex.Of(stream).Equals(expected, StringComparison.OrdinalIgnoreCase))
                return new(
                    asset.Name,
                    AssetState.Damaged,
                    $"{file} is not the file that was shipped (its SHA-256 differs)",
                    asset.Remedy,
                    asset.IsOptional);
        }

        var empty = FilesOf(asset).FirstOrDefault(f => new FileInfo(data.File(f)).Length == 0);
        return empty is null
            ? null
            : new(asset.Name, AssetState.Damaged, $"{empty} is empty", asset.Remedy, asset.IsOptional);
    }

    private AssetFinding Ok(Asset asset)
    {
        var files = FilesOf(asset);
        var bytes = files.Sum(f => new FileInfo(data.File(f)).Length);
        var size = (files.Count == 1 ? "1 file" : Number(files.Count) + " files") + ", " + Size(bytes);
        var detail = asset.IsStanzas ? $"{Number(files.Sum(f => data.Stanzas(f).Count))} entries in {size}" : size;
        var making = asset.ModelKind is { } kind ? ModelFile.AboutOf(data.File(files[0]), kind) : null;
        return new(asset.Name, AssetState.Ok, $"{asset.About} ({detail})", null, asset.IsOptional, making);
    }

    private List<string> FilesOf(Asset asset) =>
        [.. asset.Files.SelectMany(f => Matching(data, f)).Distinct(StringComparer.Ordinal)];

    private Dictionary<string, string> Sums(Asset asset)
    {
        if (asset.Sums is null || !File.Exists(data.File(asset.Sums)))
            return [];
        var folder = asset.Sums[..(asset.Sums.LastIndexOf('/') + 1)];
        return File.ReadLines(data.File(asset.Sums))
            .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => folder + parts[1].TrimStart('*'), parts => parts[0], StringComparer.Ordinal);
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} bytes",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#} MiB"),
    };

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
