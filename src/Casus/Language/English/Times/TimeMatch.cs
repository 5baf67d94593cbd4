namespace Casus.Language.English.Times;

/// <summary>
/// The working room of one caller of <see cref="TimeMatcher"/>: the atoms of a sentence, and what groups matched where.
/// </summary>
internal sealed class TimeMatch(int groups)
{
    // No match is longer than 62 atoms, so that 64 positions are enough for what is remembered, each written over by a
    // later one.
    private const int Window = 64;
    private readonly ulong[] ends = new ulong[groups * Window];
    private readonly int[] positions = new int[groups * Window];
    private int sentence;
    private int lastLength;
    private int roomFrom;
    private int roomEnd;

    /// <summary>The atoms of the sentence.</summary>
    public List<TimeAtom> Atoms { get; } = [];

    /// <summary>The atom from which masks count.</summary>
    public int Base { get; set; }

    /// <summary>Forgets the sentence before; call it once the atoms are those of the next.</summary>
    public void Begin()
    {
        // Positions of different sentences must never meet: each sentence counts on from where the last one ended.
        sentence = unchecked(sentence + lastLength + 1);
        lastLength = Atoms.Count;
        (roomFrom, roomEnd) = (0, 0);
    }

    /// <summary>
    /// How many atoms from <paramref name="start"/> on belong to some class, so that a match could run through them.
    /// </summary>
    public int Room(int start, TimeLexicon lexicon)
    {
        if (start < roomFrom || start >= roomEnd)
        {
            (roomFrom, roomEnd) = (start, start);
            while (roomEnd < Atoms.Count && !lexicon.IsBlank(Atoms[roomEnd]))
                roomEnd++;
        }

        return roomEnd - start;
    }

    public bool TryRecall(int group, int start, out ulong mask)
    {
        var slot = (group * Window) + (start % Window);
        mask = ends[slot];
        if (positions[slot] == unchecked(sentence + start + 1))
            return true;
        mask = 0;
        return false;
    }

    public void Remember(int group, int start, ulong mask)
    {
        var slot = (group * Window) + (start % Window);
        (ends[slot], positions[slot]) = (mask, unchecked(sentence + start + 1));
    }
}
