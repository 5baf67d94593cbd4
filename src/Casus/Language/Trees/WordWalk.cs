using System.Collections;

namespace Casus.Language.Trees;

/// <summary>Words that are found from another by going up or down its tree. <c>foreach</c> over it allocates nothing.</summary>
public readonly struct WordWalk : IEnumerable<Word>
{
    private readonly Word from;
    private readonly Move move;

    internal WordWalk(Word from, Move move) => (this.from, this.move) = (from, move);

    /// <summary>Goes through the words.</summary>
    public Enumerator GetEnumerator() => new(from, move);

    IEnumerator<Word> IEnumerable<Word>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes through the words of a walk.</summary>
    public struct Enumerator : IEnumerator<Word>
    {
        private readonly Word from;
        private readonly Move move;
        private Steps steps;

        internal Enumerator(Word from, Move move)
        {
            (this.from, this.move) = (from, move);
            steps = new(from.Text.Syntax, from.Index, move);
        }

        /// <inheritdoc/>
        public readonly Word Current => new(from.Text, steps.Current);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => steps.MoveNext();

        /// <inheritdoc/>
        public void Reset() => steps = new(from.Text.Syntax, from.Index, move);

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
