namespace Casus.Fusion;

/// <summary>Reports that were filed before, brought back as they are needed.</summary>
internal interface IFiledReports
{
    /// <summary>The edges of a report that was restored; the reports at their other ends are restored with it.</summary>
    List<(int Other, float Likeness)> EdgesOf(int report);

    /// <summary>Restores a report by its id.</summary>
    /// <returns>Its number, or <see langword="null"/> where it was never filed.</returns>
    int? Find(string report);
}
