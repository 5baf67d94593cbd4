using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Casus.Knowledge.Places;

/// <summary>A place on its way through the sorting, as bytes.</summary>
/// <remarks>
/// The key brings the places into the order of the file: country by country, in each itself, what lies in no division, then each
/// division and what lies in it.
/// </remarks>
internal sealed class PlaceRecord
{
    private readonly ArrayBufferWriter<byte> key = new(256);
    private readonly ArrayBufferWriter<byte> value = new(4096);

    /// <summary>What a record is.</summary>
    public enum Kind : byte
    {
        Place,
        Country,
        Admin1,
        Admin2,
    }

    /// <summary>The sorting key of the place begun last.</summary>
    public ReadOnlySpan<byte> Key => key.WrittenSpan;

    /// <summary>Its content.</summary>
    public ReadOnlySpan<byte> Value => value.WrittenSpan;

    /// <summary>Begins a place; its further names follow with <see cref="AddName"/>.</summary>
    public void Begin(Kind kind, Position position, int id, double latitude, double longitude, long population, int feature, bool listed, ReadOnlySpan<char> name)
    {
        key.ResetWrittenCount();
        value.ResetWrittenCount();
        WriteKey(kind, position, id, name);
        var fixedPart = value.GetSpan(36);
        fixedPart[0] = (byte)kind;
        fixedPart[1] = listed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart[2..], id);
        BinaryPrimitives.WriteDoubleLittleEndian(fixedPart[6..], latitude);
        BinaryPrimitives.WriteDoubleLittleEndian(fixedPart[14..], longitude);
        BinaryPrimitives.WriteInt64LittleEndian(fixedPart[22..], population);
        BinaryPrimitives.WriteInt32LittleEndian(fixedPart[30..], feature);
        BinaryPrimitives.WriteInt16LittleEndian(fixedPart[34..], position.Country);
        value.Advance(36);
        AddName(name, NameForm.Main);
    }

    /// <summary>Adds a name.</summary>
    public void AddName(ReadOnlySpan<char> name, NameForm form)
    {
        var bytes = Encoding.UTF8.GetByteCount(name);
        var span = value.GetSpan(3 + bytes);
        span[0] = (byte)form;
        BinaryPrimitives.WriteUInt16LittleEndian(span[1..], checked((ushort)bytes));
        Encoding.UTF8.GetBytes(name, span[3..]);
        value.Advance(3 + bytes);
    }

    private void WriteKey(Kind kind, Position p, int id, ReadOnlySpan<char> name)
    {
        var k = key.GetSpan(16);
        BinaryPrimitives.WriteInt16BigEndian(k, p.Country);
        if (p.Country == 0)
        {
            key.Advance(2);
            AppendName(name);
            return;
        }

        // Itself before what lies in it, what lies in no part of it before its parts.
        k[2] = (byte)(kind == Kind.Country ? 0 : p.Admin1 == 0 ? 1 : 2);
        BinaryPrimitives.WriteInt32BigEndian(k[3..], p.Admin1);
        k[7] = (byte)(kind == Kind.Admin1 ? 0 : p.Admin2 == 0 ? 1 : 2);
        BinaryPrimitives.WriteInt32BigEndian(k[8..], p.Admin2);
        k[12] = (byte)(kind == Kind.Place ? 1 : 0);
        key.Advance(13);
        BinaryPrimitives.WriteInt32BigEndian(key.GetSpan(4), id);
        key.Advance(4);
        AppendName(name);
    }

    private void AppendName(ReadOnlySpan<char> name)
    {
        var bytes = Encoding.UTF8.GetBytes(name, key.GetSpan(name.Length * 3));
        key.Advance(bytes);
    }

    /// <summary>Where a place stands in the order: ranks from 1 of its country and divisions, 0 for none.</summary>
    public readonly record struct Position(short Country, int Admin1, int Admin2);

    /// <summary>Reads a record.</summary>
    public readonly ref struct Reader(ReadOnlySpan<byte> value)
    {
        private readonly ReadOnlySpan<byte> value = value;

        public Kind Kind => (Kind)value[0];

        public bool IsListed => value[1] != 0;

        public int Id => BinaryPrimitives.ReadInt32LittleEndian(value[2..]);

        public double Latitude => BinaryPrimitives.ReadDoubleLittleEndian(value[6..]);

        public double Longitude => BinaryPrimitives.ReadDoubleLittleEndian(value[14..]);

        public long Population => BinaryPrimitives.ReadInt64LittleEndian(value[22..]);

        public int Feature => BinaryPrimitives.ReadInt32LittleEndian(value[30..]);

        public short Country => BinaryPrimitives.ReadInt16LittleEndian(value[34..]);

        /// <summary>The names in UTF-8, the main one first: reads the one at <paramref name="at"/>, 0 for the first, and moves on.</summary>
        public bool TryReadName(ref int at, out NameForm form, out ReadOnlySpan<byte> name)
        {
            var from = 36 + at;
            if (from >= value.Length)
            {
                form = default;
                name = default;
                return false;
            }

            form = (NameForm)value[from];
            var length = BinaryPrimitives.ReadUInt16LittleEndian(value[(from + 1)..]);
            name = value.Slice(from + 3, length);
            at += 3 + length;
            return true;
        }
    }
}
