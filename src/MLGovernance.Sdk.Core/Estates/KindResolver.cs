using System.Text;

namespace MLGovernance;

/// <summary>
/// Tells the kind of a canonical identity and numbers the kinds in use. The resource types of an estate are few, so each is looked up
/// once; the rest is a walk over the bytes without allocation.
/// </summary>
internal sealed class KindResolver(AssetKindTable table)
{
    private const int Slots = 256;
    private static ReadOnlySpan<byte> Workspaces => "/providers/microsoft.machinelearningservices/workspaces/"u8;

    private readonly List<AssetKind> _known = [.. table.Kinds];
    private readonly List<(byte[] Type, ushort Kind)>?[] _byType = new List<(byte[] Type, ushort Kind)>?[Slots];

    internal AssetKindTable Table => table;

    internal AssetKind[] Known => [.. _known];

    internal ushort Resolve(ReadOnlySpan<byte> canonicalId)
    {
        Span<byte> buffer = stackalloc byte[192];
        if (!TypeOf(canonicalId, buffer, out int length))
        {
            return Slowly(canonicalId, default);
        }

        ReadOnlySpan<byte> type = buffer[..length];
        foreach ((byte[] known, ushort number) in _byType[Slot(type)] ?? [])
        {
            if (type.SequenceEqual(known))
            {
                return number;
            }
        }

        return Slowly(canonicalId, type);
    }

    private ushort Slowly(ReadOnlySpan<byte> canonicalId, ReadOnlySpan<byte> type)
    {
        AssetKind kind = table.KindOf(AssetId.FromCanonical(Encoding.UTF8.GetString(canonicalId)));
        int index = _known.IndexOf(kind);
        if (index < 0)
        {
            index = _known.Count;
            _known.Add(kind);
        }

        if (!type.IsEmpty)
        {
            (_byType[Slot(type)] ??= []).Add((type.ToArray(), (ushort)index));
        }

        return (ushort)index;
    }

    private static int Slot(ReadOnlySpan<byte> type) => (int)(System.IO.Hashing.XxHash3.HashToUInt64(type) & (Slots - 1));

    /// <summary>
    /// Writes the resource type, as <see cref="AssetId.ResourceType"/> gives it, of a Resource Manager id of one provider or a registry's asset.
    /// Other identities give false: their form decides, not their type.
    /// </summary>
    private static bool TypeOf(ReadOnlySpan<byte> id, Span<byte> type, out int length)
    {
        length = 0;
        ReadOnlySpan<byte> rest = id, previous = default;
        bool isType = true;
        if (id.StartsWith("azureml://registries/"u8))
        {
            rest = rest["azureml://"u8.Length..];
            length = Append("microsoft.machinelearningservices"u8, type, 0);
        }
        else if (id[0] != (byte)'/' || id.Contains((byte)'#'))
        {
            return false;
        }
        else if (id.IndexOf(Workspaces) is >= 0 and int owner)
        {
            // Nearly all ids: skip the seven steps that are always the same.
            rest = rest[(owner + Workspaces.Length)..];
            length = Append(Workspaces["/providers/"u8.Length..^1], type, 0);
            isType = false;
        }
        else
        {
            rest = rest[1..];
        }

        // Steps are type, name, type, name…; 'providers' in the place of a type starts over with the namespace of a provider, which is no pair.
        while (!rest.IsEmpty)
        {
            int slash = rest.IndexOf((byte)'/');
            ReadOnlySpan<byte> word = slash < 0 ? rest : rest[..slash];
            rest = slash < 0 ? default : rest[(slash + 1)..];
            if (isType && word.SequenceEqual("providers"u8))
            {
                slash = rest.IndexOf((byte)'/');
                if (slash < 0)
                {
                    return false;
                }

                length = Append(rest[..slash], type, 0);
                rest = rest[(slash + 1)..];
                continue;
            }

            if (isType && length > 0)
            {
                if (length + word.Length + 1 > type.Length || (word.SequenceEqual("paths"u8) && previous.SequenceEqual("datastores"u8)))
                {
                    return false;
                }

                type[length++] = (byte)'/';
                length = Append(word, type, length);
                previous = word;
            }

            isType = !isType;
        }

        return length > 0;
    }

    private static int Append(ReadOnlySpan<byte> word, Span<byte> type, int length)
    {
        if (length + word.Length > type.Length)
        {
            return 0;
        }

        word.CopyTo(type[length..]);
        return length + word.Length;
    }
}
