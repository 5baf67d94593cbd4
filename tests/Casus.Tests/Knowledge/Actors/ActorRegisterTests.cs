using System.Text;
using Casus.Knowledge;
using Casus.Knowledge.Actors;
using Casus.Reports;

namespace Casus.Tests.Knowledge.Actors;

public sealed class ActorRegisterTests
{
    private static ActorRegister Register => ActorCases.Register;

    public static IEnumerable<TheoryDataRow<string, string, string>> Names => ActorCases.Table("ActorNames.cases.txt");

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_are_found_where_they_stand(string context, string marked, string _)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < marked.Length;)
        {
            var skip = marked.AsSpan(at).StartsWith("[|", StringComparison.Ordinal) ? 2
                : marked.AsSpan(at).StartsWith("|]{", StringComparison.Ordinal) ? marked.IndexOf('}', at) - at + 1
                : 0;
            if (skip == 0)
                plain.Append(marked[at]);
            at += Math.Max(skip, 1);
        }

        Assert.Equal(marked, ActorCases.Marked(plain.ToString(), ActorCases.Context(context)));
    }

    [Fact]
    public void Every_entry_can_be_read_and_is_found_by_its_id()
    {
        var actors = Register.Actors.ToList();

        Assert.True(actors.Count > 2000, $"only {actors.Count} entries");
        Assert.All(actors, a => Assert.True(Register.TryGet(a.Id, out var same) && same == a));
    }

    [Fact]
    public void Parents_are_in_the_register_and_no_actor_is_its_own_ancestor()
    {
        foreach (var actor in Register.Actors)
        {
            var steps = 0;
            for (var parent = actor.Parent; parent is not null; steps++)
            {
                Assert.True(Register.TryGet(parent, out var found), $"{actor}: no actor '{parent}'");
                Assert.True(steps < 10, $"{actor} is its own ancestor");
                parent = found.Parent;
            }
        }
    }

    [Fact]
    public void Countries_are_states_of_the_register_and_the_base_is_among_the_countries_of_operation()
    {
        var codes = Register.Actors.Where(a => a.Type.IsState).Select(a => a.Country).ToHashSet();

        Assert.Equal(250, codes.Count);
        Assert.All(Register.Actors, a => Assert.True(a.Country.Length == 0 || codes.Contains(a.Country), $"{a}: '{a.Country}'"));
        Assert.All(Register.Actors, a => Assert.All(a.Operates, c => Assert.True(codes.Contains(c), $"{a}: '{c}'")));
        Assert.All(Register.Actors, a => Assert.True(a.Operates.IsEmpty || a.Country.Length == 0 || a.Operates.Contains(a.Country), a.Id));
    }

    [Fact]
    public void No_number_of_UCDP_stands_at_two_actors()
    {
        var twice = Register.Actors.SelectMany(a => a.UcdpIds.Select(n => (Number: n, a.Id))).GroupBy(x => x.Number).Where(g => g.Count() > 1);

        Assert.Empty(twice.Select(g => $"{g.Key}: {string.Join(", ", g.Select(x => x.Id))}"));
    }

    [Fact]
    public void Years_and_changes_are_in_order()
    {
        Assert.All(Register.Actors, a => Assert.True(a.ActiveFrom is not > 2026 && !(a.ActiveTo < a.ActiveFrom) && a.ActiveFrom is not < 1900, a.Id));
        Assert.All(Register.Actors, a => Assert.Equal(a.Statuses.Select(s => s.From).Distinct().Count(), a.Statuses.Length));
    }

    [Fact]
    public void Sectors_are_codes_and_classes_are_those_of_ACLED()
    {
        string[] classes =
        [
            "", "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces",
        ];
        string[] sectors =
        [
            "", "MIL", "COP", "SPY", "GOV", "LEG", "JUD", "PTY", "OPP", "REB", "PRM", "UAF", "CRM", "CVL", "JRN", "MED", "EDU", "REL", "LAB", "AGR", "BUS",
            "NGO", "REF", "ELI", "PRE", "IGO",
        ];

        Assert.All(Register.Types.Values, t => Assert.Contains(t.AcledClass, classes));
        Assert.All(Register.Actors, a => Assert.Contains(a.Sector, sectors));
        Assert.All(Register.Actors, a => Assert.Contains(a.SecondarySector, sectors));
        Assert.All(Register.Actors.SelectMany(a => a.Statuses), s => Assert.Contains(s.Sector, sectors));
    }

    [Fact]
    public void Every_name_and_alias_leads_back_to_its_actor()
    {
        var lost = Register.Actors
            .SelectMany(a => a.Aliases.Append(a.Name).Select(n => (Actor: a, Name: n)))
            .Where(x => !Register.Find(x.Name, withUnlikely: true).Any(c => c.Actor == x.Actor))
            .Select(x => $"{x.Actor}: {x.Name}");

        Assert.Empty(lost);
    }

    [Fact]
    public void Names_that_two_actors_own_alike_are_known()
    {
        // Who adds to this list should first ask whether one of the two is meant so seldom that the name is "weak" for it.
        var known = ActorCases.Lines("SharedNames.txt").Select(l => l.Split(':')[0]);
        var shared = Register.Actors
            .SelectMany(a => a.Aliases.Append(a.Name))
            .Distinct(StringComparer.Ordinal)
            .Where(n => Register.Find(n) is [var best, var next, ..] && best.Score - next.Score < ActorMatch.Margin)
            .Order(StringComparer.Ordinal);

        Assert.Equal(string.Join(", ", known.Order(StringComparer.Ordinal)), string.Join(", ", shared));
    }

    [Fact]
    public void States_have_forces_without_entries_of_their_own()
    {
        Assert.True(Register.TryGet("bol-police", out var police));
        Assert.Equal("Police forces of Bolivia", police.Name);
        Assert.Equal("COP", police.Sector);
        Assert.Equal("State forces", police.AcledClassOn(null));
        Assert.Equal("state-bol", police.Parent);
        Assert.Same(police, Register.StateActor("BOL", "COP"));
        Assert.Null(Register.StateActor("BOL", "CVL"));
        Assert.Null(Register.StateActor("QQQ", "COP"));
        Assert.False(Register.TryGet("bol-navy", out _));
    }

    [Fact]
    public void An_entry_may_stand_for_all_of_a_states_forces()
    {
        Assert.Equal("israel-defense-forces", Register.StateActor("ISR", "MIL")?.Id);
        Assert.True(Register.TryGet("isr-military", out var forces));
        Assert.Equal("israel-defense-forces", forces.Id);
    }

    [Theory]
    [InlineData("1990-05-01", "REB", "Rebel group")]
    [InlineData("2000-05-01", "GOV", "State forces")]
    [InlineData("2010-05-01", "REB", "Rebel group")]
    [InlineData("2021-08-14", "REB", "Rebel group")]
    [InlineData("2021-08-15", "GOV", "State forces")]
    public void What_an_actor_is_depends_on_the_day(string day, string sector, string acled)
    {
        Assert.True(Register.TryGet("taliban", out var taliban));

        Assert.Equal(sector, taliban.SectorOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(acled, taliban.AcledClassOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_candidate_says_why()
    {
        var best = Register.Find("AFP", new() { Countries = ["PHL"] })[0];

        Assert.Equal("armed-forces-of-the-philippines", best.Actor.Id);
        Assert.Equal("a name of its own, based in PHL", best.Reason);
    }

    [Fact]
    public void An_actor_outside_its_years_counts_for_less()
    {
        var then = Register.Find("AUC", new() { On = new(2000, 1, 1) })[0];
        var later = Register.Find("AUC", new() { On = new(2020, 1, 1) })[0];

        Assert.Equal(then.Actor, later.Actor);
        Assert.True(later.Score < then.Score);
        Assert.Equal("a name of its own, outside its years", later.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the")]
    [InlineData("'")]
    [InlineData("\uD800")]
    [InlineData("\uDC00\uD800 Hamas-\u200B")]
    [InlineData("-e-")]
    public void Odd_names_are_no_error(string name)
    {
        Assert.All(Register.Find(name), c => Assert.NotNull(c.Actor));
        Assert.All(Register.Find(name, new() { IgnoreCase = true }), c => Assert.NotNull(c.Actor));
    }

    [Fact]
    public void One_endless_word_is_read_once()
    {
        var text = new string('a', 1_000_000);

        Assert.False(Register.TryMatch(text, [0], [text.Length], 0, ActorContext.None, out _));
    }

    [Fact]
    public void Twice_the_same_id_is_an_error_that_names_the_line()
    {
        using var folder = new TemporaryRegister(("parties.txt", "id: hamas\nname: Another\ntype: party\n"));

        var error = Assert.Throws<CasusException>(() => ActorRegister.Load(folder.Data));

        Assert.Equal("CAS0310", error.Code);
        Assert.Equal("actors/parties.txt:1", error.Where);
    }

    [Fact]
    public void A_project_may_add_entries_of_its_own()
    {
        using var folder = new TemporaryRegister(("own.txt", "id: blue-wave\nname: Blue Wave of Testing\ntype: rebel\ncountry: ESP\n"));

        var register = ActorRegister.Load(folder.Data, folder.Data.File("actors/own.txt"));

        Assert.Equal("blue-wave", Assert.Single(register.Find("Blue Wave of Testing")).Actor.Id);
        Assert.Empty(Register.Find("Blue Wave of Testing"));
        Assert.EndsWith("own.txt:1", register.PlaceOf(register.Find("Blue Wave of Testing")[0].Actor), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id: hamas\nname: Another\ntype: rebel\n", "CAS0310")]
    [InlineData("id: blue-wave\nno field\n", "CAS0301")]
    [InlineData("id: blue-wave\n", "CAS0302")]
    [InlineData("name: Blue Wave\n", "CAS0302")]
    public void A_faulty_addition_is_an_error(string text, string code)
    {
        using var folder = new TemporaryRegister(("own.txt", text));

        Assert.Equal(code, Assert.Throws<CasusException>(() => ActorRegister.Load(folder.Data, folder.Data.File("actors/own.txt"))).Code);
    }

    [Fact]
    public void Additions_that_are_not_there_are_an_error() =>
        Assert.Equal("CAS0304", Assert.Throws<CasusException>(() => ActorRegister.Load(ActorCases.Data, "no-such-file.txt")).Code);

    [Theory]
    [InlineData("type: rebel\nheld: soon GOV president", "'soon GOV president' is not dates")]
    [InlineData("type: knight", "type 'knight'")]
    [InlineData("type: rebel\nactive: 1990", "'1990' is not a span of years")]
    [InlineData("type: rebel\nsince: soon GOV government", "'soon GOV government'")]
    [InlineData("type: rebel\nucdp-id: x1", "'x1' is not a number")]
    public void A_damaged_field_is_an_error_when_the_actor_is_asked_for(string fields, string message)
    {
        using var folder = new TemporaryRegister(("parties.txt", $"id: odd\nname: Odd\n{fields}\n"));
        var register = ActorRegister.Load(folder.Data);

        var error = Assert.Throws<CasusException>(() => register.TryGet("odd", out _));

        Assert.Equal("CAS0311", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_share_one_actor()
    {
        var register = ActorRegister.Load(ActorCases.Data);
        var ids = register.Actors.Select(a => a.Id).Take(50).ToList();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ids.Select(id => register.TryGet(id, out var a) ? a : null).ToList())));

        Assert.All(runs, run => Assert.Equal(runs[0], run));
    }

    /// <summary>A copy of the register with some files replaced.</summary>
    private sealed class TemporaryRegister : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("casus-register-").FullName;

        public TemporaryRegister(params (string File, string Text)[] replaced)
        {
            var actors = Directory.CreateDirectory(Path.Combine(root, "actors")).FullName;
            foreach (var file in Directory.EnumerateFiles(ActorCases.Data.File("actors"), "*.txt"))
                File.Copy(file, Path.Combine(actors, Path.GetFileName(file)));
            foreach (var (file, text) in replaced)
                File.WriteAllText(Path.Combine(actors, file), text);
        }

        public DataFolder Data => DataFolder.At(root);

        public void Dispose() => Directory.Delete(root, recursive: true);
    }
}
