using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>A parsed path into a payload, such as <c>properties.rules[*].properties.action</c>.</summary>
internal sealed class PayloadPath
{
    private const int MaxSegments = 64;

    private PayloadPath(ImmutableArray<PathSegment> segments, bool lenient)
    {
        Segments = segments;
        IsLenient = lenient;
        Stars = [.. Enumerable.Range(0, segments.Length).Where(i => segments[i].Kind == PathSegmentKind.Each)];
    }

    public ImmutableArray<PathSegment> Segments { get; }

    /// <summary>Positions of the <c>[*]</c> segments.</summary>
    public ImmutableArray<int> Stars { get; }

    /// <summary>Whether a property that is absent may be looked for one level down, in <c>properties</c> (paths made by convention only).</summary>
    public bool IsLenient { get; }

    /// <summary>Whether a property behind <c>properties</c> may also lie beside it, as in payloads that a tool has flattened (paths of aliases only).</summary>
    public bool MayBeFlattened { get; private init; }

    public static PayloadPath OfAlias(string text, bool lenient) => new(Split(text), lenient) { MayBeFlattened = true };

    public static PayloadPath Of(ImmutableArray<PathSegment> segments, bool lenient = false)
    {
        if (segments.Length > MaxSegments)
        {
            throw new FormatException($"A path may have {MaxSegments} segments; this one has {segments.Length}.");
        }

        return new(segments, lenient);
    }

    public static PayloadPath Parse(string text, bool lenient = false) => Of(Split(text), lenient);

    /// <summary>Splits at dots and brackets. <c>[*]</c> is every element, <c>[3]</c> an index, <c>['a.b']</c> a property.</summary>
    public static ImmutableArray<PathSegment> Split(string text)
    {
        ImmutableArray<PathSegment>.Builder segments = ImmutableArray.CreateBuilder<PathSegment>();
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] == '.')
            {
                at++;
                continue;
            }

            if (text[at] == '[')
            {
                segments.Add(ReadBracket(text, ref at));
                continue;
            }

            int end = text.AsSpan(at).IndexOfAny('.', '[');
            end = end < 0 ? text.Length : at + end;
            segments.Add(PathSegment.Property(text[at..end]));
            at = end;
        }

        return segments.ToImmutable();
    }

    public override string ToString()
    {
        var builder = new StringBuilder();
        foreach (PathSegment segment in Segments)
        {
            switch (segment.Kind)
            {
                case PathSegmentKind.Each:
                    builder.Append("[*]");
                    break;
                case PathSegmentKind.Index:
                    builder.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
                    break;
                default:
                    builder.Append(builder.Length == 0 ? "" : ".").Append(segment.Name);
                    break;
            }
        }

        return builder.ToString();
    }

    private static PathSegment ReadBracket(string text, ref int at)
    {
        int start = at + 1;
        if (start < text.Length && text[start] is '\'' or '"')
        {
            return ReadQuoted(text, ref at);
        }

        int end = text.IndexOf(']', start);
        if (end < 0)
        {
            throw new FormatException($"'{text}': a '[' at position {at} has no ']'.");
        }

        string inside = text[start..end];
        at = end + 1;
        if (inside is "*")
        {
            return PathSegment.EveryElement;
        }

        return int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? PathSegment.At(index) : PathSegment.Property(inside);
    }

    private static PathSegment ReadQuoted(string text, ref int at)
    {
        char quote = text[at + 1];
        var name = new StringBuilder();
        for (int i = at + 2; i < text.Length; i++)
        {
            if (text[i] != quote)
            {
                name.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == quote)
            {
                name.Append(quote);
                i++;
            }
            else if (i + 1 < text.Length && text[i + 1] == ']')
            {
                at = i + 2;
                return PathSegment.Property(name.ToString());
            }
        }

        throw new FormatException($"'{text}': the quoted name at position {at} is not closed.");
    }
}
