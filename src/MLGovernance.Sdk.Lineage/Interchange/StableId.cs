using System.Security.Cryptography;
using System.Text;

namespace MLGovernance.Lineage;

/// <summary>Gives what is written to other tools an id of its own: the same in every export. Each job of Azure ML runs once, so its id is that of its run.</summary>
internal static class StableId
{
    // The name space of URLs, RFC 9562 section 6.6.
    private static readonly Guid Urls = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>Returns the UUID of version 5 (RFC 9562 section 5.5) of an identity or another text.</summary>
    internal static Guid Of(string name)
    {
        byte[] text = [.. Urls.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // The standard names SHA-1; nothing relies on it as a secret.
        Span<byte> hash = SHA1.HashData(text).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
