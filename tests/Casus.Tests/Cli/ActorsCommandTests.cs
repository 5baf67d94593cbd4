using System.Text.Json;
using Casus.Cli;

namespace Casus.Tests.Cli;

public sealed class ActorsCommandTests : IDisposable
{
    private readonly CommandLineHarness casus = new();

    [Fact]
    public void A_search_lists_whom_a_name_may_mean_and_why()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("actors", "search", "John Kelly", "--country", "USA", "--on", "2018-03-01"));

        Assert.Equal(
            """
            John Kelly means john-kelly.

            0.60  john-kelly  John Kelly · person · USA · GOV · White House chief of staff
                  a common name, based in USA, in office then

            """,
            casus.Output);
    }

    [Fact]
    public void A_common_name_alone_means_nobody()
    {
        casus.Run("actors", "search", "John Kelly");

        Assert.StartsWith("John Kelly alone means none of these.\n", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Namesakes_are_ambiguous()
    {
        casus.Run("actors", "search", "AFP");

        Assert.StartsWith("AFP is ambiguous.\n", casus.Output, StringComparison.Ordinal);
        Assert.Contains("armed-forces-of-the-philippines", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_shows_names_that_hold_it()
    {
        casus.Run("actors", "search", "Farabundo");

        Assert.StartsWith("Farabundo is the name of no entry.\n\nNames that hold it:\n  farabundo-marti-", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_is_shown_with_its_offices_as_dated_claims()
    {
        Assert.Equal(ExitCodes.Done, casus.Run("actors", "show", "muhoozi-kainerugaba", "--on", "2023-01-01"));

        Assert.Equal(
            """
            Muhoozi Kainerugaba  muhoozi-kainerugaba

            type          person
            sector        ELI
            country       UGA
            PLOVER        UGA
            held          2021-06/2022-10  MIL  commander of the land forces
            held          2024-03/..  MIL  chief of staff of the armed forces
            stated in     actors/leaders.txt:
            """,
            casus.Output[..(casus.Output.LastIndexOf(':') + 1)]);
    }

    [Fact]
    public void An_entry_as_json_has_the_same_claims()
    {
        casus.Run("actors", "show", "hassan-nasrallah", "--format", "json");

        using var json = JsonDocument.Parse(casus.Output);
        Assert.Equal("person", json.RootElement.GetProperty("type").GetString());
        Assert.Equal("hezbollah", json.RootElement.GetProperty("held")[0].GetProperty("of").GetString());
        Assert.Equal("1992-02/2024-09-27", json.RootElement.GetProperty("held")[0].GetProperty("dates").GetString());
    }

    [Fact]
    public void A_search_as_json_counts_who_is_meant()
    {
        casus.Run("actors", "search", "museveni", "--format", "json");

        using var json = JsonDocument.Parse(casus.Output);
        Assert.Equal(1, json.RootElement.GetProperty("meant").GetInt32());
        Assert.Equal("yoweri-museveni", json.RootElement.GetProperty("candidates")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void An_actor_made_by_rule_says_so()
    {
        casus.Run("actors", "show", "bol-police");

        Assert.Contains("part of       Bolivia (state-bol)\n", casus.Output, StringComparison.Ordinal);
        Assert.Contains("stated in     actors/state-rules.txt, by rule\n", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Actors_of_ones_own_are_found_beside_the_registers()
    {
        var own = casus.File("own.txt", "id: blue-wave", "name: Blue Wave of Testing", "type: rebel", "country: ESP");

        Assert.Equal(ExitCodes.Done, casus.Run("actors", "search", "Blue Wave of Testing", "--actors", own));
        Assert.StartsWith("Blue Wave of Testing means blue-wave.\n", casus.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_id_is_an_error_that_says_how_to_find_it()
    {
        Assert.Equal(ExitCodes.SomeReportsFailed, casus.Run("actors", "show", "nobody"));
        Assert.Contains("CAS1006", casus.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("casus: 'Iraq' is not a country code. Write three capitals, as IRQ.", "search", "x", "--country", "Iraq")]
    [InlineData("casus: 'May 2020' is not a date. Write it as 2024-02-08.", "show", "x", "--on", "May 2020")]
    public void A_command_line_that_makes_no_sense_says_why(string message, params string[] arguments)
    {
        Assert.Equal(ExitCodes.Usage, casus.Run(["actors", .. arguments]));
        Assert.Equal(message, casus.Messages.Split('\n')[0]);
    }

    public void Dispose() => casus.Dispose();
}
