using Casus.Knowledge.Places;

namespace Casus.Tests.Knowledge.Places;

/// <summary>A gazetteer of a few places, built in a folder of its own that goes with it.</summary>
internal sealed class SmallGazetteer : IDisposable
{
    public const string Towns =
        "99072\tMosul\tMosul\tAl Mawsil,Al-Mawşil,Mossul,MOS,mo su er,Мосул\t36.335\t43.11889\tP\tPPLA\tIQ\t\t16\tMD\t\t\t1683000\t\t228\tAsia/Baghdad\t2022-01-01\n"
        + "173811\tAl Ḩasakah\tAl Hasakah\tHasakeh\t36.50237\t40.74772\tP\tPPLA\tSY\t\t01\t\t\t\t81539\t\t301\tAsia/Damascus\t2022-01-01\n"
        + "4250542\tSpringfield\tSpringfield\t\t39.80172\t-89.64371\tP\tPPLA\tUS\t\tIL\t167\t\t\t116565\t\t180\tAmerica/Chicago\t2022-01-01\n"
        + "4409896\tSpringfield\tSpringfield\t\t37.21533\t-93.29824\tP\tPPLA2\tUS\t\tMO\t077\t\t\t166810\t\t395\tAmerica/Chicago\t2022-01-01\n"
        + "1\tTiny\tTiny\t\t-17.5\t179.9\tP\tPPL\tFJ\t\t\t\t\t\t0\t\t1\tPacific/Fiji\t2022-01-01\n";

    private const string Admin1 = """[{"code":"IQ.16","name":"Nineveh Governorate"},{"code":"SY.01","name":"Al-Hasakah"},{"code":"US.IL","name":"Illinois"},{"code":"US.MO","name":"Missouri"},{"code":"US.AK","name":"Alaska"}]""";
    private const string Admin2 = """[{"code":"US.IL.167","name":"Sangamon County"},{"code":"US.MO.077","name":"Greene County"},{"code":"US.MO.999","name":"Empty County"}]""";

    private const string Countries = """
        code: IQ IRQ
        id: 99237
        point: 33, 44
        feature: PCLI
        names: Iraq; Republic of Iraq
        demonyms: Iraqi; Iraqis

        code: SY SYR
        id: 163843
        point: 35, 38
        feature: PCLI
        names: Syria
        demonyms: Syrian

        code: US USA
        id: 6252001
        point: 39.76, -98.5
        feature: PCLI
        names: United States; U.S.

        code: FJ FJI
        id: 2205218
        point: -18, 178
        feature: PCLI
        names: Fiji
        """;

    public SmallGazetteer()
    {
        Write("sources/cities500.txt", Towns);
        Write("sources/admin1.json", Admin1);
        Write("sources/admin2.json", Admin2);
        Write("texts/countries.txt", Countries);
        Write("texts/divisions.txt", "division: US Illinois\nid: 4896861\npoint: 40.00032, -89.25037\nabbreviations: Ill.; IL\n");
        Write("texts/conflict-places.txt", "name: Sadr City\nfeature: PPLX\npoint: 33.39, 44.45\ncountry: IRQ\n");
        Write("texts/supplement.txt", "name: Red Sea\nid: 235615\nfeature: SEA\npoint: 19, 39.5\n\nname: Mosul\nfeature: PPL\npoint: 36.3, 43.1\ncountry: IRQ\nnames: Nineveh City\n");
        Write("texts/demonyms.txt", "place: Mosul IRQ\ndemonyms: Maslawi\n");
        Write("texts/division-words.txt", "after: Governorate; County\n\nbefore: Province of\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("casus-gazetteer-").FullName;

    public string File => Path.Combine(Folder, "places.bin");

    public GazetteerSources Sources => new() { Folders = [Path.Combine(Folder, "sources")], Texts = Path.Combine(Folder, "texts") };

    public void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
    }

    public Gazetteer Build()
    {
        GazetteerBuilder.Build(Sources, File);
        return Gazetteer.Open(File);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
