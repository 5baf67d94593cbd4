namespace Casus.Training.Networks;

/// <summary>A sentence to learn from, as it stands and in capitals.</summary>
internal readonly record struct TrainingSentence(NetworkSentence Plain, NetworkSentence InCapitals);
