namespace Casus.Cli.Output;

/// <summary>Writes rendered reports one after the other; as it stands, with nothing between them.</summary>
internal class Sequence
{
    /// <summary>Writes one with what stands between it and the one before.</summary>
    public virtual void Add(OutputTarget target, byte[] rendered) => target.Write(rendered);

    /// <summary>Writes what stands after the last.</summary>
    public virtual void End(OutputTarget target)
    {
    }
}
