namespace Casus.Cli.Assets;

/// <summary>In what state an asset is.</summary>
internal enum AssetState
{
    /// <summary>There, readable, and as it was shipped where that is known.</summary>
    Ok,

    /// <summary>Not there, or not all of it.</summary>
    Missing,

    /// <summary>There, and cannot be used.</summary>
    Damaged,
}

/// <summary>What was found out about one asset.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="State">In what state it is.</param>
/// <param name="Detail">How much of it there is, or what is wrong with it.</param>
/// <param name="Remedy">What to do, or <see langword="null"/>: nothing.</param>
/// <param name="IsOptional">Whether Casus works without it.</param>
/// <param name="Making">How it was made, where it says so itself.</param>
internal sealed record AssetFinding(string Name, AssetState State, string Detail, string? Remedy, bool IsOptional = false, string? Making = null)
{
    /// <summary>Whether Casus cannot work as long as it stays so.</summary>
    public bool IsFatal => State != AssetState.Ok && !(IsOptional && State == AssetState.Missing);
}
