using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Casus.Fusion;

/// <summary>Writes tellings as bytes and reads them again; the form is that of this program's version alone.</summary>
internal static class TellingBytes
{
    /// <summary>The bytes of a telling without its report's id.</summary>
    public static byte[] Of(Telling telling)
    {
        var facts = telling.Facts;
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TellingFacts>(in facts)));
        Write(writer, telling.Terms);
        Write(writer, telling.Weights);
        Write(writer, telling.Keys);
        Write(writer, telling.Title);
        Write(writer, telling.Lead);
        Write(writer, telling.LeadWeights);
        Write(writer, telling.ChiefPeople);
        Write(writer, telling.EventDays);
        Write(writer, telling.Years);
        Write(writer, telling.People);
        Write(writer, telling.Actors);
        Write(writer, telling.Places);
        Write(writer, telling.Numbers);
        Write(writer, telling.Dates);
        Write(writer, telling.Extras);
        Write(writer, telling.Signature);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>The telling that <see cref="Of"/> wrote.</summary>
    public static Telling Read(string report, ReadOnlySpan<byte> bytes) => new()
    {
        Report = report,
        Facts = MemoryMarshal.Read<TellingFacts>(Next(ref bytes, Unsafe.SizeOf<TellingFacts>())),
        Terms = Read<uint>(ref bytes),
        Weights = Read<float>(ref bytes),
        Keys = Read<uint>(ref bytes),
        Title = Read<uint>(ref bytes),
        Lead = Read<uint>(ref bytes),
        LeadWeights = Read<float>(ref bytes),
        ChiefPeople = Read<uint>(ref bytes),
        EventDays = Read<int>(ref bytes),
        Years = Read<int>(ref bytes),
        People = Read<uint>(ref bytes),
        Actors = Read<uint>(ref bytes),
        Places = Read<int>(ref bytes),
        Numbers = Read<uint>(ref bytes),
        Dates = Read<int>(ref bytes),
        Extras = Read<ExtraEvent>(ref bytes),
        Signature = Read<uint>(ref bytes),
    };

    private static void Write<T>(BinaryWriter writer, T[] values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes<T>(values.AsSpan()));
    }

    private static T[] Read<T>(ref ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var length = MemoryMarshal.Read<int>(Next(ref bytes, sizeof(int)));
        var values = new T[length];
        var written = MemoryMarshal.AsBytes<T>(values.AsSpan());
        Next(ref bytes, written.Length).CopyTo(written);
        return values;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> bytes, int length)
    {
        var next = bytes[..length];
        bytes = bytes[length..];
        return next;
    }
}
