using System.Text;

namespace MLGovernance.Policy;

/// <summary>One part of a path into a payload: a property, an index, or every element (<c>[*]</c>).</summary>
internal sealed class PathSegment
{
    public static readonly PathSegment EveryElement = new(PathSegmentKind.Each, "*", 0);

    private PathSegment(PathSegmentKind kind, string name, int index)
    {
        Kind = kind;
        Name = name;
        Index = index;
        Utf8 = Encoding.UTF8.GetBytes(name);
        IsAscii = Ascii.IsValid(Utf8);
    }

    public PathSegmentKind Kind { get; }

    public string Name { get; }

    public int Index { get; }

    public byte[] Utf8 { get; }

    public bool IsAscii { get; }

    public static PathSegment Property(string name) => new(PathSegmentKind.Property, name, 0);

    public static PathSegment At(int index) => new(PathSegmentKind.Index, "", index);

    public bool SameAs(PathSegment other) =>
        ReferenceEquals(this, other)
        || (Kind == other.Kind && Index == other.Index && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase));
}
