using System.Text;

namespace Casus.Archive.Search;

/// <summary>Cursors: where a page ended.</summary>
internal static class Cursors
{
    public static string Of(string day, string key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{day}\n{key}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static (string Day, string Key) Read(string cursor)
    {
        var base64 = cursor.Replace('-', '+').Replace('_', '/');
        base64 = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split('\n', 2) is [var day, var key]
            ? (day, key)
            : throw ArchiveErrors.NoCursor(cursor);
    }
}
