using Casus.Evaluation;
using Casus.Knowledge;
using Casus.Language;
using Casus.Tests.Cli;
using Casus.Tests.Pipeline;

namespace Casus.Tests.Language;

public sealed class LanguageIdentifierTests
{
    private static readonly LanguageIdentifier Identifier = LanguageIdentifier.Load(DataFolder.Find());

    [Theory]
    [InlineData("en", "Two shells landed on the eastern edge of the town late on Monday, killing a baker and wounding four of his neighbours, the council said.")]
    [InlineData("en", "TWO SHELLS LANDED ON THE EASTERN EDGE OF THE TOWN LATE ON MONDAY, KILLING A BAKER AND WOUNDING FOUR OF HIS NEIGHBOURS, THE COUNCIL SAID.")]
    [InlineData("es", "Dos proyectiles cayeron en el este de la ciudad el lunes por la noche; murió un panadero y cuatro vecinos resultaron heridos, según dijo el ayuntamiento.")]
    [InlineData("pt", "Dois obuses caíram na parte leste da cidade na noite de segunda-feira e mataram um padeiro; quatro vizinhos ficaram feridos, disse a câmara em nota que não foi além disso.")]
    [InlineData("fr", "Deux obus sont tombés lundi soir dans l'est de la ville, tuant un boulanger et blessant quatre de ses voisins, a fait savoir la mairie dans un bref communiqué.")]
    [InlineData("de", "Zwei Granaten sind am späten Montag am östlichen Rand der Stadt eingeschlagen; ein Bäcker wurde getötet, und vier seiner Nachbarn wurden verletzt, wie der Rat mitteilte.")]
    [InlineData("it", "Due granate sono cadute lunedì sera nella parte est della città: un fornaio è morto e quattro vicini sono rimasti feriti, secondo il comune che non ha detto di più.")]
    [InlineData("nl", "Twee granaten zijn maandagavond laat in het oosten van de stad ingeslagen; een bakker is gedood en vier van zijn buren raakten gewond, zegt de gemeente.")]
    [InlineData("sv", "Två granater slog ned i östra delen av staden sent på måndagen; en bagare dödades och fyra av hans grannar skadades, enligt kommunen som inte ville säga mer.")]
    [InlineData("pl", "Dwa pociski spadły w poniedziałek późnym wieczorem na wschodnie obrzeża miasta; zginął piekarz, a czterech jego sąsiadów zostało rannych, jak podała rada, która nie chciała mówić więcej.")]
    [InlineData("tr", "Pazartesi gecesi kentin doğusuna iki top mermisi düştü; bir fırıncı öldü ve dört komşusu yaralandı, belediye bunun için daha çok bilgi vermedi ve bir açıklama ile yetindi.")]
    [InlineData("id", "Dua peluru jatuh di bagian timur kota itu pada Senin malam dan menewaskan seorang tukang roti; empat tetangganya terluka, kata dewan kota yang tidak memberi keterangan lain.")]
    [InlineData("ru", "Два снаряда упали на восточной окраине города поздно вечером в понедельник; погиб пекарь, четверо его соседей были ранены, сообщил совет.")]
    [InlineData("uk", "Два снаряди впали на східній околиці міста пізно ввечері в понеділок; загинув пекар, четверо його сусідів були поранені, повідомила рада.")]
    [InlineData("sr", "Две гранате пале су у понедељак касно увече на источни руб града; погинуо је један пекар, а четири његова комшије су рањене, рекао је савет.")]
    [InlineData("ar", "سقطت قذيفتان على الطرف الشرقي من المدينة في وقت متأخر من يوم الاثنين، ما أدى إلى مقتل خباز وإصابة أربعة من جيرانه، كما قال المجلس.")]
    [InlineData("fa", "دو گلوله توپ دوشنبه شب به حاشیه شرقی شهر اصابت کرد و یک نانوا را کشت و چهار نفر از همسایگان او زخمی شدند، شورای شهر گفت.")]
    [InlineData("ur", "پیر کی رات شہر کے مشرقی کنارے پر دو گولے گرے جس سے ایک نانبائی ہلاک اور اس کے چار پڑوسی زخمی ہو گئے، کونسل نے کہا۔")]
    [InlineData("he", "שני פגזים נפלו בקצה המזרחי של העיר בשעה מאוחרת ביום שני, הרגו אופה ופצעו ארבעה משכניו, מסרה המועצה.")]
    [InlineData("zh", "周一深夜，两枚炮弹落在该镇东部边缘，造成一名面包师死亡，四名邻居受伤，镇议会说。")]
    [InlineData("ja", "月曜日の深夜、町の東の端に二発の砲弾が落ち、パン屋が死亡し、近所の四人が負傷したと町議会が述べた。")]
    [InlineData("ko", "월요일 늦은 밤 마을 동쪽 끝에 포탄 두 발이 떨어져 제빵사 한 명이 숨지고 이웃 네 명이 다쳤다고 의회가 밝혔다.")]
    [InlineData("hi", "सोमवार देर रात शहर के पूर्वी छोर पर दो गोले गिरे, जिससे एक नानबाई की मौत हो गई और उसके चार पड़ोसी घायल हो गए।")]
    [InlineData("am", "ሰኞ ምሽት በከተማዋ ምስራቃዊ ጫፍ ሁለት ከባድ መሳሪያዎች ወድቀው አንድ ዳቦ ጋጋሪ ሲገደል አራት ጎረቤቶቹ ቆስለዋል።")]
    [InlineData("sw", "Makombora mawili yalianguka katika upande wa mashariki wa mji huo usiku wa Jumatatu na kumuua mwokaji mikate; majirani wake wanne walijeruhiwa, kwa mujibu wa baraza la mji.")]
    public void A_language_is_told_by_its_script_and_its_little_words(string tag, string text) => Assert.Equal(tag, Identifier.Identify(text));

