namespace Casus.Training.Networks;

/// <summary>How much each row of a head counts: one over the number of rows in the whole batch.</summary>
internal readonly record struct LossWeights(float Tags, float Referents, float Names, float Moves, float Labels);
