using System.Text.Json;

namespace MLGovernance.Policy;

internal readonly partial struct PolicyValue
{
    /// <summary>The payload element behind the value, or an undefined element when an expression made it.</summary>
    public JsonElement Element => _element;

    /// <summary>Number of items of an array or members of an object.</summary>
    public int Count => (Kind, _reference) switch
    {
        (PolicyValueKind.Array, PolicyValue[] items) => items.Length,
        (PolicyValueKind.Array, _) => _element.GetArrayLength(),
        (PolicyValueKind.Object, PolicyMap map) => map.Count,
        (PolicyValueKind.Object, _) => _element.GetPropertyCount(),
        _ => 0,
    };

    public ItemEnumerator GetEnumerator() => new(this);

    public PolicyValue ItemAt(int index)
    {
        if (Kind != PolicyValueKind.Array || index < 0 || index >= Count)
        {
            return default;
        }

        return _reference is PolicyValue[] items ? items[index] : Of(_element[index]);
    }

    /// <summary>Finds a member of an object, ignoring the case of its name.</summary>
    public bool TryGetMember(string name, out PolicyValue value)
    {
        if (_reference is PolicyMap map)
        {
            return map.TryGet(name, out value);
        }

        if (Kind == PolicyValueKind.Object && PayloadLookup.TryGetProperty(_element, name, out JsonElement found))
        {
            value = Of(found);
            return true;
        }

        value = default;
        return false;
    }

    public IEnumerable<KeyValuePair<string, PolicyValue>> Members()
    {
        if (_reference is PolicyMap map)
        {
            return map.Members;
        }

        return Kind == PolicyValueKind.Object
            ? _element.EnumerateObject().Select(static p => new KeyValuePair<string, PolicyValue>(p.Name, Of(p.Value)))
            : [];
    }

    /// <summary>Walks the items of an array without copying them.</summary>
    internal struct ItemEnumerator
    {
        private readonly PolicyValue[]? _items;
        private JsonElement.ArrayEnumerator _elements;
        private int _at;

        public ItemEnumerator(in PolicyValue value)
        {
            _items = value._reference as PolicyValue[];
            _at = -1;
            if (_items is null)
            {
                if (value.Kind == PolicyValueKind.Array)
                {
                    _elements = value._element.EnumerateArray();
                }
                else
                {
                    _items = [];
                }
            }
        }

        public readonly PolicyValue Current => _items is null ? Of(_elements.Current) : _items[_at];

        public bool MoveNext() => _items is null ? _elements.MoveNext() : ++_at < _items.Length;
    }
}
