using Casus.Language;
using Casus.Language.Engine;

namespace Casus.Training;

/// <summary>
/// Trains the parser: moves by a dynamic oracle with exploration (Goldberg and Nivre 2013), labels on the arcs that
/// come out right.
/// </summary>
internal static class ParserTraining
{
    private const int MoveBits = 20;
    private const int LabelBits = 18;

    public static (LinearModel Moves, LinearModel Labels) Train(IReadOnlyList<TreebankSentence> sentences, UniversalTag[][] tags, int epochs, int seed, Action<string> progress)
    {
        var trainer = new Trainer(new(MoveBits, 3), new(LabelBits, Relations.Count));
        var random = new Random(seed);
        var items = sentences
            .Select((s, i) => (Sentence: s, Tags: tags[i], Features: s.Features()))
            .Where(x => x.Sentence.IsProjective)
            .ToArray();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(items);
            trainer.Reset();
            foreach (var (sentence, itemTags, features) in items)
                trainer.Learn(sentence, itemTags, features, explore: epoch > 0 ? random : null);
            progress($"parser, epoch {epoch + 1} of {epochs}: {trainer.Summary}");
        }

        return trainer.ToModels();
    }

    private sealed class Trainer(Perceptron moves, Perceptron labels)
    {
        private readonly ParserState state = new();
        private readonly uint[] features = new uint[Parser.MoveFeatureCount];
        private readonly uint[] labelFeatures = new uint[Parser.LabelFeatureCount];
        private readonly float[] scores = new float[3];
        private readonly float[] labelScores = new float[Relations.Count];
        private readonly int[] costs = new int[3];
        private int decisions, right, arcs, labelled;

        public string Summary => $"moves {100.0 * right / decisions:F2} %, labels {100.0 * labelled / arcs:F2} %";

        public void Reset() => (decisions, right, arcs, labelled) = (0, 0, 0, 0);

        public (LinearModel Moves, LinearModel Labels) ToModels() => (moves.ToModel(least: 4), labels.ToModel(least: 4));

        public void Learn(TreebankSentence sentence, UniversalTag[] tags, TokenFeatures tokens, Random? explore)
        {
            var range = new TokenRange(0, tags.Length);
            var relations = new Relation[tags.Length];
            state.Start(tags.Length);
            while (!state.IsFinal)
            {
                Parser.ExtractMove(tokens, range, tags, relations, state, features);
                moves.Score(features, scores);
                Cost(sentence.Heads);
                int predicted = -1, oracle = -1;
                for (var m = 0; m < 3; m++)
                {
                    if (!state.Can((ParserState.Move)m))
                        continue;
                    if (predicted < 0 || scores[m] > scores[predicted])
                        predicted = m;
                    if (oracle < 0 || costs[m] < costs[oracle] || (costs[m] == costs[oracle] && scores[m] > scores[oracle]))
                        oracle = m;
                }

                moves.Tick();
                decisions++;
                if (costs[predicted] > costs[oracle])
                    moves.Update(features, oracle, predicted);
                else
                    right++;
                var follow = explore is not null && explore.NextDouble() < 0.9 ? predicted : oracle;
                var dependent = state.Do((ParserState.Move)follow);
                if (dependent >= 0)
                    Label(sentence, tags, tokens, relations, dependent);
            }
        }

        private void Label(TreebankSentence sentence, UniversalTag[] tags, TokenFeatures tokens, Relation[] relations, int dependent)
        {
            var range = new TokenRange(0, tags.Length);
            if (state.Heads[dependent] == state.Length)
            {
                relations[dependent] = Relation.Root;
                return;
            }

            Parser.ExtractLabel(tokens, range, tags, relations, state, dependent, labelFeatures);
            labels.Score(labelFeatures, labelScores);
            var best = TaggerTraining.IndexOfMax(labelScores);
            relations[dependent] = (Relation)best;
            if (state.Heads[dependent] != sentence.Heads[dependent])
                return;
            labels.Tick();
            arcs++;
            if (best == (int)sentence.Relations[dependent])
                labelled++;
            else
                labels.Update(labelFeatures, (int)sentence.Relations[dependent], best);
        }

        // How many gold arcs each move makes unreachable.
        private void Cost(int[] gold)
        {
            int s0 = state.Stack(0), s1 = state.Stack(1), b0 = state.Next;
            costs.AsSpan().Clear();
            if (s0 >= 0)
            {
                var dependentsInBuffer = 0;
                for (var k = b0; k < state.Length; k++)
                    dependentsInBuffer += gold[k] == s0 ? 1 : 0;
                costs[(int)ParserState.Move.Left] = dependentsInBuffer + (gold[s0] == s1 || (gold[s0] > b0 && gold[s0] != b0) ? 1 : 0);
                costs[(int)ParserState.Move.Right] = dependentsInBuffer + (gold[s0] >= b0 ? 1 : 0);
            }

            if (b0 < state.Length)
            {
                var lost = 0;
                for (var below = 0; below < state.Depth; below++)
                {
                    var k = state.Stack(below);
                    lost += gold[k] == b0 ? 1 : 0;
                    lost += below > 0 && gold[b0] == k ? 1 : 0;
                }

                costs[(int)ParserState.Move.Shift] = lost;
            }
        }
    }
}
