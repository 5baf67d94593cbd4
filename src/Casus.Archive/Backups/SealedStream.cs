using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Casus.Reports;

namespace Casus.Archive.Backups;

/// <summary>A stream under a passphrase: pieces of 64 KB, each encrypted and signed by AES-256-GCM, in an order that cannot be changed.</summary>
/// <remarks>
/// The key is made by PBKDF2-HMAC-SHA-256 of the passphrase and a random salt. The nonce of a piece is its number; its associated data are the head of the file and
/// whether it is the last, so that pieces can be neither exchanged, left out nor cut off.
/// </remarks>
internal sealed class SealedStream : Stream
{
    /// <summary>What a file begins with.</summary>
    public static ReadOnlySpan<byte> Mark => "CASUSBK1"u8;

    private const int Iterations = 600_000;
    private const int SaltSize = 16, TagSize = 16, NonceSize = 12, PieceSize = 1 << 16;
    private const int HeadSize = 8 + 4 + SaltSize;

    private readonly Stream inner;
    private readonly string name;
    private readonly AesGcm aes;
    private readonly byte[] associated = new byte[HeadSize + 1];
    private readonly byte[] piece = new byte[PieceSize];
    private long number;
    private int filled;
    private int taken;
    private bool wasLast;

    private SealedStream(Stream inner, string name, byte[] head, string passphrase)
    {
        (this.inner, this.name) = (inner, name);
        head.CopyTo(associated, 0);
        var iterations = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8));
        var key = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), head.AsSpan(12), iterations, HashAlgorithmName.SHA256, 32);
        aes = new(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>Begins a file.</summary>
    public static SealedStream ForWriting(Stream output, string passphrase)
    {
        var head = new byte[HeadSize];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(8), Iterations);
        RandomNumberGenerator.Fill(head.AsSpan(12));
        output.Write(head);
        return new(output, "", head, passphrase);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="CasusException">CAS1117: it is none.</exception>
    public static SealedStream ForReading(Stream input, string name, string passphrase)
    {
        var head = new byte[HeadSize];
        if (input.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false) < HeadSize || !head.AsSpan().StartsWith(Mark))
            throw ArchiveErrors.NoBackup(name, "it is no backup of Casus");
        // More iterations than ever were written would only keep the machine busy.
        if (BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8)) is < 1000 or > 10_000_000)
            throw ArchiveErrors.NoBackup(name, "its head is damaged");
        return new(input, name, head, passphrase);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads the first piece, and with it checks the passphrase.</summary>
    /// <exception cref="CasusException">CAS1118: it is another.</exception>
    public void Begin() => Next();

    /// <summary>Writes the last piece.</summary>
    public void Complete() => Seal(isLast: true);

    /// <summary>Checks that nothing is missing at the end.</summary>
    /// <exception cref="CasusException">CAS1117: something is.</exception>
    public void End()
    {
        while (!wasLast)
            Next();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (filled == PieceSize)
                Seal(isLast: false);
            var some = Math.Min(buffer.Length, PieceSize - filled);
            buffer[..some].CopyTo(piece.AsSpan(filled));
            filled += some;
            buffer = buffer[some..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (taken == filled)
        {
            if (wasLast)
                return 0;
            Next();
        }

        var some = Math.Min(buffer.Length, filled - taken);
        piece.AsSpan(taken, some).CopyTo(buffer);
        taken += some;
        return some;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            aes.Dispose();
        base.Dispose(disposing);
    }

    // Length with the mark of the last one, tag, encrypted bytes.
    private void Seal(bool isLast)
    {
        Span<byte> head = stackalloc byte[4 + TagSize];
        var encrypted = new byte[filled];
        associated[^1] = isLast ? (byte)1 : (byte)0;
        aes.Encrypt(Nonce(), piece.AsSpan(0, filled), encrypted, head[4..], associated);
        BinaryPrimitives.WriteInt32LittleEndian(head, filled | (isLast ? 1 << 30 : 0));
        inner.Write(head);
        inner.Write(encrypted);
        (filled, number) = (0, number + 1);
    }

    private void Next()
    {
        Span<byte> head = stackalloc byte[4 + TagSize];
        if (inner.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            throw ArchiveErrors.NoBackup(name, "it is cut off");
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        wasLast = (length & (1 << 30)) != 0;
        length &= ~(1 << 30);
        if (length is < 0 or > PieceSize)
            throw ArchiveErrors.NoBackup(name, "it is damaged");
        var encrypted = new byte[length];
        if (inner.ReadAtLeast(encrypted, length, throwOnEndOfStream: false) < length)
            throw ArchiveErrors.NoBackup(name, "it is cut off");
        associated[^1] = wasLast ? (byte)1 : (byte)0;
        try
        {
            aes.Decrypt(Nonce(), encrypted, head[4..], piece.AsSpan(0, length), associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw number == 0 ? ArchiveErrors.WrongPassphrase(name) : ArchiveErrors.NoBackup(name, "it is damaged");
        }

        (filled, taken, number) = (length, 0, number + 1);
    }

    private byte[] Nonce()
    {
        var nonce = new byte[NonceSize];
        BinaryPrimitives.WriteInt64LittleEndian(nonce, number);
        return nonce;
    }
}
