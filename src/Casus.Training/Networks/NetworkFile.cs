using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>Writes a trained network as the payload of a model file.</summary>
internal static class NetworkFile
{
    public static void Write(BinaryWriter writer, NetworkParameters parameters, NetworkCorpus corpus)
    {
        var tables = parameters.All.Select(p => (p.Name, FormOf(parameters, p), p.Rows, p.Columns, p.Average));
        NetworkTables.Write(writer, parameters.Shape.Layers, corpus.Words, corpus.FineTags, [.. tables]);
    }

    private static NetworkTables.Form FormOf(NetworkParameters all, Parameter p) =>
        p == all.Words || p == all.SlotSpecials || all.Affixes.Contains(p) ? NetworkTables.Form.ScaledRows
        : p.Rows == 1 ? NetworkTables.Form.Floats : NetworkTables.Form.ScaledColumns;
}
