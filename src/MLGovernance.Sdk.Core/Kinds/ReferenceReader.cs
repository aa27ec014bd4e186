using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MLGovernance;

/// <summary>Reads the references that a payload states, in one forward pass.</summary>
internal ref struct ReferenceReader
{
    private readonly List<AssetReference> _found;
    private readonly List<string> _trail;
    private Utf8JsonReader _json;

    private ReferenceReader(ReadOnlySpan<byte> payload, List<AssetReference> found)
    {
        _json = new Utf8JsonReader(payload, PayloadJson.ReaderOptions);
        _found = found;
        _trail = [];
    }

    /// <summary>Appends the references of a payload to a list.</summary>
    internal static void Read(AssetKind kind, ReadOnlySpan<byte> payload, List<AssetReference> found)
    {
        ReferenceTree tree = kind.Tree.Value;
        if (tree.IsEmpty)
        {
            return;
        }

        var reader = new ReferenceReader(payload, found);
        reader._json.Read();
        reader.ReadValue([tree]);
    }

    private void ReadValue(List<ReferenceTree> nodes)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadObject(nodes);
                break;
            case JsonTokenType.StartArray:
                ReadArray(nodes);
                break;
            case JsonTokenType.String:
                foreach (ReferenceTree node in nodes)
                {
                    if (node.Leaf is { } path && _json.GetString() is { Length: > 0 } text)
                    {
                        _found.Add(new AssetReference(path, Pointer(), text, path.Collection));
                    }
                }

                break;
        }
    }

    private void ReadObject(List<ReferenceTree> nodes)
    {
        int first = _found.Count;
        string? type = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            AddName(nodes);
            List<ReferenceTree>? next = Next(nodes, out bool typesReferences);
            if (next is null && !typesReferences)
            {
                _json.Skip();
                continue;
            }

            string? name = next is null ? null : _json.GetString();
            _json.Read();
            if (typesReferences && _json.TokenType == JsonTokenType.String)
            {
                type = _json.GetString();
            }

            if (next is null)
            {
                _json.Skip();
                continue;
            }

            _trail.Add(name!);
            ReadValue(next);
            _trail.RemoveAt(_trail.Count - 1);
        }

        if (type is not null)
        {
            ApplyType(first, type);
        }
    }

    private readonly void AddName(List<ReferenceTree> nodes)
    {
        foreach (ReferenceTree node in nodes)
        {
            if (node.Names is { } path && _json.GetString() is { Length: > 0 } name)
            {
                _found.Add(new AssetReference(path, $"{Pointer()}/{Escape(name)}", name, path.Collection));
            }
        }
    }

    private void ReadArray(List<ReferenceTree> nodes)
    {
        List<ReferenceTree>? next = null;
        foreach (ReferenceTree node in nodes)
        {
            Follow(node, [], ref next);
        }

        int index = 0;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (next is null)
            {
                _json.Skip();
                continue;
            }

            _trail.Add(index++.ToString(CultureInfo.InvariantCulture));
            ReadValue(next);
            _trail.RemoveAt(_trail.Count - 1);
        }
    }

    private List<ReferenceTree>? Next(List<ReferenceTree> nodes, out bool typesReferences)
    {
        List<ReferenceTree>? next = null;
        typesReferences = false;
        ReadOnlySpan<byte> name = _json.HasValueSequence || _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(_json.GetString()!) : _json.ValueSpan;
        foreach (ReferenceTree node in nodes)
        {
            foreach (byte[] typeName in node.TypeNames)
            {
                typesReferences |= SameName(name, typeName);
            }

            Follow(node, name, ref next);
        }

        return next;
    }

    /// <summary>Adds what a node becomes one level deeper; a deep node also stays as it is.</summary>
    private static void Follow(ReferenceTree node, ReadOnlySpan<byte> name, ref List<ReferenceTree>? next)
    {
        Add(name.IsEmpty ? null : node.Member(name), ref next);
        Add(node.Any, ref next);
        if (node.Deep is { } deep)
        {
            Add(name.IsEmpty ? null : deep.Member(name), ref next);
            Add(deep.Any, ref next);
            Add(node.DeepAgain, ref next);
        }

        static void Add(ReferenceTree? tree, ref List<ReferenceTree>? next)
        {
            if (tree is not null)
            {
                (next ??= []).Add(tree);
            }
        }
    }

    private readonly void ApplyType(int first, string type)
    {
        string? collection = type.EndsWith("model", StringComparison.OrdinalIgnoreCase) ? "models" : null;
        bool literal = string.Equals(type, "literal", StringComparison.OrdinalIgnoreCase);
        for (int i = _found.Count - 1; i >= first; i--)
        {
            if (_found[i].Path.TypedBy is null || Depth(_found[i].Pointer) != _trail.Count + 1)
            {
                continue;
            }

            if (literal)
            {
                _found.RemoveAt(i);
            }
            else if (collection is not null)
            {
                _found[i] = _found[i] with { Collection = collection };
            }
        }
    }

    private static int Depth(string pointer) => pointer.AsSpan().Count('/');

    /// <summary>Compares two names without regard to case and underscores: pipeline nodes spell <c>jobInputType</c> as <c>job_input_type</c>.</summary>
    private static bool SameName(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < left.Length && left[i] == (byte)'_') { i++; }
            while (j < right.Length && right[j] == (byte)'_') { j++; }
            if (i == left.Length || j == right.Length)
            {
                return i == left.Length && j == right.Length;
            }

            if ((left[i++] | 0x20) != (right[j++] | 0x20))
            {
                return false;
            }
        }
    }

    private readonly string Pointer()
    {
        var text = new StringBuilder();
        foreach (string step in _trail)
        {
            text.Append('/').Append(Escape(step));
        }

        return text.ToString();
    }

    private static string Escape(string step) => step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
