namespace Casus.Coding.Learned;

/// <summary>Takes the features of a decision: names of what is seen.</summary>
internal interface IFeatureSink
{
    /// <summary>Adds the feature whose name the parts make up.</summary>
    void Add(params ReadOnlySpan<string> parts);
}
