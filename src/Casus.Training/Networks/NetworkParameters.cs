using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training.Networks;

/// <summary>All weights of the network by name.</summary>
internal sealed class NetworkParameters
{
    /// <summary>Words the parser sees at once: three from the top of the stack, and the next.</summary>
    public const int Slots = 4;

    private readonly List<Parameter> all = [];

    public NetworkParameters(NetworkShape shape, int shards, int seed)
    {
        Shape = shape;
        var random = new Random(seed);
        int d = shape.Width, u = shape.Units, p = shape.ParserWidth;
        Parameter Add(string name, int rows, int columns)
        {
            var parameter = new Parameter(name, rows, columns, shards);
            all.Add(parameter);
            return parameter;
        }

        Words = Add("words", shape.WordCount, shape.WordWidth).Normal(random, 0.3);
        Affixes = [.. FormFeatures.TableSizes.ToArray().Select((size, i) => Add($"affixes{i}", size, shape.AffixWidth).Normal(random, 0.3))];
        Input = Add("input", shape.InputWidth, d).Uniform(random);
        InputBias = Add("input.bias", 1, d);
        InputNorm = Norm("input.norm");
        for (var i = 0; i < shape.Layers.Length; i++)
        {
            var norm = Norm($"layer{i}.norm");
            if (shape.Layers[i] == 'c')
            {
                Layers.Add(new(norm, Add($"layer{i}.window", 3 * d, d).Uniform(random), Add($"layer{i}.bias", 1, d), null, null));
                continue;
            }

            var gates = Add($"layer{i}.gates", d, 3 * u).Uniform(random, 1);
            var gateBias = Add($"layer{i}.gates.bias", 1, 3 * u);
            // Units start with memories from short to long.
            for (var k = 0; k < u; k++)
                gateBias.Value[u + k] = -1 + (4f * (k % (u / 2)) / (u / 2));
            for (var k = 2 * u; k < 3 * u; k++)
                gateBias.Value[k] = 1;
            Layers.Add(new(norm, gates, gateBias, Add($"layer{i}.out", u, d).Uniform(random), Add($"layer{i}.out.bias", 1, d)));
        }

        FinalNorm = Norm("norm");
        var tagCount = Enum.GetValues<UniversalTag>().Length;
        (Tags, TagsBias) = (Add("tags", d, tagCount).Uniform(random), Add("tags.bias", 1, tagCount));
        (FineTags, FineTagsBias) = (Add("finetags", d, shape.FineTagCount).Uniform(random), Add("finetags.bias", 1, shape.FineTagCount));
        (NamesHidden, NamesHiddenBias) = (Add("names.hidden", d, shape.NamesWidth).Uniform(random), Add("names.hidden.bias", 1, shape.NamesWidth));
        (Names, NamesBias) = (Add("names", shape.NamesWidth, NameClasses.Count).Uniform(random), Add("names.bias", 1, NameClasses.Count));
        (Referents, ReferentsBias) = (Add("referents", d, Enum.GetValues<ReferentKind>().Length).Uniform(random), Add("referents.bias", 1, Enum.GetValues<ReferentKind>().Length));
        SlotRows = Add("slots", d, Slots * p).Uniform(random, 1);
        // Rows for "nothing there" and for the root.
        SlotSpecials = Add("slots.special", 2, Slots * p).Normal(random, 0.1);
        SlotBias = Add("slots.bias", 1, p);
        (Moves, MovesBias) = (Add("moves", p, 3).Uniform(random), Add("moves.bias", 1, 3));
        LabelRows = Add("labels.rows", d, 2 * p).Uniform(random, 1);
        LabelBias = Add("labels.rows.bias", 1, p);
        (Labels, LabelsBias) = (Add("labels", p, Relations.Count).Uniform(random), Add("labels.bias", 1, Relations.Count));

        (Parameter, Parameter) Norm(string name) => (Add(name + ".gain", 1, d).Filled(1), Add(name + ".shift", 1, d));
    }

    public NetworkShape Shape { get; }

    public IReadOnlyList<Parameter> All => all;

    public Parameter Words { get; }

    public Parameter[] Affixes { get; }

    public Parameter Input { get; }

    public Parameter InputBias { get; }

    public (Parameter Gain, Parameter Shift) InputNorm { get; }

    public List<((Parameter Gain, Parameter Shift) Norm, Parameter First, Parameter FirstBias, Parameter? Second, Parameter? SecondBias)> Layers { get; } = [];

    public (Parameter Gain, Parameter Shift) FinalNorm { get; }

    public Parameter Tags { get; }

    public Parameter TagsBias { get; }

    public Parameter FineTags { get; }

    public Parameter FineTagsBias { get; }

    public Parameter NamesHidden { get; }

    public Parameter NamesHiddenBias { get; }

    public Parameter Names { get; }

    public Parameter NamesBias { get; }

    public Parameter Referents { get; }

    public Parameter ReferentsBias { get; }

    public Parameter SlotRows { get; }

    public Parameter SlotSpecials { get; }

    public Parameter SlotBias { get; }

    public Parameter Moves { get; }

    public Parameter MovesBias { get; }

    public Parameter LabelRows { get; }

    public Parameter LabelBias { get; }

    public Parameter Labels { get; }

    public Parameter LabelsBias { get; }
}
