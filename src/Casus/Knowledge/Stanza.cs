using System.Collections.Immutable;
using System.Text;
using Casus.Reports;

namespace Casus.Knowledge;

/// <summary>A block of <c>key: value</c> lines in one of the text files under <c>data/</c>.</summary>
/// <remarks>
/// The form is that of Debian's control files: stanzas are separated by blank lines, a line that begins with a space continues the
/// value above, <c>#</c> begins a comment at the start of a line. Keys may repeat. List values are separated by semicolons.
/// </remarks>
public sealed class Stanza
{
    private readonly ImmutableArray<Field> fields;

    private Stanza(string file, ImmutableArray<Field> fields) => (File, this.fields) = (file, fields);

    /// <summary>The file it stands in, for messages.</summary>
    public string File { get; }

    /// <summary>The 1-based line of its first field.</summary>
    public int Line => fields[0].Line;

    /// <summary>The keys in the order in which they stand.</summary>
    public IEnumerable<string> Keys => fields.Select(f => f.Key);

    /// <summary>The value of <paramref name="key"/>, or <see langword="null"/>; of repeated keys the first.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var field in fields)
            {
                if (string.Equals(field.Key, key, StringComparison.Ordinal))
                    return field.Value;
            }

            return null;
        }
    }

    /// <summary>The fields in the order in which they stand.</summary>
    public ReadOnlySpan<Field> Fields => fields.AsSpan();

    /// <summary>Reads all stanzas of a file.</summary>
    /// <exception cref="CasusException">CAS0301: a line is neither a field nor a continuation.</exception>
    public static ImmutableArray<Stanza> ReadAll(string file, TextReader reader) => ReadAll(file, reader, 1);

    /// <summary>Reads stanzas from the middle of a file, the first line of which has a number of its own.</summary>
    internal static ImmutableArray<Stanza> ReadAll(string file, TextReader reader, int firstLine)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var stanzas = ImmutableArray.CreateBuilder<Stanza>();
        var fields = ImmutableArray.CreateBuilder<Field>();
        var number = firstLine - 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith('#'))
                continue;
            if (string.IsNullOrWhiteSpace(line))
                Flush();
            else if (line[0] is ' ' or '\t')
                Continue(line, number);
            else
                fields.Add(Begin(line, number));
        }

        Flush();
        return stanzas.ToImmutable();

        void Flush()
        {
            if (fields.Count > 0)
                stanzas.Add(new(file, fields.ToImmutable()));
            fields.Clear();
        }

        void Continue(string line, int at)
        {
            if (fields.Count == 0)
                throw Damaged(at, "a continued line needs a field above it");
            var field = fields[^1];
            fields[^1] = field with { Value = field.Value.Length == 0 ? line.Trim() : field.Value + " " + line.Trim() };
        }

        Field Begin(string line, int at)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                throw Damaged(at, "expected 'key: value', a comment or a blank line");
            return new(line[..colon].Trim(), line[(colon + 1)..].Trim(), at);
        }

        CasusException Damaged(int at, string expected) => new("CAS0301", $"{file}:{at}", $"{expected}. Correct the line.");
    }

    /// <summary>The value of <paramref name="key"/>.</summary>
    /// <exception cref="CasusException">CAS0302: it is missing or empty.</exception>
    public string Require(string key) => this[key] is { Length: > 0 } value
        ? value
        : throw Error("CAS0302", $"the field '{key}' is missing. Add it to the stanza.");

    /// <summary>
    /// The semicolon-separated values of every field named <paramref name="key"/>; empty when there is none.
    /// </summary>
    public IEnumerable<string> List(string key) => fields
        .Where(f => string.Equals(f.Key, key, StringComparison.Ordinal))
        .SelectMany(f => f.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>All values of a repeated key, whole.</summary>
    public IEnumerable<string> Values(string key) =>
        fields.Where(f => string.Equals(f.Key, key, StringComparison.Ordinal)).Select(f => f.Value);

    /// <summary>An error about this stanza that names its file and line.</summary>
    public CasusException Error(string code, string message) => new(code, $"{File}:{Line}", message);

    /// <summary>
    /// An error about the field <paramref name="key"/> that names its file and line; about the stanza when it has no
    /// such field.
    /// </summary>
    public CasusException Error(string code, string key, string message)
    {
        foreach (var field in fields)
        {
            if (string.Equals(field.Key, key, StringComparison.Ordinal))
                return new(code, $"{File}:{field.Line}", message);
        }

        return Error(code, message);
    }

    /// <summary>The stanza as it would be written.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, value, _) in fields)
            text.Append(key).Append(": ").Append(value).Append('\n');
        return text.ToString();
    }
}
