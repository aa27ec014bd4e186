using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MLGovernance.Purview;

/// <summary>The attributes of one entity while it is mapped. They are a dozen, so a list is searched in less time than a tree is kept.</summary>
internal sealed class AttributeSet
{
    private readonly List<CatalogAttribute> _items = new(12);

    /// <summary>Sets an attribute; one of that name set before is replaced.</summary>
    internal object this[string name]
    {
        set
        {
            foreach (ref CatalogAttribute item in CollectionsMarshal.AsSpan(_items))
            {
                if (item.Name == name)
                {
                    item = new CatalogAttribute(name, value);
                    return;
                }
            }

            _items.Add(new CatalogAttribute(name, value));
        }
    }

    /// <summary>Returns the attributes, ordered by name.</summary>
    internal ImmutableArray<CatalogAttribute> ToArray()
    {
        CatalogAttribute[] ordered = [.. _items];
        ordered.AsSpan().Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return ImmutableCollectionsMarshal.AsImmutableArray(ordered);
    }
}
