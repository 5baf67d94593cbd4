namespace Casus.Language.Engine;

/// <summary>The weights of a trained network as they stand in its file, by name.</summary>
/// <remarks>
/// A matrix has eight bits a weight and one scale for each of its columns (or, a table of which single rows are taken, of its rows);
/// what is added or scaled element by element keeps its floats.
/// </remarks>
internal sealed class NetworkTables
{
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);

    private NetworkTables()
    {
    }

    /// <summary>How a table's numbers are kept.</summary>
    public enum Form : byte
    {
        /// <summary>As floats.</summary>
        Floats,

        /// <summary>Eight bits, a scale for each row.</summary>
        ScaledRows,

        /// <summary>Eight bits, a scale for each column.</summary>
        ScaledColumns,
    }

    /// <summary>The words with a row of their own; the first has row 1.</summary>
    public required string[] Words { get; init; }

    /// <summary>The tags of the treebank's own set.</summary>
    public required string[] FineTags { get; init; }

    /// <summary>The layers of the encoder, a letter each.</summary>
    public required string Layers { get; init; }

    /// <summary>Writes a network as the payload of a model file.</summary>
    public static void Write(
        BinaryWriter writer,
        string layers,
        IReadOnlyList<string> words,
        IReadOnlyList<string> fineTags,
        IReadOnlyList<(string Name, Form Form, int Rows, int Columns, float[] Values)> tables)
    {
        writer.Write(layers);
        Write(writer, words);
        Write(writer, fineTags);
        writer.Write(tables.Count);
        foreach (var (name, form, rows, columns, values) in tables)
        {
            writer.Write(name);
            writer.Write((byte)form);
            writer.Write(rows);
            writer.Write(columns);
            if (form == Form.Floats)
            {
                foreach (var value in values)
                    writer.Write(value);
                continue;
            }

            var scales = new float[form == Form.ScaledRows ? rows : columns];
            for (var i = 0; i < values.Length; i++)
            {
                ref var scale = ref scales[form == Form.ScaledRows ? i / columns : i % columns];
                scale = Math.Max(scale, Math.Abs(values[i]) / 127);
            }

            foreach (var scale in scales)
                writer.Write(scale);
            for (var i = 0; i < values.Length; i++)
            {
                var scale = scales[form == Form.ScaledRows ? i / columns : i % columns];
                writer.Write((sbyte)(scale == 0 ? 0 : Math.Clamp(MathF.Round(values[i] / scale), -127, 127)));
            }
        }
    }

    /// <summary>Reads what <see cref="Write(BinaryWriter, string, IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{ValueTuple{string, Form, int, int, float[]}})"/> wrote.</summary>
    /// <exception cref="IOException">The payload is not of that form.</exception>
    public static NetworkTables Read(BinaryReader reader)
    {
        var result = new NetworkTables { Layers = reader.ReadString(), Words = ReadStrings(reader), FineTags = ReadStrings(reader) };
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            var form = (Form)reader.ReadByte();
            int rows = reader.ReadInt32(), columns = reader.ReadInt32();
            if (form > Form.ScaledColumns || rows < 0 || columns < 0 || (long)rows * columns > 1 << 26)
                throw new IOException("the sizes do not fit");
            var scales = Floats(reader, form switch { Form.Floats => rows * columns, Form.ScaledRows => rows, _ => columns });
            var weights = form == Form.Floats ? [] : reader.ReadBytes(rows * columns);
            if (form != Form.Floats && weights.Length != rows * columns)
                throw new IOException("the file ends too early");
            result.tables[name] = new(form, rows, columns, scales, (sbyte[])(Array)weights);
        }

        return result;
    }

    /// <summary>The floats of a vector.</summary>
    /// <exception cref="IOException">There is none of the name.</exception>
    public float[] Vector(string name) => Find(name, Form.Floats).Scales;

    /// <summary>A matrix to multiply with.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="bias">The name of what is added; <see langword="null"/> for nothing.</param>
    /// <param name="inputScale">How many steps of an input make one.</param>
    /// <exception cref="IOException">There is none of the name.</exception>
    public IntegerMatrix Matrix(string name, string? bias, float inputScale)
    {
        var table = Find(name, Form.ScaledColumns);
        return new(table.Rows, table.Columns, table.Weights, table.Scales, bias is null ? [] : Vector(bias), inputScale);
    }

    /// <summary>A table of which rows are taken.</summary>
    /// <exception cref="IOException">There is none of the name.</exception>
    public Table Rows(string name) => Find(name, Form.ScaledRows);

    /// <summary>The weights of a small matrix as they are kept.</summary>
    /// <exception cref="IOException">There is none of the name.</exception>
    public Table Columns(string name) => Find(name, Form.ScaledColumns);

    private static float[] Floats(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count * sizeof(float));
        if (bytes.Length != count * sizeof(float))
            throw new IOException("the file ends too early");
        var floats = new float[count];
        Buffer.BlockCopy(bytes, 0, floats, 0, bytes.Length);
        return floats;
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var text in strings)
            writer.Write(text);
    }

    private static string[] ReadStrings(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > 1 << 24)
            throw new IOException("the sizes do not fit");
        var strings = new string[count];
        for (var i = 0; i < count; i++)
            strings[i] = reader.ReadString();
        return strings;
    }

    private Table Find(string name, Form form) =>
        tables.TryGetValue(name, out var table) && table.Form == form ? table : throw new IOException($"'{name}' is missing");

    /// <summary>One table.</summary>
    internal sealed record Table(Form Form, int Rows, int Columns, float[] Scales, sbyte[] Weights)
    {
        /// <summary>Writes a row as floats.</summary>
        public void Decode(int row, Span<float> target)
        {
            var scale = Scales[row];
            var weights = Weights.AsSpan(row * Columns, Columns);
            for (var i = 0; i < weights.Length; i++)
                target[i] = weights[i] * scale;
        }
    }
}
