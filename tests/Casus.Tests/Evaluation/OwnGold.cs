namespace Casus.Tests.Evaluation;

/// <summary>A folder of gold sets in miniature, one of each kind, with words of our own.</summary>
internal sealed class OwnGold : IDisposable
{
    public OwnGold()
    {
        Write("muc4/dev.jsonl", """{"id":"m1","text":"A BOMB WENT OFF AT THE MILL.","templates":[{"type":"BOMBING","roles":{"Target":[["MILL"]]}}]}""");
        Write("muc4/train.jsonl", "not read: a set to train on");
        Write("newsdesk/reports.jsonl", """
            {"id":"n1","title":"Harbour","text":"Gunmen attacked the harbour.","publishedOn":"2021-05-04","publisher":"Own","url":"https://example.org/1","incidents":["h"],"background":[],"statements":[{"incident":"h","killedLow":null,"killedHigh":null,"injuredLow":null,"injuredHigh":null,"actorStated":null,"actorCertainty":null}],"other":[]}
            """);
        Write("newsdesk/incidents.jsonl", """
            {"id":"h","acled":["Attack"],"dateStart":"2021-05-04","dateEnd":"2021-05-04","placeName":"Port Averil","aliases":[],"country":"ABC","latitude":1,"longitude":2}
            """);
        Write("plover/gsr-dev.jsonl", """{"id":"p1","text":"Norland warned Sudria.","events":[{"plover2021":"THREATEN","source":[],"target":[],"eventSpans":[]}]}""");
        Write("plover/actors-dev.jsonl", """{"id":"a1","kind":"actor","actor":"Norlandish army","date":"2022-01-01","expect":{"country":"NOR","code1":"MIL"}}""");
        Write("time/timebank.jsonl", """{"id":"t1","text":"It began on Monday.","times":[{"start":12,"end":18,"text":"Monday","type":"DATE","value":"2024-05-13"}],"events":[]}""");
        Write("geo/gwn.jsonl", """{"id":"g1","text":"In Lisse.","toponyms":[{"start":3,"end":8,"text":"Lisse","latitude":1.5,"longitude":2},{"start":0,"end":2,"text":"In"}]}""");
        Write("entities/re3d-dev.jsonl", """{"id":"r1","text":"The army left.","entities":[{"start":0,"end":8,"type":"Organisation","text":"The army","confidence":1}]}""");
        Write("entities/uner-ewt-dev.jsonl", """{"id":"u1","text":"Orr left.","entities":[{"start":0,"end":3,"type":"PER","text":"Orr"}]}""");
        Write("entities/gum-dev.jsonl", "not read: names derived by rule");
        Write("syntax/ewt-dev.conllu", "# newdoc id = s1\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n");
        foreach (var set in (string[])["gvc", "gva", "aw", "ecb"])
        {
            Write($"fusion/{set}.jsonl", """{"id":"f1","text":"One dead.","incident":"i1"}""");
            Write($"fusion/{set}.incidents.jsonl", """{"id":"i1","date":"2020-01-01","killed":1}""");
        }

        Write("fusion/fakes.jsonl", """{"id":"k1","text":"Two dead.","gold":{"killed":2}}""");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("casus-gold-").FullName;

    public void Write(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
