namespace Casus.Language.Engine;

/// <summary>The buffers that one thread reads with; grown to the longest report seen and kept.</summary>
internal sealed class NetworkScratch(int width)
{
    public FormCache Cache { get; } = new(width);

    public ParserState State { get; } = new();

    public float[] Stream { get; private set; } = [];

    public float[] Wide { get; private set; } = [];

    public short[] Inputs { get; private set; } = [];

    public short[] Narrow { get; private set; } = [];

    public float[] Raw { get; } = new float[1024];

    /// <summary>Makes room for a number of rows.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="stream">Floats a row between the layers.</param>
    /// <param name="wide">Floats of the widest product.</param>
    /// <param name="narrow">The widest row of inputs.</param>
    public void Ensure(int rows, int stream, int wide, int narrow)
    {
        if (Stream.Length < rows * stream)
            Stream = new float[Room(rows * stream)];
        if (Wide.Length < rows * wide)
            Wide = new float[Room(rows * wide)];
        if (Inputs.Length < (rows * narrow) + 2)
            Inputs = new short[Room(rows * narrow) + 2];
        if (Narrow.Length < (rows * narrow) + 2)
            Narrow = new short[Room(rows * narrow) + 2];
    }

    private static int Room(int length) => length + (length / 4);
}
