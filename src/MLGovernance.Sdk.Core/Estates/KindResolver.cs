using System.Text;

namespace MLGovernance;

/// <summary>
/// Tells the kind of a canonical identity and numbers the kinds in use. The resource types of an estate are few, so each is looked up
/// once; the rest is a walk over the bytes without allocation.
/// </summary>
internal sealed class KindResolver(AssetKindTable table)
{
    private readonly List<AssetKind> _known = [.. table.Kinds];
    private readonly Dictionary<string, ushort> _byType = new(StringComparer.Ordinal);

    internal AssetKindTable Table => table;

    internal AssetKind[] Known => [.. _known];

    internal ushort Resolve(ReadOnlySpan<byte> canonicalId)
    {
        Span<char> type = stackalloc char[256];
        return TypeOf(canonicalId, type, out int length)
            && _byType.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(type[..length], out ushort number)
            ? number
            : Slowly(canonicalId, type[..length].ToString());
    }

    private ushort Slowly(ReadOnlySpan<byte> canonicalId, string type)
    {
        AssetKind kind = table.KindOf(AssetId.FromCanonical(Encoding.UTF8.GetString(canonicalId)));
        int index = _known.IndexOf(kind);
        if (index < 0)
        {
            index = _known.Count;
            _known.Add(kind);
        }

        if (type.Length > 0)
        {
            _byType[type] = (ushort)index;
        }

        return (ushort)index;
    }

    /// <summary>
    /// Writes the resource type, as <see cref="AssetId.ResourceType"/> gives it, of a Resource Manager id of one provider or a registry's asset.
    /// Other identities give false and no length: their form decides, not their type.
    /// </summary>
    private static bool TypeOf(ReadOnlySpan<byte> id, Span<char> type, out int length)
    {
        length = 0;
        int start;
        if (id.StartsWith("azureml://registries/"u8))
        {
            start = "azureml://"u8.Length;
            length = Append("microsoft.machinelearningservices"u8, type, 0);
        }
        else
        {
            int provider = id.LastIndexOf("/providers/"u8);
            start = provider + "/providers/"u8.Length;
            if (provider < 0 || id[0] != (byte)'/' || id.IndexOf("#outputs/"u8) >= 0 || (id.IndexOf("/datastores/"u8) >= 0 && id.IndexOf("/paths/"u8) >= 0))
            {
                return false;
            }
        }

        // From here on steps are type, name, type, name…; of a Resource Manager id the provider's namespace comes first.
        bool isType = true, first = length == 0;
        ReadOnlySpan<byte> rest = id[start..];
        while (!rest.IsEmpty)
        {
            int slash = rest.IndexOf((byte)'/');
            ReadOnlySpan<byte> word = slash < 0 ? rest : rest[..slash];
            rest = slash < 0 ? default : rest[(slash + 1)..];
            if (isType)
            {
                if (length + word.Length + 1 > type.Length || !Ascii.IsValid(word))
                {
                    length = 0;
                    return false;
                }

                if (length > 0)
                {
                    type[length++] = '/';
                }

                length = Append(word, type, length);
            }

            isType = first || !isType;
            first = false;
        }

        return true;
    }

    private static int Append(ReadOnlySpan<byte> word, Span<char> type, int length)
    {
        Ascii.ToUtf16(word, type[length..], out int written);
        return length + written;
    }
}
