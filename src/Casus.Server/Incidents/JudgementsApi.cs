using Casus.Archive.Judgements;
using Casus.Fusion.Incidents;
using Casus.Archive.Stores;
using Casus.Archive.Workbench;
using Casus.Reports;
using Casus.Server.Accounts;
using Casus.Server.Hosting;
using Casus.Server.Overview;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Casus.Server.Incidents;

/// <summary>What somebody decides.</summary>
internal sealed record JudgementRequest
{
    public required string Kind { get; init; }

    public string? Field { get; init; }

    public string? Value { get; init; }

    public string? Other { get; init; }

    public string? Relation { get; init; }

    public string? Reason { get; init; }

    public string? Since { get; init; }
}

/// <summary>What came of it.</summary>
internal sealed record JudgementAnswer(JudgementView Judgement, string Incident);

/// <summary>Why a judgement holds no longer.</summary>
internal sealed record UndoRequest(string? Reason = null);

/// <summary>One decision about many.</summary>
internal sealed record BulkRequest(string Kind, IReadOnlyList<string> Incidents, string? Reason = null)
{
    /// <summary>From when on each stood so that was looked at, by its id; those that are not named are judged as they are.</summary>
    public IReadOnlyDictionary<string, string>? Since { get; init; }
}

/// <summary>What came of it: the incidents that were judged, and the numbers of the judgements in the same order.</summary>
internal sealed record BulkAnswer(IReadOnlyList<string> Done, IReadOnlyList<long> Judgements, IReadOnlyList<BulkFailure> Failed);

/// <summary>Why several judgements hold no longer.</summary>
internal sealed record BulkUndoRequest(IReadOnlyList<long> Judgements, string? Reason = null);

/// <summary>What came of it.</summary>
internal sealed record BulkUndoAnswer(IReadOnlyList<long> Done, IReadOnlyList<UndoFailure> Failed);

/// <summary>A judgement that was not undone, and why.</summary>
internal sealed record UndoFailure(long Judgement, string Code, string Detail);

/// <summary>An incident that was not judged, and why.</summary>
internal sealed record BulkFailure(string Incident, string Code, string Detail);

/// <summary>Takes decisions down.</summary>
internal static class JudgementsApi
{
    private const int LongestReason = 4000;
    private const int MostAtOnce = 200;

