using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Casus.Reports;

namespace Casus.Evaluation;

/// <summary>Reads the JSON Lines files of gold sets.</summary>
internal static class GoldFile
{
    /// <summary>One object per line; blank lines are passed over.</summary>
    /// <exception cref="CasusException">CAS0902: a line is not the object that the set's README describes; CAS0901: the
    /// file cannot be read.</exception>
    public static ImmutableArray<T> Lines<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        var number = 0;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                    rows.Add(JsonSerializer.Deserialize(line, type) ?? throw new JsonException("the line is null"));
            }
        }
        catch (JsonException e)
        {
            throw new CasusException(
                "CAS0902", $"{path}:{number}", $"the line is not an object of this gold set ({e.Message}). Compare it with the set's README.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CasusException(
                "CAS0901",
                path,
                $"the gold file cannot be read ({e.Message}). Check the folder and its permissions.",
                e);
        }

        return rows.ToImmutable();
    }

    /// <summary>The gold files of one set folder in the order of their names; those to train on are left out.</summary>
    public static IEnumerable<string> In(string root, string folder, string extension)
    {
        var path = Path.Combine(root, folder);
        return !Directory.Exists(path)
            ? []
            : Directory.EnumerateFiles(path, "*" + extension)
                .Where(f => !Path.GetFileNameWithoutExtension(f).Contains("train", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
    }
}
