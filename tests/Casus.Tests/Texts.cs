using FsCheck;
using FsCheck.Fluent;

namespace Casus.Tests;

/// <summary>Texts that nobody would print and that come all the same.</summary>
internal static class Texts
{
    private static readonly string[] Scraps =
    [
        "a", "Z", "é", "ß", "İ", "ﬁ", "7", "٣", "1,200", "9.30pm", "AK-47", "U.S.", "Gen.", "p.m.", "don't", "Kata’ib", "I'm", "co-", "-", "--", "—", ".", "...", "…", "?!", "!",
        "\"", "“", "”", "'", "’", "(", ")", "[", "]", ",", ";", ":", "/", "&", "@", "#", "$5", "%", " ", "  ", "\n", "\r\n", "\n\n", "\t", "\u00A0", "\u2028", "\u200B", "\u200D", "\uFEFF",
        "\u00AD", "\u202E", "\u2066", "\u0000", "\u0007", "\u0301", "\uD83D", "\uDCA5", "\U0001F4A5", "👩‍👩‍👧", "بغداد", "Київ", "北京", "กรุงเทพ", "https://example.org/a.b?c=(d).", "x@y.org",
        "killed", "Police", "three", "Baghdad", "on Wednesday", "The army said", "attack", "KILLED", "IN", "2024-02-08", "’90s",
    ];

    /// <summary>Scraps of words, signs, scripts, halves of characters and marks that cannot be seen, in any order.</summary>
    public static Gen<string> Hostile { get; } =
        from parts in Gen.OneOf(Gen.Elements(Scraps), Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())).ArrayOf()
        select string.Concat(parts);

    /// <summary>Holds <paramref name="check"/> against many texts, the same ones on every run; a text that fails is made as short as it can be.</summary>
    public static void Hold(Gen<string> texts, Action<string> check, int count = 300) =>
        Prop.ForAll(Arb.From(texts, Shorter), check)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(60).WithQuietOnSuccess(true).WithReplay(20240208, 1).WithName(null));

    private static IEnumerable<string> Shorter(string text)
    {
        for (var piece = text.Length / 2; piece > 0; piece /= 2)
        {
            for (var start = 0; start + piece <= text.Length; start += piece)
                yield return text.Remove(start, piece);
        }
    }
}
