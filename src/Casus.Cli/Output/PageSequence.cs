namespace Casus.Cli.Output;

/// <summary>Pages for somebody who watches: a gap between them, and each is seen when it is done.</summary>
internal sealed class PageSequence : Sequence
{
    private bool any;

    /// <inheritdoc/>
    public override void Add(OutputTarget target, byte[] rendered)
    {
        if (any)
            target.Write("\n\n"u8);
        any = true;
        target.Write(rendered);
        target.Flush();
    }
}
