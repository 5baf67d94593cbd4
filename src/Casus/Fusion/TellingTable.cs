namespace Casus.Fusion;

/// <summary>Tellings in the order in which they were added, each field in a column of its own.</summary>
internal sealed class TellingTable
{
    private readonly Column<string> reports = new();
    private readonly Column<TellingFacts> facts = new();
    private readonly Slices<uint> terms = new();
    private readonly Slices<float> weights = new();
    private readonly Slices<uint> keys = new();
    private readonly Slices<uint> titles = new();
    private readonly Slices<uint> people = new();
    private readonly Slices<uint> actors = new();
    private readonly Slices<int> places = new();
    private readonly Slices<uint> numbers = new();
    private readonly Slices<int> dates = new();
    private readonly Slices<uint> leads = new();
    private readonly Slices<float> leadWeights = new();
    private readonly Slices<uint> chiefPeople = new();
    private readonly Slices<int> years = new();
    private readonly Slices<int> eventDays = new();
    private readonly Slices<ExtraEvent> extras = new();
    private readonly Slices<uint> signatures = new();

    /// <summary>How many there are.</summary>
    public int Count => facts.Count;

    /// <summary>Adds a telling.</summary>
    /// <returns>Its number.</returns>
    public int Add(Telling telling)
    {
        reports.Add(telling.Report);
        facts.Add(telling.Facts);
        terms.Add(telling.Terms);
        weights.Add(telling.Weights);
        keys.Add(telling.Keys);
        titles.Add(telling.Title);
        people.Add(telling.People);
        actors.Add(telling.Actors);
        places.Add(telling.Places);
        numbers.Add(telling.Numbers);
        dates.Add(telling.Dates);
        leads.Add(telling.Lead);
        leadWeights.Add(telling.LeadWeights);
        chiefPeople.Add(telling.ChiefPeople);
        years.Add(telling.Years);
        eventDays.Add(telling.EventDays);
        extras.Add(telling.Extras);
        signatures.Add(telling.Signature);
        return Count - 1;
    }

    /// <summary>A telling as it was added.</summary>
    public Telling Telling(int i) => new()
    {
        Report = Report(i),
        Facts = Facts(i),
        Terms = [.. Terms(i)],
        Weights = [.. Weights(i)],
        Keys = [.. Keys(i)],
        Title = [.. Title(i)],
        Lead = [.. Lead(i)],
        LeadWeights = [.. LeadWeights(i)],
        ChiefPeople = [.. ChiefPeople(i)],
        EventDays = [.. EventDays(i)],
        Years = [.. Years(i)],
        People = [.. People(i)],
        Actors = [.. Actors(i)],
        Places = [.. Places(i)],
        Numbers = [.. Numbers(i)],
        Dates = [.. Dates(i)],
        Extras = [.. Extras(i)],
        Signature = [.. Signature(i)],
    };

    public string Report(int i) => reports[i];

    public TellingFacts Facts(int i) => facts[i];

    public ReadOnlySpan<uint> Terms(int i) => terms[i];

    public ReadOnlySpan<float> Weights(int i) => weights[i];

    public ReadOnlySpan<uint> Keys(int i) => keys[i];

    public ReadOnlySpan<uint> Title(int i) => titles[i];

    public ReadOnlySpan<uint> People(int i) => people[i];

    public ReadOnlySpan<uint> Actors(int i) => actors[i];

    public ReadOnlySpan<int> Places(int i) => places[i];

    public ReadOnlySpan<uint> Numbers(int i) => numbers[i];

    public ReadOnlySpan<int> Dates(int i) => dates[i];

    public ReadOnlySpan<uint> Lead(int i) => leads[i];

    public ReadOnlySpan<float> LeadWeights(int i) => leadWeights[i];

    public ReadOnlySpan<uint> ChiefPeople(int i) => chiefPeople[i];

    public ReadOnlySpan<int> Years(int i) => years[i];

    public ReadOnlySpan<int> EventDays(int i) => eventDays[i];

    public ReadOnlySpan<ExtraEvent> Extras(int i) => extras[i];

    public ReadOnlySpan<uint> Signature(int i) => signatures[i];
}
