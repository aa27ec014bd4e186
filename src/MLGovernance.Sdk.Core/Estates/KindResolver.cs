using System.Runtime.InteropServices;
using System.Text;

namespace MLGovernance;

/// <summary>Tells the kind of a canonical identity and numbers the kinds in use. The resource types of an estate are few, so each is looked up once.</summary>
internal sealed class KindResolver(AssetKindTable table)
{
    private readonly List<AssetKind> _known = [.. table.Kinds];
    private readonly Dictionary<string, ushort> _byType = new(StringComparer.Ordinal);

    internal AssetKindTable Table => table;

    internal AssetKind[] Known => [.. _known];

    internal ushort Resolve(ReadOnlySpan<byte> canonicalId)
    {
        AssetId id = AssetId.FromCanonical(Encoding.UTF8.GetString(canonicalId));
        string key = id.Form == AssetIdForm.Resource || id.Form == AssetIdForm.RegistryAsset ? id.ResourceType : "form:" + (int)id.Form;
        ref ushort number = ref CollectionsMarshal.GetValueRefOrAddDefault(_byType, key, out bool known);
        if (!known)
        {
            AssetKind kind = table.KindOf(id);
            int index = _known.IndexOf(kind);
            if (index < 0)
            {
                index = _known.Count;
                _known.Add(kind);
            }

            number = (ushort)index;
        }

        return number;
    }
}
