using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Casus.Formats;

/// <summary>Reads roles off tags and off the class names that content systems of newsrooms use.</summary>
/// <remarks>
/// The vocabulary is that of HTML and CSS, not of a language, and so stands here and not under <c>data/</c>.
/// </remarks>
internal static class HtmlRoles
{
    private static readonly FrozenDictionary<string, HtmlRole> ByTag = new Dictionary<string, HtmlRole>
    {
        ["nav"] = HtmlRole.Furniture,
        ["footer"] = HtmlRole.Furniture,
        ["menu"] = HtmlRole.Furniture,
        ["dialog"] = HtmlRole.Furniture,
        ["aside"] = HtmlRole.Box,
        ["figure"] = HtmlRole.Caption,
        ["figcaption"] = HtmlRole.Caption,
        ["h1"] = HtmlRole.Title,
        ["h2"] = HtmlRole.Heading,
        ["h3"] = HtmlRole.Heading,
        ["h4"] = HtmlRole.Heading,
        ["h5"] = HtmlRole.Heading,
        ["h6"] = HtmlRole.Heading,
        ["address"] = HtmlRole.Byline,
        ["time"] = HtmlRole.Byline,
        ["script"] = HtmlRole.Hidden,
        ["style"] = HtmlRole.Hidden,
        ["noscript"] = HtmlRole.Hidden,
        ["template"] = HtmlRole.Hidden,
        ["iframe"] = HtmlRole.Hidden,
        ["object"] = HtmlRole.Hidden,
        ["svg"] = HtmlRole.Hidden,
        ["math"] = HtmlRole.Hidden,
        ["canvas"] = HtmlRole.Hidden,
        ["audio"] = HtmlRole.Hidden,
        ["video"] = HtmlRole.Hidden,
        ["button"] = HtmlRole.Hidden,
        ["input"] = HtmlRole.Hidden,
        ["select"] = HtmlRole.Hidden,
        ["textarea"] = HtmlRole.Hidden,
        ["head"] = HtmlRole.Hidden,
        ["amp-ad"] = HtmlRole.Hidden,
        ["amp-analytics"] = HtmlRole.Hidden,
        ["amp-consent"] = HtmlRole.Hidden,
        ["amp-embed"] = HtmlRole.Hidden,
        ["amp-iframe"] = HtmlRole.Hidden,
        ["amp-sidebar"] = HtmlRole.Hidden,
        ["amp-social-share"] = HtmlRole.Hidden,
        ["amp-user-notification"] = HtmlRole.Hidden,
        ["amp-video"] = HtmlRole.Hidden,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, HtmlRole> ByAriaRole = new Dictionary<string, HtmlRole>
    {
        ["navigation"] = HtmlRole.Furniture,
        ["banner"] = HtmlRole.Furniture,
        ["contentinfo"] = HtmlRole.Furniture,
        ["dialog"] = HtmlRole.Furniture,
        ["alertdialog"] = HtmlRole.Furniture,
        ["search"] = HtmlRole.Furniture,
        ["menu"] = HtmlRole.Furniture,
        ["complementary"] = HtmlRole.Box,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Beginnings = ["related", "recommend", "newsletter", "advert", "subscri", "mostread", "mostpopular"];

    // Single words of class names and, joined by a hyphen, two that stand together. The role of the latest word wins over earlier
    // ones only by the order of HtmlRole: furniture outweighs a caption.
    private static readonly FrozenDictionary<string, HtmlRole>.AlternateLookup<ReadOnlySpan<char>> ByClassWord = ClassWords();

    /// <summary>The role an element claims for itself.</summary>
    public static HtmlRole Of(IElement element)
    {
        var tag = element.LocalName;
        var role = ByTag.GetValueOrDefault(tag);
        if (role == HtmlRole.Hidden || IsHidden(element))
            return HtmlRole.Hidden;
        if (element.GetAttribute("role") is { } aria && ByAriaRole.TryGetValue(aria, out var byAria) && byAria > role)
            role = byAria;
        if (tag is "html" or "body" or "main" or "article")
            return HtmlRole.None;
        var byClass = Stronger(OfNames(element.ClassName), OfNames(element.Id));
        byClass = Stronger(byClass, OfItemProperty(element.GetAttribute("itemprop")));
        // A heading is one whatever its class says, unless it is the heading of something that is no part of the article.
        return role is HtmlRole.Heading or HtmlRole.Title && byClass < HtmlRole.LikelyFurniture && byClass != HtmlRole.Title ? role : Stronger(role, byClass);
    }

    private static HtmlRole Stronger(HtmlRole a, HtmlRole b) => a > b ? a : b;

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private static HtmlRole OfItemProperty(string? property) => property switch
    {
        "headline" => HtmlRole.Title,
        "author" or "datePublished" or "dateModified" => HtmlRole.Byline,
        "caption" => HtmlRole.Caption,
        "copyrightHolder" => HtmlRole.Credit,
        _ => HtmlRole.None,
    };

    /// <summary>Splits <c>story-body__relatedLinks</c> into its words and asks for each word and each pair.</summary>
    private static HtmlRole OfNames(string? names)
    {
        if (string.IsNullOrEmpty(names))
            return HtmlRole.None;
        var role = HtmlRole.None;
        Span<char> pair = stackalloc char[64];
        var pairLength = 0;
        for (var at = 0; at < names.Length;)
        {
            var length = WordLength(names, at);
            if (length == 0)
            {
                if (char.IsWhiteSpace(names[at]))
                    pairLength = 0;
                at++;
                continue;
            }

            var word = names.AsSpan(at, length);
            if (ByClassWord.TryGetValue(word, out var byWord))
                role = Stronger(role, byWord);
            else if (RunsOn(word))
                role = Stronger(role, HtmlRole.LikelyFurniture);
            if (pairLength > 0 && pairLength + 1 + length <= pair.Length)
            {
                pair[pairLength] = '-';
                word.CopyTo(pair[(pairLength + 1)..]);
                if (ByClassWord.TryGetValue(pair[..(pairLength + 1 + length)], out var byPair))
                    role = Stronger(role, byPair);
            }

            pairLength = length <= pair.Length ? length : 0;
            word[..pairLength].CopyTo(pair);
            at += length;
        }

        return role;
    }

    /// <summary>Words that are written together with the next: <c>relatedposts</c>.</summary>
    private static bool RunsOn(ReadOnlySpan<char> word)
    {
        foreach (var beginning in Beginnings)
        {
            if (word.Length > beginning.Length && word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Words are runs of letters; an upper-case letter after a lower-case one begins a new word.</summary>
    private static int WordLength(string names, int at)
    {
        var end = at;
        while (end < names.Length && char.IsAsciiLetter(names[end])
            && (end == at || !char.IsAsciiLetterUpper(names[end]) || char.IsAsciiLetterUpper(names[end - 1])))
        {
            end++;
        }

        return end - at;
    }

    private static FrozenDictionary<string, HtmlRole>.AlternateLookup<ReadOnlySpan<char>> ClassWords()
    {
        var words = new Dictionary<string, HtmlRole>();
        Add(HtmlRole.Title, "headline article-title entry-title post-title story-title");
        Add(HtmlRole.Summary, "summary standfirst subtitle subheadline dek deck sub-title sub-headline article-description");
        Add(HtmlRole.Byline, "byline author authors pubdate timestamp published updated article-date post-date entry-date publish-date "
            + "date article-meta post-meta entry-meta contributor contributors correspondent "
            + "sign-off signoff");
        Add(HtmlRole.Caption, "caption captions cutline photo-text image-text img-text picture-text photo-description image-description");
        Add(HtmlRole.Credit, "credit credits photographer photocredit imagecredit image-source image-copyright photo-source");
        Add(HtmlRole.Box, "infobox factbox fact-box explainer keypoints key-points timeline box callout inset");
        Add(HtmlRole.LikelyFurniture,
            "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs cookie cookies consent gdpr share shares sharing sharebar social "
            + "related recommended recommendations promo promos promotion advert adverts advertisement advertising ad ads adslot adbox sponsored "
            + "sponsor outbrain taboola newsletter newsletters signup subscribe subscription paywall comments comment disqus footer foot sidebar "
            + "widget widgets popular trending mostread most-read most-clicked most-viewed most-popular tags taglist topics pagination pager "
            + "toolbar login read-more readmore see-also more-on also-read more-from more-stories modal popup overlay copyright disclaimer "
            + "masthead logo ticker skip-link skiplink teaser teasers site-header page-header top-bar topbar next-article prev-article "
            + "bio author-info about-author donate donation donations cta support-us membership weather trust-badge sharedaddy addtoany sharethis");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

        void Add(HtmlRole role, string list)
        {
            foreach (var word in list.Split(' '))
                words[word] = role;
        }
    }
}
