using System.Collections.Immutable;

namespace Casus.Language.Trees;

/// <summary>Reads a <c>tree</c> line.</summary>
/// <remarks>
/// <code>
/// tree  = word step*
/// step  = [ "?" | "!" ] move [ word | "(" word step* ")" ]
/// move  = ( ">" | ">>" | "&lt;" | "&lt;&lt;" ) [ relation { "|" relation } ]  |  "." | ".." | "-" | "--"
/// word  = "[" test* "]" [ ":" label ]
/// test  = key ( "=" | "!=" ) value { "|" value }
/// </code>
/// </remarks>
internal sealed class PatternParser
{
    private static readonly (string Sign, Move Move)[] Moves =
    [
        (">>", Move.Descendant), (">", Move.Child), ("<<", Move.Ancestor), ("<", Move.Head), ("..", Move.Later), (".", Move.Next),
        ("--", Move.Earlier), ("-", Move.Previous),
    ];

    private readonly PatternScanner scanner;
    private readonly IReadOnlyDictionary<string, WordList> lists;
    private readonly List<string> labels;
    private readonly HashSet<string> labelsHere = new(StringComparer.Ordinal);
    private int words;
    private bool isForbidden;

    private PatternParser(PatternPlace place, IReadOnlyDictionary<string, WordList> lists, List<string> labels) =>
        (scanner, this.lists, this.labels) = (new(place), lists, labels);

    /// <summary>Reads the whole line.</summary>
    /// <param name="place">The line.</param>
    /// <param name="lists">The word lists that it may name.</param>
    /// <param name="labels">The labels of the pattern; new ones are added.</param>
    /// <exception cref="Reports.CasusException">CAS0321 to CAS0325: the line is damaged.</exception>
    public static PatternNode Parse(PatternPlace place, IReadOnlyDictionary<string, WordList> lists, List<string> labels)
    {
        var parser = new PatternParser(place, lists, labels);
        var root = parser.ReadTree();
        return parser.scanner.IsAtEnd ? root : throw parser.Expected("a step, such as '>obj [tag=NOUN]', or the end");
    }

    private PatternNode ReadTree()
    {
        scanner.SkipBlanks();
        var number = CountWord();
        var test = ReadTest();
        var label = scanner.TryTake(":") ? ReadLabel() : -1;
        var steps = ImmutableArray.CreateBuilder<PatternStep>();
        while (ReadStep() is { } step)
            steps.Add(step);
        return new(number, test, label, steps.ToImmutable());
    }

    private PatternStep? ReadStep()
    {
        scanner.SkipBlanks();
        if (scanner.IsAtEnd || scanner.Next == ')')
            return null;
        var start = scanner.At;
        var mark = scanner.TryTake("?") ? StepMark.Optional : scanner.TryTake("!") ? StepMark.Forbidden : StepMark.Required;
        var move = ReadMove();
        var relations = move <= Move.Ancestor && char.IsAsciiLetter(scanner.Next) ? ReadRelations() : RelationSet.All;
        var outer = isForbidden;
        isForbidden |= mark == StepMark.Forbidden;
        var step = new PatternStep(mark, move, relations, ReadGoal());
        isForbidden = outer;
        return mark == StepMark.Optional && !step.To.Leads ? throw PatternErrors.EmptyOption(scanner.Place, start) : step;
    }

    private Move ReadMove()
    {
        foreach (var (sign, move) in Moves)
        {
            if (scanner.TryTake(sign))
                return move;
        }

        throw Expected("a step that begins with one of > >> < << . .. - --");
    }

    private RelationSet ReadRelations()
    {
        var builder = new WordTestBuilder(scanner.Place, lists);
        var relations = default(RelationSet);
        do
        {
            var at = scanner.At;
            relations |= builder.Relation(scanner.Name(":*", "a relation"), at);
        }
        while (scanner.TryTake("|"));

        return relations;
    }

    private PatternNode ReadGoal()
    {
        scanner.SkipBlanks();
        if (scanner.TryTake("("))
        {
            var inner = ReadTree();
            scanner.Take(")", "a step or ')'");
            return inner;
        }

        if (scanner.Next != '[')
            return new(CountWord(), WordTest.Any, -1, []);
        var number = CountWord();
        var test = ReadTest();
        return new(number, test, scanner.TryTake(":") ? ReadLabel() : -1, []);
    }

    private int CountWord() => words < PatternTree.MaxWords ? words++ : throw PatternErrors.TooLarge(scanner.Place, scanner.At);

    private WordTest ReadTest()
    {
        scanner.Take("[", "a word, such as [lemma=attack] or []");
        scanner.SkipBlanks();
        if (scanner.TryTake("]"))
            return WordTest.Any;
        var builder = new WordTestBuilder(scanner.Place, lists);
        do
        {
            var at = scanner.At;
            var key = scanner.Name("", "a test, such as lemma=attack, or ']'");
            var isNegated = scanner.TryTake("!");
            scanner.Take("=", "'=' or '!=' and a value");
            builder.Add(key, at, isNegated, ReadValues());
            scanner.SkipBlanks();
        }
        while (!scanner.TryTake("]"));

        return builder.Build();
    }

    private List<WordTestBuilder.Value> ReadValues()
    {
        var values = new List<WordTestBuilder.Value>();
        do
        {
            var (at, isQuoted) = (scanner.At, scanner.Next == '"');
            values.Add(new(scanner.Value(), isQuoted, at));
        }
        while (scanner.TryTake("|"));

        return values;
    }

    private int ReadLabel()
    {
        var at = scanner.At;
        var label = scanner.Name("", "a label");
        if (isForbidden)
            throw PatternErrors.LabelForbidden(scanner.Place, at, label);
        if (!labelsHere.Add(label))
            throw PatternErrors.LabelTwice(scanner.Place, at, label);
        if (!labels.Contains(label))
            labels.Add(label);
        return labels.IndexOf(label);
    }

    private Reports.CasusException Expected(string what) => PatternErrors.Expected(scanner.Place, scanner.At, what);
}
