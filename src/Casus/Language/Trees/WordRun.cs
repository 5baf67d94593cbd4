using System.Collections;

namespace Casus.Language.Trees;

/// <summary>Words that stand side by side, in text order. <c>foreach</c> over it allocates nothing.</summary>
public readonly struct WordRun : IReadOnlyList<Word>
{
    private readonly ParsedText text;

    internal WordRun(ParsedText text, TokenRange range) => (this.text, Range) = (text, range);

    /// <summary>The words by number.</summary>
    public TokenRange Range { get; }

    /// <inheritdoc/>
    public int Count => Range.Count;

    /// <inheritdoc/>
    public Word this[int index] => (uint)index < (uint)Count
        ? new(text, Range.Start + index)
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Goes through the words.</summary>
    public Enumerator GetEnumerator() => new(text, Range);

    IEnumerator<Word> IEnumerable<Word>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes through the words of a run.</summary>
    public struct Enumerator : IEnumerator<Word>
    {
        private readonly ParsedText text;
        private readonly TokenRange range;
        private int at;

        internal Enumerator(ParsedText text, TokenRange range) => (this.text, this.range, at) = (text, range, range.Start - 1);

        /// <inheritdoc/>
        public readonly Word Current => new(text, at);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++at < range.End;

        /// <inheritdoc/>
        public void Reset() => at = range.Start - 1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
