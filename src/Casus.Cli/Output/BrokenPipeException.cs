namespace Casus.Cli.Output;

/// <summary>The reader of our output has gone, as with <c>casus code … | head</c>: no error, only a reason to end.</summary>
internal sealed class BrokenPipeException : Exception
{
    public BrokenPipeException()
        : base("The reader of the output has gone.")
    {
    }
}
