namespace Casus.Language;

/// <summary>What kind of thing bears a name.</summary>
public enum NameKind : byte
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>An organisation, armed group, company or institution.</summary>
    Organisation,

    /// <summary>A place of any kind.</summary>
    Place,
}
