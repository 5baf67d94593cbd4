namespace Casus.Fusion;

/// <summary>An event that a report tells beside its lead.</summary>
/// <param name="IsNews">Whether it is further news, and not retold.</param>
/// <param name="Day">Its day.</param>
/// <param name="Place">GeoNames' number of its place.</param>
/// <param name="Event">Its number in the record, from 0.</param>
internal readonly record struct ExtraEvent(bool IsNews, int Day, int Place, int Event);
