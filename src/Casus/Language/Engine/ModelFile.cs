using System.Security.Cryptography;
using System.Text;
using Casus.Reports;

namespace Casus.Language.Engine;

/// <summary>A trained model on disk: a magic number, what it is and how it was made, a checksum, the numbers.</summary>
public static class ModelFile
{
    private const int FormatVersion = 1;
    private static ReadOnlySpan<byte> Magic => "CASUSMDL"u8;

    /// <summary>Writes a model file; an existing one is replaced as a whole.</summary>
    /// <param name="path">Where.</param>
    /// <param name="kind">What it is for, <c>network</c>.</param>
    /// <param name="about">How it was made: command, data with licences, scores; readable text.</param>
    /// <param name="write">Writes the payload.</param>
    public static void Save(string path, string kind, string about, Action<BinaryWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
            write(writer);
        var bytes = payload.ToArray();
        var temporary = path + ".new";
        using (var file = new BinaryWriter(File.Create(temporary)))
        {
            file.Write(Magic);
            file.Write(FormatVersion);
            file.Write(kind);
            file.Write(about);
            file.Write(SHA256.HashData(bytes));
            file.Write(bytes.Length);
            file.Write(bytes);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a model file and checks it.</summary>
    /// <exception cref="CasusException">CAS0350: missing or unreadable; CAS0351: not a Casus model; CAS0352: another version or kind; CAS0353: damaged.</exception>
    public static T Load<T>(string path, string kind, Func<BinaryReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var (_, payload) = Open(path, kind);
        try
        {
            using var reader = new BinaryReader(new MemoryStream(payload.Array!, payload.Offset, payload.Count, writable: false, publiclyVisible: true));
            return read(reader);
        }
        catch (Exception e) when (e is IOException or ArgumentException or OverflowException)
        {
            throw Damaged(path, e);
        }
    }

    /// <summary>How the model at <paramref name="path"/> was made.</summary>
    /// <exception cref="CasusException">As <see cref="Load{T}"/>.</exception>
    public static string AboutOf(string path, string kind) => Open(path, kind).About;

    private static (string About, ArraySegment<byte> Payload) Open(string path, string kind)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CasusException("CAS0350", path, $"the model cannot be read ({e.Message}). Reinstall Casus, or make it anew with 'casus train'.", e);
        }

        if (!bytes.AsSpan().StartsWith(Magic))
            throw new CasusException("CAS0351", path, "this is not a model of Casus. Reinstall Casus, or make the model anew with 'casus train'.");
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            reader.ReadBytes(Magic.Length);
            var version = reader.ReadInt32();
            var found = version == FormatVersion ? reader.ReadString() : "";
            if (version != FormatVersion || found != kind)
                throw new CasusException("CAS0352", path, $"expected a '{kind}' model of format {FormatVersion}, found '{found}' of format {version}. Make it anew with 'casus train'.");
            var about = reader.ReadString();
            var hash = reader.ReadBytes(SHA256.HashSizeInBytes);
            var length = reader.ReadInt32();
            if (length != reader.BaseStream.Length - reader.BaseStream.Position)
                throw Damaged(path, null);
            var payload = new ArraySegment<byte>(bytes, (int)reader.BaseStream.Position, length);
            if (!SHA256.HashData(payload.AsSpan()).AsSpan().SequenceEqual(hash))
                throw Damaged(path, null);
            return (about, payload);
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            throw Damaged(path, e);
        }
    }

    private static CasusException Damaged(string path, Exception? cause) =>
        new("CAS0353", path, "the model is damaged: its checksum does not fit. Reinstall Casus, or make the model anew with 'casus train'.", cause);
}