    public static void MapJudgementsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Judgements");
        group.MapPost("/incidents/{id}/judgements", Judge).WithName("Judge").WithSummary("Correct, confirm, dismiss, merge, split or link.").Needs(Permissions.Judge);
        group.MapPost("/judgements/{number}/undo", Undo).WithName("UndoJudgement").WithSummary("As if a judgement had not been made.").Needs(Permissions.Judge);
        group.MapPost("/judgements/bulk", Bulk).WithName("JudgeMany").WithSummary("Confirm or dismiss several.").Needs(Permissions.Judge);
        group.MapPost("/judgements/bulk/undo", UndoBulk).WithName("UndoMany").WithSummary("As if several judgements had not been made.").Needs(Permissions.Judge);
        group.MapGet("/judgements", List).WithName("ListJudgements").WithSummary("Judgements, the last one first.").Needs(Permissions.Read);
    }

    /// <summary>A judgement as the API shows it.</summary>
    public static JudgementView View(Judgement j, bool holds) => new(
        j.Number,
        j.Kind switch { JudgementKinds.Same => "merge", JudgementKinds.NotSame => "split", var kind => kind },
        j.By,
        j.At,
        j.Incident,
        j.Kind == JudgementKinds.Correct ? j.Field : null,
        IncidentReader.OrNull(j.Value),
        IncidentReader.OrNull(j.Other) ?? (j.Kind == JudgementKinds.NotSame ? IncidentReader.OrNull(j.OtherAnchor) : null),
        IncidentReader.OrNull(j.Reason),
        holds,
        j.Undoes > 0 ? j.Undoes : null);

    private static async Task<Created<JudgementAnswer>> Judge(string id, JudgementRequest body, HttpContext http, Store store, Loaded loaded, IndexKeeper keeper)
    {
        if (body.Reason is { Length: > LongestReason })
            throw RequestException.Senseless("reason", "Expected at most 4000 characters.");
        var judgement = await Task.Run(() => Made(Reviewer(store, loaded, http) with { Seen = body.Since }, id, body, loaded)).ConfigureAwait(false);
        return Answer(judgement, store, keeper);
    }

    private static async Task<Created<JudgementAnswer>> Undo(long number, UndoRequest body, HttpContext http, Store store, Loaded loaded, IndexKeeper keeper)
    {
        if (body.Reason is { Length: > LongestReason })
            throw RequestException.Senseless("reason", "Expected at most 4000 characters.");
        var judgement = await Task.Run(() => Reviewer(store, loaded, http).Made().Undo(number, body.Reason ?? "")).ConfigureAwait(false);
        return Answer(judgement, store, keeper);
    }

    private static async Task<Ok<BulkAnswer>> Bulk(BulkRequest body, HttpContext http, Store store, Loaded loaded, IndexKeeper keeper)
    {
        if (body.Kind is not (JudgementKinds.Confirm or JudgementKinds.Dismiss))
            throw RequestException.Senseless("kind", "Expected confirm or dismiss.");
        if (body.Incidents.Count is 0 or > MostAtOnce)
            throw RequestException.Senseless("incidents", "Expected 1 to 200.");
        var reason = body.Kind == JudgementKinds.Dismiss ? Routes.Required(body.Reason, "reason", LongestReason) : body.Reason ?? "";
        var (done, numbers, failed) = (new List<string>(), new List<long>(), new List<BulkFailure>());
        await Task.Run(() =>
        {
            foreach (var id in body.Incidents.Distinct(StringComparer.Ordinal))
            {
                try
                {
                    var reviewer = (Reviewer(store, loaded, http) with { Seen = body.Since?.GetValueOrDefault(id) }).Made();
                    numbers.Add((body.Kind == JudgementKinds.Confirm ? reviewer.Confirm(id, reason) : reviewer.Dismiss(id, reason)).Number);
                    done.Add(id);
                }
                catch (CasusException e) when (e.Code is "CAS1111" or "CAS1114" or "CAS1121")
                {
                    failed.Add(new(id, e.Code, e.Message));
                }
            }
        }).ConfigureAwait(false);
        keeper.Current(exactly: true);
        return TypedResults.Ok(new BulkAnswer(done, numbers, failed));
    }

    private static async Task<Ok<BulkUndoAnswer>> UndoBulk(BulkUndoRequest body, HttpContext http, Store store, Loaded loaded, IndexKeeper keeper)
    {
        if (body.Judgements.Count is 0 or > MostAtOnce)
            throw RequestException.Senseless("judgements", "Expected 1 to 200.");
        if (body.Reason is { Length: > LongestReason })
            throw RequestException.Senseless("reason", "Expected at most 4000 characters.");
        var (done, failed) = (new List<long>(), new List<UndoFailure>());
        await Task.Run(() =>
        {
            var reviewer = Reviewer(store, loaded, http).Made();
            // The last one first, as one would by hand.
            foreach (var number in body.Judgements.Distinct().OrderDescending())
            {
                try
                {
                    reviewer.Undo(number, body.Reason ?? "");
                    done.Add(number);
                }
                catch (CasusException e) when (e.Code is "CAS1112" or "CAS1114")
                {
                    failed.Add(new(number, e.Code, e.Message));
                }
            }
        }).ConfigureAwait(false);
        keeper.Current(exactly: true);
        return TypedResults.Ok(new BulkUndoAnswer(done, failed));
    }

    private static Ok<Items<JudgementView>> List(string? by, string? incident, string? holding, string? cursor, int? limit, Store store)
    {
        var most = Routes.Limit(limit);
        var before = cursor is null ? long.MaxValue : long.TryParse(cursor, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw RequestException.Field("cursor", "Expected what the page before gave as next.");
        var holds = Archive.Judgements.Reviewer.List(store, holdingOnly: true).Select(j => j.Number).ToHashSet();
        var all = incident is null
            ? Archive.Judgements.Reviewer.List(store, holdingOnly: false)
            : [.. IncidentPast.Judgements(store, incident).Select(j => j.Judgement)];
        var found = all.Reverse().Where(j => j.Number < before && (by is null || j.By == by) && (holding != "yes" || holds.Contains(j.Number))).Take(most + 1).ToList();
        var next = found.Count > most ? found[most - 1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Items<JudgementView>([.. found.Take(most).Select(j => View(j, holds.Contains(j.Number)))], next));
    }

    private static Judgement Made(ReviewerOf reviewer, string id, JudgementRequest body, Loaded loaded)
    {
        var by = reviewer.Made();
        switch (body.Kind)
        {
            case JudgementKinds.Confirm:
                return by.Confirm(id, body.Reason ?? "");
            case JudgementKinds.Dismiss:
                return by.Dismiss(id, Routes.Required(body.Reason, "reason"));
            case JudgementKinds.Correct:
                var (field, value) = (Routes.Required(body.Field, "field"), Routes.Required(body.Value, "value"));
                if (field == CorrectedField.Type && !loaded.Types.TryNamed(value, out _))
                    throw RequestException.Senseless("value", "There is no such event type in the codebook.");
                if (field == CorrectedField.Country && !loaded.Countries.ContainsKey(value))
                    throw RequestException.Senseless("value", "There is no country of that code.");
                if (field == CorrectedField.Actor && CorrectedField.TryParties(value, out var parties) && parties.FirstOrDefault(p => p.ActorId is { } actor && !loaded.Actors.TryGet(actor, out _)) is { ActorId: { } unknown })
                    throw RequestException.Senseless("value", $"The register has no actor {unknown}.");
                return by.Correct(id, field, value, Routes.Required(body.Reason, "reason"));
            case "merge":
                return by.Same(id, Routes.Required(body.Other, "other"), Routes.Required(body.Reason, "reason"));
            case "split":
                return by.NotSame(id, Routes.Required(body.Other, "other"), Routes.Required(body.Reason, "reason"));
            case JudgementKinds.Link:
                return by.Link(id, Routes.Required(body.Relation, "relation"), Routes.Required(body.Other, "other"), Routes.Required(body.Reason, "reason"));
            default:
                throw RequestException.Senseless("kind", "Expected confirm, dismiss, correct, merge, split or link.");
        }
    }

    private static Created<JudgementAnswer> Answer(Judgement judgement, Store store, IndexKeeper keeper)
    {
        keeper.Current(exactly: true);
        var current = judgement.Incident.Length == 0 ? "" : IncidentPast.Current(store, judgement.Incident) ?? judgement.Incident;
        return TypedResults.Created($"{WorkbenchHost.Api}/incidents/{Uri.EscapeDataString(current)}", new JudgementAnswer(View(judgement, true), current));
    }

    private static ReviewerOf Reviewer(Store store, Loaded loaded, HttpContext http) => new(store, loaded, http.User.Name());

    // Who decides is who signed in, never what the request says.
    private sealed record ReviewerOf(Store Store, Loaded Loaded, string By)
    {
        public string? Seen { get; init; }

        public Reviewer Made() => new(Store, Loaded.Deriver(), Loaded.Time, By) { Seen = Seen };
    }
}
