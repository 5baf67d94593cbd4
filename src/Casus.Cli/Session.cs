using System.Text;

namespace Casus.Cli;

/// <summary>What a command sees of the world around it. Tests hand in their own.</summary>
internal sealed class Session
{
    /// <summary>Where results go. Bytes, so that records are written as they were rendered.</summary>
    public required Stream Output { get; init; }

    /// <summary>Where messages go.</summary>
    public required TextWriter Messages { get; init; }

    /// <summary>What <c>-</c> reads.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>How results look on <see cref="Output"/>.</summary>
    public PageStyle OutputStyle { get; init; } = PageStyle.Plain;

    /// <summary>Whether somebody watches <see cref="Messages"/>.</summary>
    public bool MessagesAreWatched { get; init; }

    /// <summary>Readers and coder; made on first use, as most commands need neither.</summary>
    public required Services Services { get; init; }

    /// <summary>Writes text to <see cref="Output"/> as UTF-8.</summary>
    public void Write(string text) => Output.Write(Encoding.UTF8.GetBytes(text));
}

/// <summary>How a page is set.</summary>
/// <param name="Width">Columns at which lines wrap, or <see langword="null"/>: lines are as long as they are.</param>
/// <param name="Colour">Whether colours and weights may be used.</param>
internal readonly record struct PageStyle(int? Width, bool Colour)
{
    /// <summary>For files and pipes.</summary>
    public static PageStyle Plain { get; } = new(null, false);
}
