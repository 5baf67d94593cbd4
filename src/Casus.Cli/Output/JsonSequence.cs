namespace Casus.Cli.Output;

/// <summary>JSON values: one stands alone, several make an array.</summary>
internal sealed class JsonSequence : Sequence
{
    // Held back until it is known whether it stands alone.
    private byte[]? first;
    private bool inArray;

    /// <inheritdoc/>
    public override void Add(OutputTarget target, byte[] rendered)
    {
        if (first is null && !inArray)
        {
            first = rendered;
            return;
        }

        if (first is not null)
        {
            target.Write("[\n"u8);
            target.Write(first);
            (first, inArray) = (null, true);
        }

        target.Write(",\n"u8);
        target.Write(rendered);
    }

    /// <inheritdoc/>
    public override void End(OutputTarget target)
    {
        target.Write(inArray ? "\n]\n"u8 : first is null ? "[]\n"u8 : first);
        if (first is not null)
            target.Write("\n"u8);
    }
}
