using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MLGovernance.Purview;

/// <summary>
/// The attributes of one entity while it is mapped; used again for the next. They are a dozen, so a list is searched in less time than a tree is kept.
/// </summary>
internal sealed class AttributeSet
{
    private readonly List<CatalogAttribute> _items = new(24);

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

    /// <summary>Returns the attributes, ordered by name, and starts anew.</summary>
    internal ImmutableArray<CatalogAttribute> Take()
    {
        CollectionsMarshal.AsSpan(_items).Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        ImmutableArray<CatalogAttribute> taken = [.. _items];
        _items.Clear();
        return taken;
    }
}
