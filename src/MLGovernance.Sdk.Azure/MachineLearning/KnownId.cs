using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace MLGovernance.Azure;

/// <summary>The 128-bit hash of an identity: what remembers millions of them in little memory.</summary>
internal static class KnownId
{
    internal static UInt128 Of(AssetId id) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id.Value.AsSpan()));
}
