using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Casus.Tests.Server;

/// <summary>A security key in software, as WebAuthn level 3 describes one: ES256, no attestation. It does as it is told, also what no honest key would.</summary>
internal sealed class SoftwareKey : IDisposable
{
    private const byte Present = 1;
    private const byte Verified = 4;
    private const byte WithKey = 64;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The page that speaks with the key.</summary>
    public required string Origin { get; set; }

    /// <summary>The relying party that is signed for; that of the options unless set.</summary>
    public string? RelyingParty { get; set; }

    /// <summary>Whether it asked for a PIN or a finger.</summary>
    public bool Verifies { get; set; } = true;

    public uint Counter { get; set; }

    public byte[] Id { get; set; } = RandomNumberGenerator.GetBytes(16);

    /// <summary>The account it was made for, as bytes of UTF-8.</summary>
    public string? UserHandle { get; set; }

    /// <summary>Another challenge than that of the options.</summary>
    public string? Challenge { get; set; }

    /// <summary>Answers <c>navigator.credentials.create</c>.</summary>
    public JsonElement Create(JsonElement options)
    {
        UserHandle = options.GetProperty("user").GetProperty("id").GetString();
        var relyingParty = options.GetProperty("rp").GetProperty("id").GetString()!;
        byte[] data = [.. Head(relyingParty, WithKey), .. new byte[16], 0, (byte)Id.Length, .. Id, .. PublicKey()];
        // {"fmt": "none", "attStmt": {}, "authData": data}
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return JsonSerializer.SerializeToElement(new
        {
            id = Base64Url.EncodeToString(Id),
            rawId = Base64Url.EncodeToString(Id),
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", options)),
                attestationObject = Base64Url.EncodeToString(attestation),
                transports = new[] { "usb" },
            },
        });
    }

    /// <summary>Answers <c>navigator.credentials.get</c>.</summary>
    public JsonElement Get(JsonElement options)
    {
        Counter++;
        var data = Head(options.GetProperty("rpId").GetString()!, 0);
        var client = ClientData("webauthn.get", options);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return JsonSerializer.SerializeToElement(new
        {
            id = Base64Url.EncodeToString(Id),
            rawId = Base64Url.EncodeToString(Id),
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(client),
                authenticatorData = Base64Url.EncodeToString(data),
                signature = Base64Url.EncodeToString(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
                userHandle = UserHandle,
            },
        });
    }

    public void Dispose() => key.Dispose();

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = Challenge ?? options.GetProperty("challenge").GetString(),
        origin = Origin,
        crossOrigin = false,
    });

    private byte[] Head(string relyingParty, byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty ?? relyingParty)), (byte)(Present | more | (Verifies ? Verified : 0)), .. counter];
    }

    // COSE (RFC 9053): {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
