using Casus.Cli.Input;
using Casus.Reports;

namespace Casus.Cli;

/// <summary>The readers and the coder of the program as it is shipped.</summary>
internal static class StandardServices
{
    /// <summary>Makes them; loads nothing yet.</summary>
    public static Services Create() => new()
    {
        Reader = new PlainTextOnly(),
        LoadCoder = () => throw new CasusException("CAS0303", "data", "the coder is not part of this build."),
    };

    private sealed class PlainTextOnly : IInputReader
    {
        public IEnumerable<InputItem> Read(string name, Stream content)
        {
            using var reader = new StreamReader(content);
            yield return InputItem.Of(new Report { Id = Path.GetFileNameWithoutExtension(name), Text = reader.ReadToEnd(), Origin = new(name) });
        }
    }
}
