namespace Casus.Grounding;

/// <summary>What the words beside a name say it is.</summary>
public enum DivisionCue
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A first-order division: "Anbar province".</summary>
    FirstOrder,

    /// <summary>A second-order division: "Kupiansk district".</summary>
    SecondOrder,

    /// <summary>A town: "the city of Sumy".</summary>
    Town,
}
