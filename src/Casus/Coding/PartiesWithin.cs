using Casus.Knowledge;
using Casus.Language;
using Casus.Readings;

namespace Casus.Coding;

/// <summary>Finds whom the words of an object name, whom the deed may concern: "rejected the plan of the rebels", "threatened to close Norway's border".</summary>
internal sealed class PartiesWithin(Reading reading, DiscourseCues cues, VerbSubjects subjects)
{
    private readonly Tokens tokens = reading.Get(Tokens.Layer);
    private readonly Syntax syntax = reading.Get(Syntax.Layer);

    /// <summary>Adds them; those behind the object come before those before it.</summary>
    public void Add(List<Argument> found)
    {
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot is Slot.Object or Slot.PassiveSubject)
                AddNamedBy(found[i].Head, found, depth: 0);
            else if (found[i].Slot == Slot.Complement && subjects.IsVerbal(found[i].Head))
                AddOfComplement(found[i].Head, found);
        }

        // "blocked streets in defiance of the authorities", "a hunger strike in protest against the raids of the army"
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot == Slot.In && cues.Opposed.TryFind(syntax.Lemmas[found[i].Head], out _))
                AddNamedBy(found[i].Head, found, depth: 0);
        }

        // "protested against Norway's decision", "conceded to demands of the rebels": what a phrase names comes last.
        for (int i = 0, count = found.Count; i < count; i++)
        {
            if (found[i].Slot is Slot.From or Slot.Against or Slot.At or Slot.Over or Slot.About or Slot.To or Slot.For or Slot.On or Slot.Into or Slot.Of)
                AddNamedBy(found[i].Head, found, depth: 0);
        }
    }

    private void AddOfComplement(int verb, List<Argument> found)
    {
        foreach (var child in syntax.ChildrenOf(verb))
        {
            if (syntax.Relations[child] == Relation.Obj)
            {
                found.Add(new(Slot.WithinObject, child, -1));
                AddNamedBy(child, found, depth: 0);
            }
            else if (syntax.Relations[child] == Relation.Obl && !Settings.IsSetting(syntax, cues, child) && NamesParty(NounPhrases.Preposition(syntax, child)))
            {
                found.Add(new(Slot.WithinObject, child, -1));
            }
        }
    }

    private void AddNamedBy(int noun, List<Argument> found, int depth)
    {
        foreach (var child in syntax.ChildrenOf(noun))
        {
            var preposition = NounPhrases.Preposition(syntax, child);
            if (child > noun && syntax.Relations[child] == Relation.Nmod && !Settings.IsSetting(syntax, cues, child) && NamesParty(preposition))
            {
                found.Add(new(Slot.WithinObject, child, preposition));
                if (depth < 2)
                    AddNamedBy(child, found, depth + 1);
            }
        }

        foreach (var child in syntax.ChildrenOf(noun))
        {
            if (child < noun && syntax.Relations[child] is Relation.NmodPoss or Relation.Amod or Relation.Compound or Relation.NmodDesc)
                found.Add(new(Slot.WithinObject, child, -1));
        }
    }

    private bool NamesParty(int preposition) => preposition >= 0 && Frame.SlotOf(tokens[preposition]) is Slot.Of or Slot.From or Slot.By or Slot.With or Slot.To
        or Slot.For or Slot.Against or Slot.On or Slot.Toward or Slot.In or Slot.Between;
}