    [Theory]
    [InlineData("CAS0304", "# nothing\n")]
    [InlineData("CAS0311", "language: ru\nscript: Cyrillic\nwords: и\n")]
    [InlineData("CAS0311", "language: fr\nscript: Latin\nwords: le\n\nlanguage: de\nscript: Latin\nwords: der\n")]
    [InlineData("CAS0311", "language: en\nscript: Latin\nwords: the\n")]
    [InlineData("CAS0302", "language: en\nwords: the\n")]
    public void A_list_of_languages_that_cannot_serve_is_told_when_it_is_loaded(string code, string list) => Assert.Equal(code, LoadingFails(list));

    [Fact]
    public void One_script_has_64_languages_at_most()
    {
        static string List(int count) => "language: en\nscript: Latin\nwords: the\n" + string.Concat(Enumerable.Range(1, count - 1).Select(i => $"\nlanguage: x{i}\nscript: Latin\nwords: w{i}\n"));
        Assert.Null(LoadingFails(List(64)));
        Assert.Equal("CAS0311", LoadingFails(List(65)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Baghdad, 12:30")]
    [InlineData("Five dead.")]
    [InlineData("Orvast 1, Melkin 2, Saldo 0; Calto 3, Umber 3, Hadda 1, Kessel 0, Brenna 2; Maren 1, Tarvia 4, Dunmere 0, Harrow 1")]
    public void Where_little_is_said_the_language_stays_open(string text) => Assert.Null(Identifier.Identify(text));

    [Fact]
    public void A_language_that_is_not_known_is_none_and_a_list_of_names_is_no_language()
    {
        const string welsh = "Cafodd pobydd ei ladd ac anafwyd pedwar o'i gymdogion pan ddisgynnodd ffrwydron ar ymyl ddwyreiniol y dref yn hwyr nos Lun, meddai'r cyngor. ";
        Assert.Equal("und", Identifier.Identify(string.Concat(Enumerable.Repeat(welsh, 5))));
        Assert.Null(Identifier.Identify(string.Concat(Enumerable.Repeat("Joren Pell, Amina Daro, Tobias Renn, ", 40))));
    }

    [Fact]
    public void English_that_quotes_another_language_is_English() => Assert.Equal("en", Identifier.Identify(
        "The banner over the square read «¡Que se vayan todos los que nos han robado la paz y el pan de cada día!» and was taken down by the police in the evening, after the crowd had left the square and gone home."));

    [Fact]
    public void Of_a_text_in_another_language_nothing_is_coded_and_the_record_says_why()
    {
        var record = Standard.Code(Standard.Report(
            "Una bomba mató a tres soldados en Bagdad el lunes por la noche, según dijo la policía. Hamas dijo que no había sido, y que los autores eran de otro grupo que está en la ciudad.", "2024-02-08", "Bomb kills three in Baghdad"));
        Assert.Equal(("es", "language-not-read"), (record.Language, record.Unknown!["text"]));
        Assert.Empty(record.Events);
        Assert.Empty(record.Sentences);
        Assert.Empty(record.Entities);
        Assert.Empty(record.Places);
    }

    [Fact]
    public void A_report_that_its_reader_sets_aside_is_not_read_either()
    {
        var record = Standard.Code(Standard.Report("A bomb killed three soldiers in Baghdad on Monday night, the police said.", "2024-02-08") with { NotRead = "paywall" });
        Assert.Equal(("en", "paywall"), (record.Language, record.Unknown!["text"]));
        Assert.Empty(record.Events);
    }

    [Fact]
    public void What_a_page_says_of_its_language_holds_where_it_agrees()
    {
        const string french = "Deux obus sont tombés lundi soir dans l'est de la ville, tuant un boulanger et blessant quatre de ses voisins, a fait savoir la mairie.";
        Assert.Equal("fr-CA", Standard.Code(Standard.Report(french, "2024-02-08") with { Language = "fr-CA" }).Language);
        Assert.Equal("fr", Standard.Code(Standard.Report(french, "2024-02-08") with { Language = "en-US" }).Language);
        Assert.Equal("de", Standard.Code(Standard.Report("Five people died.", "2024-02-08") with { Language = "de" }).Language);
    }

    [Fact]
    public void No_English_report_of_the_gold_sets_is_left_unread()
    {
        // Tweets are no reports and in many languages; most reports of one set are in Arabic.
        var gold = Repository.File("../shared/gold");
        Assert.SkipUnless(Directory.Exists(gold), "the gold sets are not here");
        var (reports, refused) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(gold, "*.jsonl", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "btc.jsonl"))
        {
            foreach (var line in File.ReadLines(file))
            {
                if (!line.Contains("\"text\"", StringComparison.Ordinal))
                    continue;
                using var json = System.Text.Json.JsonDocument.Parse(line);
                if (!json.RootElement.TryGetProperty("text", out var text) || text.ValueKind != System.Text.Json.JsonValueKind.String)
                    continue;
                reports++;
                if (Identifier.Identify(text.GetString()!) is not (null or "en") and var tag)
                    refused.Add($"{Path.GetFileName(file)} {tag}");
            }
        }

        Assert.True(reports > 1000, $"{reports} reports");
        refused.RemoveAll(r => r == "aw.jsonl ar");
        Assert.Equal("", string.Join("\n", refused.GroupBy(r => r).Select(g => $"{g.Key}: {g.Count()} of {reports}")));
    }

    private static string? LoadingFails(string list)
    {
        var folder = Directory.CreateTempSubdirectory("casus-languages-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "languages"));
            File.WriteAllText(Path.Combine(folder.FullName, "languages", "languages.txt"), list);
            return (Record.Exception(() => LanguageIdentifier.Load(DataFolder.At(folder.FullName))) as Casus.Reports.CasusException)?.Code;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
