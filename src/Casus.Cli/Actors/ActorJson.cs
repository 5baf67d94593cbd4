using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Casus.Knowledge.Actors;
using Casus.Reports;

namespace Casus.Cli.Actors;

/// <summary>Entries of the register as JSON. What is not known is left out.</summary>
internal static class ActorJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The answer to a name.</summary>
    public static byte[] Render(ActorSearch search) => Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", search.Name);
        json.WriteNumber("meant", search.Meant);
        json.WriteStartArray("candidates");
        foreach (var candidate in search.Candidates)
        {
            json.WriteStartObject();
            Summary(json, candidate.Actor, search.Context.On);
            json.WriteNumber("score", Math.Round(candidate.Score, 2));
            json.WriteString("reason", candidate.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("similar");
        foreach (var actor in search.Similar)
        {
            json.WriteStartObject();
            Summary(json, actor, search.Context.On);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>An entry with all it says.</summary>
    public static byte[] Render(ActorRegister register, Actor actor, DateOnly? on) => Written(json =>
    {
        json.WriteStartObject();
        Summary(json, actor, on);
        Text(json, "secondarySector", actor.SecondarySector);
        Text(json, "plover", actor.PloverCodeOn(on));
        Text(json, "acled", actor.AcledClassOn(on));
        List(json, "aliases", actor.Aliases);
        List(json, "operates", actor.Operates);
        Text(json, "parent", actor.Parent ?? "");
        if (actor.Offices.IsEmpty && actor.ActiveFrom is { } from)
            json.WriteNumber("activeFrom", from);
        if (actor.ActiveTo is { } to)
            json.WriteNumber("activeTo", to);
        List(json, "ucdpIds", actor.UcdpIds.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Statuses(json, actor);
        Offices(json, actor);
        Text(json, "statedIn", register.PlaceOf(actor) ?? "");
        json.WriteEndObject();
    });

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Summary(Utf8JsonWriter json, Actor actor, DateOnly? on)
    {
        json.WriteString("id", actor.Id);
        json.WriteString("label", actor.Name);
        json.WriteString("type", actor.TypeOn(on).Name);
        Text(json, "country", actor.CountryOn(on));
        Text(json, "sector", actor.SectorOn(on));
    }

    private static void Statuses(Utf8JsonWriter json, Actor actor)
    {
        if (actor.Statuses.IsEmpty)
            return;
        json.WriteStartArray("since");
        foreach (var status in actor.Statuses)
        {
            json.WriteStartObject();
            json.WriteString("from", IsoDay.Text(status.From));
            json.WriteString("sector", status.Sector);
            json.WriteString("type", status.Type.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Offices(Utf8JsonWriter json, Actor actor)
    {
        if (actor.Offices.IsEmpty)
            return;
        json.WriteStartArray("held");
        foreach (var office in actor.Offices)
        {
            json.WriteStartObject();
            Text(json, "dates", office.Written);
            json.WriteString("sector", office.Sector);
            Text(json, "country", office.Country);
            json.WriteString("office", office.Title);
            Text(json, "of", office.Of ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.WriteString(name, value);
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        if (!values.Any())
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
