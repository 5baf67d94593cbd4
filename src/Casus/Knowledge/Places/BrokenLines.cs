using System.Collections.Immutable;
using System.Globalization;

namespace Casus.Knowledge.Places;

/// <summary>
/// Lines of the sources that are not of their form. Few are left out and told of; a file in which more than one in a hundred is
/// broken is refused.
/// </summary>
internal sealed class BrokenLines
{
    private const int Told = 10;
    private const int Early = 10_000;

    private readonly ImmutableArray<string>.Builder examples = ImmutableArray.CreateBuilder<string>();
    private long inFile;
    private (string Where, string Expectation) first;

    /// <summary>How many there were so far.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them, as <c>file:line: what was expected</c>.</summary>
    public ImmutableArray<string> Examples => examples.ToImmutable();

    /// <summary>Counts a line.</summary>
    /// <exception cref="Reports.CasusException">CAS0406: so many are broken that the file is another.</exception>
    public void Add(string path, int line, string expectation)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{path}:{line}");
        if (inFile++ == 0)
            first = (where, expectation);
        Count++;
        if (examples.Count < Told)
            examples.Add($"{where}: {expectation}");
        if (inFile > Early && inFile > line / 100)
            throw PlaceErrors.BadSource(first.Where, first.Expectation);
    }

    /// <summary>Closes the account of a file.</summary>
    public void Finish(int lines)
    {
        if (inFile > lines / 100)
            throw PlaceErrors.BadSource(first.Where, first.Expectation);
        inFile = 0;
    }
}
