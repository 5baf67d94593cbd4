namespace Casus.Evaluation.Muc4;

/// <summary>Reads an answer key into templates.</summary>
internal static class KeyTemplates
{
    /// <summary>The templates of a report; identical ones count once, as in the published evaluations.</summary>
    public static IReadOnlyList<IncidentTemplate> Of(Muc4Document document)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. document.Templates.Where(t => seen.Add(Fingerprint(t))).Select(ToTemplate)];
    }

    private static string Fingerprint(Muc4Key key) => key.Type.ToLowerInvariant() + string.Concat(
        Enum.GetValues<TemplateRole>().Select(r => "\u0001" + string.Join('\u0002', key.Roles[r].Select(e => string.Join('\u0003', e)))));

    private static IncidentTemplate ToTemplate(Muc4Key key) => new()
    {
        Type = key.Type.ToLowerInvariant(),
        Roles = Enum.GetValues<TemplateRole>().ToDictionary(r => r, r => Fillers(key.Roles[r])),
        HumanTargets = Fillers(HumanTargets(key)),
        IsOptional = key.Optional,
        Dates = key.Dates,
        Locations = key.Locations,
        Stages = [.. (key.Stage ?? "").Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(s => s.ToUpperInvariant())],
        Killed = Definite(key.Casualties?.Killed),
        Injured = Definite(key.Casualties?.Injured),
        OrganisationConfidence = key.PerpOrgConfidence,
    };

    private static IReadOnlyList<Filler> Fillers(IEnumerable<IReadOnlyList<string>> entities) =>
        [.. entities.Where(e => e.Any(s => FillerText.Normalise(s).Length > 0)).Select(e => new Filler(null, e))];

    // Each name with the titles and descriptions that the key ties to it, then those who are only described.
    private static IEnumerable<IReadOnlyList<string>> HumanTargets(Muc4Key key)
    {
        var named = key.Roles.Victim.Select(e => e.ToList()).ToList();
        var described = new List<IReadOnlyList<string>>();
        foreach (var description in key.HumanTargetDescription)
        {
            var owners = named.Where(n => description.Of?.Any(n.Contains) == true).ToList();
            if (owners.Count == 0)
                described.Add(description.Values);
            foreach (var owner in owners)
                owner.AddRange(description.Values.Where(v => !owner.Contains(v)).ToList());
        }

        return named.Concat(described);
    }

    private static Toll? Definite(Muc4Toll? toll) => toll is { Vague: false } ? new(toll.Low, toll.High) : null;
}
