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

    /// <summary>A town rather than a division, for one is near or off a town: "off Fujairah".</summary>
    NearTown,
}
