namespace Casus.Knowledge.Actors;

/// <summary>What the start needs of an entry: its names, and what decides how they count.</summary>
/// <remarks>One is filled again and again, since no entry needs more than a few lists.</remarks>
internal sealed class EntryNames
{
    private ReadOnlyMemory<char>[] lists = new ReadOnlyMemory<char>[8];
    private ActorNameKind[] kinds = new ActorNameKind[8];

    public ReadOnlyMemory<char> Id { get; private set; }

    public ReadOnlyMemory<char> Name { get; private set; }

    /// <summary>Whether it is a person: it holds or held an office.</summary>
    public bool IsPerson { get; private set; }

    /// <summary>Whether many bear the person's name.</summary>
    public bool IsCommon { get; private set; }

    /// <summary>Whether it stands for a sector of its state.</summary>
    public bool IsGeneral { get; private set; }

    /// <summary>Whether the names of such an actor are compared by sound, too.</summary>
    public bool IsLoose { get; private set; }

    /// <summary>How many lists of further names there are.</summary>
    public int Count { get; private set; }

    /// <summary>Names with semicolons between them, in the order of the file.</summary>
    public ReadOnlyMemory<char> ListAt(int list) => lists[list];

    /// <summary>In which way the names of a list are the entry's.</summary>
    public ActorNameKind KindAt(int list) => kinds[list];

    /// <summary>Reads an entry in place of the one before.</summary>
    public void Read(EntryText text)
    {
        (Id, Name, Count) = (default, default, 0);
        (IsPerson, IsCommon, IsGeneral, IsLoose) = (false, false, false, true);
        var isState = false;
        var at = 0;
        while (text.TryNext(ref at, out var key, out var value))
        {
            switch (key)
            {
                case "id":
                    Id = value;
                    break;
                case "name":
                    Name = value;
                    break;
                case "iso":
                    isState = true;
                    break;
                case "held":
                    IsPerson = true;
                    break;
                case "common":
                    IsCommon = value.Span is "yes";
                    break;
                case "general":
                    IsGeneral = true;
                    break;
                case "type":
                    IsLoose = value.Span is not ("people" or "media" or "ngo" or "party" or "company");
                    break;
                case "alias":
                    Add(ActorNameKind.Alias, value);
                    break;
                case "weak":
                    Add(ActorNameKind.Weak, value);
                    break;
                case "adjective":
                    Add(ActorNameKind.Adjective, value);
                    break;
                case "people":
                    Add(ActorNameKind.People, value);
                    break;
                case "capital":
                    Add(ActorNameKind.Capital, value);
                    break;
                case "seat":
                    Add(ActorNameKind.Seat, value);
                    break;
            }
        }

        IsLoose &= !isState;
    }

    private void Add(ActorNameKind kind, ReadOnlyMemory<char> names)
    {
        if (Count == lists.Length)
        {
            Array.Resize(ref lists, Count * 2);
            Array.Resize(ref kinds, Count * 2);
        }

        (lists[Count], kinds[Count]) = (names, kind);
        Count++;
    }
}
