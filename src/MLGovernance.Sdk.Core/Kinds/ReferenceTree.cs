using System.Collections.Immutable;
using System.Text;

namespace MLGovernance;

/// <summary>The reference paths of a kind as a prefix tree, so that one pass over a payload finds them all.</summary>
internal sealed class ReferenceTree
{
    private readonly List<(byte[] Name, ReferenceTree Child)> _members = [];

    internal ReferenceTree? Any { get; private set; }

    internal ReferenceTree? Deep { get; private set; }

    /// <summary>Gets the node that keeps looking for <see cref="Deep"/> one level further down.</summary>
    internal ReferenceTree? DeepAgain { get; private set; }

    internal ReferencePath? Leaf { get; private set; }

    /// <summary>Gets the path for which the names of the members, not their values, are the references.</summary>
    internal ReferencePath? Names { get; private set; }

    /// <summary>Gets the sibling properties that type a reference below this node.</summary>
    internal List<byte[]> TypeNames { get; } = [];

    internal bool IsEmpty => _members.Count == 0 && Any is null && Deep is null && Names is null;

    internal static ReferenceTree Compile(ImmutableArray<ReferencePath> paths)
    {
        var root = new ReferenceTree();
        foreach (ReferencePath path in paths)
        {
            if (!path.Path.StartsWith('/'))
            {
                throw new ArgumentException($"The reference path '{path.Path}' must be a JSON pointer that starts with '/'.", nameof(paths));
            }

            ReferenceTree node = root;
            string[] segments = path.Path[1..].Split('/');
            for (int i = 0; i < segments.Length; i++)
            {
                if (i == segments.Length - 1 && path.TypedBy is not null)
                {
                    node.TypeNames.Add(Encoding.UTF8.GetBytes(path.TypedBy));
                }

                if (segments[i] == "#")
                {
                    node.Names = path;
                    break;
                }

                node = node.Grow(segments[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
            }

            node.Leaf = node.Names == path ? node.Leaf : path;
        }

        return root;
    }

    internal ReferenceTree? Member(ReadOnlySpan<byte> name)
    {
        foreach ((byte[] known, ReferenceTree child) in _members)
        {
            if (name.SequenceEqual(known))
            {
                return child;
            }
        }

        return null;
    }

    private ReferenceTree Grow(string segment)
    {
        switch (segment)
        {
            case "*":
                return Any ??= new ReferenceTree();
            case "**":
                if (Deep is null)
                {
                    Deep = new ReferenceTree();
                    DeepAgain = new ReferenceTree { Deep = Deep };
                    DeepAgain.DeepAgain = DeepAgain;
                }

                return Deep;
            default:
                byte[] name = Encoding.UTF8.GetBytes(segment);
                if (Member(name) is { } known)
                {
                    return known;
                }

                var grown = new ReferenceTree();
                _members.Add((name, grown));
                return grown;
        }
    }
}
