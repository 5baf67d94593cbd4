namespace Casus.Evaluation.Muc4;

/// <summary>The five string slots of a MUC-4 template that are scored.</summary>
internal enum TemplateRole
{
    /// <summary>People who did it.</summary>
    PerpInd,

    /// <summary>The organisation behind them.</summary>
    PerpOrg,

    /// <summary>Things that were attacked.</summary>
    Target,

    /// <summary>People who were attacked and are named.</summary>
    Victim,

    /// <summary>What it was done with.</summary>
    Weapon,
}
