using System.Text;
using Casus.Reports;

namespace Casus.Language.Trees;

/// <summary>Goes through the characters of a <c>tree</c> line.</summary>
internal sealed class PatternScanner(PatternPlace place)
{
    private readonly string text = place.Text;

    /// <summary>The line, for messages.</summary>
    public PatternPlace Place => place;

    /// <summary>The place of the next character.</summary>
    public int At { get; private set; }

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => At < text.Length ? text[At] : '\0';

    /// <summary>Whether all has been read.</summary>
    public bool IsAtEnd => At >= text.Length;

    /// <summary>Passes over blanks.</summary>
    public void SkipBlanks()
    {
        while (!IsAtEnd && char.IsWhiteSpace(text[At]))
            At++;
    }

    /// <summary>Passes over <paramref name="sign"/> where it comes next.</summary>
    public bool TryTake(string sign)
    {
        if (!text.AsSpan(At).StartsWith(sign, StringComparison.Ordinal))
            return false;
        At += sign.Length;
        return true;
    }

    /// <summary>Passes over <paramref name="sign"/>.</summary>
    /// <exception cref="CasusException">CAS0321: something else stands there.</exception>
    public void Take(string sign, string expected)
    {
        if (!TryTake(sign))
            throw PatternErrors.Expected(place, At, expected);
    }

    /// <summary>Reads a name: letters, digits, hyphens and what <paramref name="also"/> lists.</summary>
    /// <exception cref="CasusException">CAS0321: there is none.</exception>
    public string Name(string also, string expected)
    {
        var start = At;
        while (!IsAtEnd && (char.IsAsciiLetterOrDigit(text[At]) || text[At] == '-' || also.Contains(text[At], StringComparison.Ordinal)))
            At++;
        return At > start ? text[start..At] : throw PatternErrors.Expected(place, At, expected);
    }

    /// <summary>Reads a value: up to a blank, <c>|</c> or <c>]</c>, or between quotation marks, where two stand for one.</summary>
    /// <exception cref="CasusException">CAS0321: there is none, or its quotation is not closed.</exception>
    public string Value()
    {
        if (TryTake("\""))
            return Quoted();
        var start = At;
        while (!IsAtEnd && text[At] is not ('|' or ']') && !char.IsWhiteSpace(text[At]))
            At++;
        return At > start ? text[start..At] : throw PatternErrors.Expected(place, At, "a value");
    }

    private string Quoted()
    {
        var value = new StringBuilder();
        var start = At - 1;
        while (!IsAtEnd)
        {
            if (TryTake("\"\""))
                value.Append('"');
            else if (TryTake("\""))
                return value.ToString();
            else
                value.Append(text[At++]);
        }

        throw PatternErrors.Expected(place, start, "a closing quotation mark");
    }
}
