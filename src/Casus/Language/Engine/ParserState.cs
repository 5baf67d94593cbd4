namespace Casus.Language.Engine;

/// <summary>
/// The state of an arc-hybrid transition parser over one sentence. Reusable: <see cref="Start"/> begins anew.
/// </summary>
/// <remarks>
/// Kuhlmann, Gómez-Rodríguez and Satta (2011). Tokens count from 0 within the sentence; the root is token <see cref="Length"/> and
/// stands at the end of the buffer. A single root is forced: nothing attaches to the root while two or more words are
/// on the stack.
/// </remarks>
public sealed class ParserState
{
    private int[] stack = new int[64];
    private int depth;

    /// <summary>The moves.</summary>
    public enum Move
    {
        /// <summary>The next word goes onto the stack.</summary>
        Shift,

        /// <summary>The top of the stack depends on the next word.</summary>
        Left,

        /// <summary>The top of the stack depends on the word below it.</summary>
        Right,
    }

    /// <summary>How many words the sentence has.</summary>
    public int Length { get; private set; }

    /// <summary>The next word; <see cref="Length"/> is the root.</summary>
    public int Next { get; private set; }

    /// <summary>The head of each word, −1 while it has none.</summary>
    public int[] Heads { get; private set; } = new int[64];

    /// <summary>The leftmost dependent of each word found so far, −1 for none.</summary>
    public int[] Leftmost { get; private set; } = new int[64];

    /// <summary>The rightmost dependent of each word found so far, −1 for none.</summary>
    public int[] Rightmost { get; private set; } = new int[64];

    /// <summary>How many left dependents each word has.</summary>
    public byte[] LeftCount { get; private set; } = new byte[64];

    /// <summary>How many right dependents each word has.</summary>
    public byte[] RightCount { get; private set; } = new byte[64];

    /// <summary>How many words are on the stack.</summary>
    public int Depth => depth;

    /// <summary>Whether every word has its head.</summary>
    public bool IsFinal => depth == 0 && Next == Length;

    /// <summary>The word <paramref name="below"/> the top of the stack, or −1.</summary>
    public int Stack(int below) => below < depth ? stack[depth - 1 - below] : -1;

    /// <summary>Begins a sentence of <paramref name="length"/> words.</summary>
    public void Start(int length)
    {
        if (Heads.Length <= length)
            Grow(length + 1);
        (Length, Next, depth) = (length, 0, 0);
        Heads.AsSpan(0, length + 1).Fill(-1);
        Leftmost.AsSpan(0, length + 1).Fill(-1);
        Rightmost.AsSpan(0, length + 1).Fill(-1);
        LeftCount.AsSpan(0, length + 1).Clear();
        RightCount.AsSpan(0, length + 1).Clear();
    }

    /// <summary>Whether a move is possible here.</summary>
    public bool Can(Move move) => move switch
    {
        Move.Shift => Next < Length,
        Move.Left => depth > 0 && (Next < Length || depth == 1),
        _ => depth > 1,
    };

    /// <summary>Makes a move.</summary>
    /// <returns>The word that has got its head by it, or −1 after a shift.</returns>
    public int Do(Move move)
    {
        if (move == Move.Shift)
        {
            if (depth == stack.Length)
                Array.Resize(ref stack, depth * 2);
            stack[depth++] = Next++;
            return -1;
        }

        var dependent = stack[--depth];
        var head = move == Move.Left ? Next : stack[depth - 1];
        Heads[dependent] = head;
        if (move == Move.Left)
        {
            Leftmost[head] = Leftmost[head] < 0 ? dependent : Math.Min(Leftmost[head], dependent);
            if (LeftCount[head] < 7)
                LeftCount[head]++;
        }
        else
        {
            Rightmost[head] = Math.Max(Rightmost[head], dependent);
            if (RightCount[head] < 7)
                RightCount[head]++;
        }

        return dependent;
    }

    private void Grow(int length)
    {
        var size = Math.Max(length, Heads.Length * 2);
        (Heads, Leftmost, Rightmost) = (new int[size], new int[size], new int[size]);
        (LeftCount, RightCount) = (new byte[size], new byte[size]);
    }
}
