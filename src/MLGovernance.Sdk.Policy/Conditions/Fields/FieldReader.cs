using System.Collections.Frozen;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Reads fields from payloads: follows paths, and narrows <c>[*]</c> to the current element of the open counts.</summary>
internal static class FieldReader
{
    private static readonly PathSegment Properties = PathSegment.Property("properties");

    private static readonly FrozenSet<string> RootNames = FrozenSet.ToFrozenSet(
        ["id", "name", "type", "kind", "location", "tags", "identity", "sku", "plan", "zones", "etag", "managedBy", "systemData", "apiVersion"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds where a field starts, or returns false when the resource has no such field by its type.</summary>
    public static bool TryStart(LanguageEvaluation evaluation, FieldReference field, bool related, out FieldCursor cursor)
    {
        JsonElement target = related ? evaluation.Target : evaluation.Resource;
        ChargeSearch(evaluation, target);
        PayloadPath? path = field.Select(target, evaluation.ApiVersion, evaluation.Options.BindAliasesToType);
        if (path is null)
        {
            cursor = default;
            return false;
        }

        cursor = new FieldCursor(target, path, 0);
        if (path.Stars.Length > 0 && evaluation.Frame is not null && (field.IsStarred || evaluation.Options.NarrowUnstarredAliases))
        {
            Narrow(evaluation, related && evaluation.TargetIsRelated, ref cursor);
        }

        return true;
    }

    /// <summary>Follows a path without <c>[*]</c>.</summary>
    public static PolicyValue ReadOne(LanguageEvaluation evaluation, in FieldCursor cursor)
    {
        JsonElement current = cursor.Element;
        return Follow(evaluation, cursor.Path, cursor.At, cursor.Path.Segments.Length, ref current) ? PolicyValue.Of(current) : default;
    }

    /// <summary>Collects what a path with <c>[*]</c> selects; what is absent is not collected.</summary>
    public static void Collect(LanguageEvaluation evaluation, JsonElement element, PayloadPath path, int at, List<PolicyValue> into)
    {
        JsonElement current = element;
        int star = NextStar(path, at);
        if (star < 0)
        {
            if (Follow(evaluation, path, at, path.Segments.Length, ref current))
            {
                into.Add(PolicyValue.Of(current));
            }

            return;
        }

        if (Follow(evaluation, path, at, star, ref current) && current.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in current.EnumerateArray())
            {
                evaluation.Charge(1);
                Collect(evaluation, item, path, star + 1, into);
            }
        }
    }

    /// <summary>The position of the next <c>[*]</c>, or -1.</summary>
    public static int NextStar(PayloadPath path, int at)
    {
        foreach (int star in path.Stars)
        {
            if (star >= at)
            {
                return star;
            }
        }

        return -1;
    }

    /// <summary>Follows segments that are not <c>[*]</c>; false when one is absent.</summary>
    public static bool Follow(LanguageEvaluation evaluation, PayloadPath path, int from, int to, ref JsonElement current)
    {
        evaluation.Charge(1);
        for (int i = from; i < to; i++)
        {
            PathSegment segment = path.Segments[i];
            if (segment.Kind == PathSegmentKind.Index)
            {
                if (current.ValueKind != JsonValueKind.Array || segment.Index >= current.GetArrayLength())
                {
                    return false;
                }

                current = current[segment.Index];
                continue;
            }

            ChargeSearch(evaluation, current);
            if (path.MayBeFlattened && i + 1 < to && evaluation.Options.ReadFlattenedPayloads && IsFlattened(current, segment, path.Segments[i + 1], out JsonElement beside))
            {
                current = beside;
                i++;
                continue;
            }

            if (!PayloadLookup.TryGetProperty(current, segment, out JsonElement next)
                && !(path.IsLenient && PayloadLookup.TryGetProperty(current, Properties, out JsonElement inner) && PayloadLookup.TryGetProperty(inner, segment, out next)))
            {
                return false;
            }

            current = next;
        }

        return true;
    }

    // Finding a property takes as long as its object has properties.
    private static void ChargeSearch(LanguageEvaluation evaluation, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            evaluation.Charge(element.GetPropertyCount() >> 3);
        }
    }

    // The path says 'properties.x', the payload has no such property there but an 'x' beside it; names every resource has at its root stay out.
    private static bool IsFlattened(JsonElement current, PathSegment segment, PathSegment following, out JsonElement beside)
    {
        beside = default;
        return segment.SameAs(Properties)
            && following.Kind == PathSegmentKind.Property
            && !(PayloadLookup.TryGetProperty(current, Properties, out JsonElement inner) && PayloadLookup.TryGetProperty(inner, following, out _))
            && !RootNames.Contains(following.Name)
            && PayloadLookup.TryGetProperty(current, following, out beside);
    }

    private static void Narrow(LanguageEvaluation evaluation, bool related, ref FieldCursor cursor)
    {
        PayloadPath path = cursor.Path;
        for (CountFrame? frame = evaluation.Frame; frame is not null; frame = frame.Parent)
        {
            if (frame.Path is null || frame.TargetIsRelated != related)
            {
                continue;
            }

            for (int star = frame.Path.Stars.Length - 1; star >= 0; star--)
            {
                int end = frame.Path.Stars[star];
                if (end >= cursor.At && end < path.Segments.Length && SamePrefix(path, frame.Path, end))
                {
                    cursor = new FieldCursor(frame.Elements[star], path, end + 1);
                    break;
                }
            }
        }
    }

    private static bool SamePrefix(PayloadPath a, PayloadPath b, int last)
    {
        for (int i = 0; i <= last; i++)
        {
            if (!a.Segments[i].SameAs(b.Segments[i]))
            {
                return false;
            }
        }

        return true;
    }
}
