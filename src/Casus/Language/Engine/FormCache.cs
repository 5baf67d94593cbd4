namespace Casus.Language.Engine;

/// <summary>Remembers what the network makes of a word form by itself: nine words in ten repeat an earlier form.</summary>
/// <remarks>A fixed number of places, one for each hash; what is remembered never changes a result. Serves one thread.</remarks>
internal sealed class FormCache(int width)
{
    private const int Places = 8192;
    private const int LongestForm = 24;

    private readonly char[] forms = new char[Places * LongestForm];
    private readonly byte[] lengths = new byte[Places];
    private readonly float[] rows = new float[Places * width];

    /// <summary>The place of a form, or −1 for a form too long to keep.</summary>
    public static int PlaceOf(ReadOnlySpan<char> form)
    {
        if (form.Length > LongestForm)
            return -1;
        return (int)(LetterHash.Mixed(LetterHash.Of(form)) & (Places - 1));
    }

    /// <summary>Whether the place holds this form.</summary>
    public bool Holds(int place, ReadOnlySpan<char> form) => lengths[place] == form.Length && forms.AsSpan(place * LongestForm, form.Length).SequenceEqual(form);

    /// <summary>Gives the place to a form; its row must be written next.</summary>
    public Span<float> Take(int place, ReadOnlySpan<char> form)
    {
        form.CopyTo(forms.AsSpan(place * LongestForm));
        lengths[place] = (byte)form.Length;
        return this[place];
    }

    /// <summary>The row at a place.</summary>
    public Span<float> this[int place] => rows.AsSpan(place * width, width);
}
