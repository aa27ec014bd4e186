using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Policy;

/// <summary>Applies the operations of append and modify to a copy of the resource and writes down each change.</summary>
internal sealed class PatchBuilder
{
    private readonly LanguageEvaluation _evaluation;
    private readonly JsonNode _root;
    private readonly ImmutableArray<PolicyPatchOperation>.Builder _operations = ImmutableArray.CreateBuilder<PolicyPatchOperation>();

    public PatchBuilder(LanguageEvaluation evaluation)
    {
        _evaluation = evaluation;
        JsonNode? copy = JsonObject.Create(evaluation.Resource);
        _root = copy ?? new JsonObject();
    }

    public ImmutableArray<PolicyPatchOperation> Operations => _operations.ToImmutable();

    public void Apply(PatchAction action, PayloadPath path, in PolicyValue value)
    {
        // A lenient path is changed where it is read: under 'properties' when only there.
        bool inner = path.IsLenient && Find(_root, path.Segments[0].Name) is null && Find(_root, "properties") is { } properties && Find(properties, path.Segments[0].Name) is not null;
        Descend(inner ? Find(_root, "properties")! : _root, inner ? "/properties" : "", path.Segments, 0, action, value);
    }

    private static JsonNode? Find(JsonNode node, string name) =>
        (node as JsonObject)?.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private void Descend(JsonNode node, string pointer, ImmutableArray<PathSegment> segments, int at, PatchAction action, in PolicyValue value)
    {
        _evaluation.Charge(1);
        PathSegment segment = segments[at];
        bool last = at == segments.Length - 1;
        if (segment.Kind == PathSegmentKind.Each)
        {
            Elements(node, pointer, segments, at, action, value);
            return;
        }

        if (node is not JsonObject members)
        {
            return;
        }

        string key = members.FirstOrDefault(m => string.Equals(m.Key, segment.Name, StringComparison.OrdinalIgnoreCase)).Key ?? segment.Name;
        string child = pointer + "/" + Escape(key);
        if (last)
        {
            Set(members, key, child, action, value);
            return;
        }

        if (members[key] is null)
        {
            if (action == PatchAction.Remove || (segments[at + 1].Kind == PathSegmentKind.Each && at + 2 < segments.Length))
            {
                return;
            }

            Create(members, key, child, segments, at, value);
            return;
        }

        Descend(members[key]!, child, segments, at + 1, action, value);
    }

    private void Elements(JsonNode node, string pointer, ImmutableArray<PathSegment> segments, int at, PatchAction action, in PolicyValue value)
    {
        if (node is not JsonArray array)
        {
            return;
        }

        if (at < segments.Length - 1)
        {
            for (int i = 0; i < array.Count; i++)
            {
                if (array[i] is { } item)
                {
                    Descend(item, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}", segments, at + 1, action, value);
                }
            }

            return;
        }

        // On the array itself: add appends one element, addOrReplace replaces all of them.
        if (action == PatchAction.Add)
        {
            array.Add(Node(value));
            Record("add", pointer + "/-", value);
        }
        else if (action == PatchAction.AddOrReplace)
        {
            PolicyValue whole = value.Kind == PolicyValueKind.Array ? value : PolicyValue.Of([value]);
            array.Clear();
            foreach (PolicyValue item in whole)
            {
                array.Add(Node(item));
            }

            Record("replace", pointer, whole);
        }
    }

    private void Set(JsonObject members, string key, string pointer, PatchAction action, in PolicyValue value)
    {
        bool present = members.ContainsKey(key) && members[key] is not null;
        switch (action)
        {
            case PatchAction.Remove when members.Remove(key):
                Record("remove", pointer, default);
                break;
            case PatchAction.Add when !present:
            case PatchAction.AddOrReplace:
                bool listed = members.ContainsKey(key);
                members[key] = Node(value);
                Record(listed ? "replace" : "add", pointer, value);
                break;
        }
    }

    // The missing parents come into being with the value in them, as one addition.
    private void Create(JsonObject members, string key, string pointer, ImmutableArray<PathSegment> segments, int at, in PolicyValue value)
    {
        PolicyValue content = value;
        for (int i = segments.Length - 1; i > at; i--)
        {
            if (segments[i].Kind == PathSegmentKind.Each)
            {
                content = content.Kind == PolicyValueKind.Array ? content : PolicyValue.Of([content]);
                continue;
            }

            var map = new PolicyMap();
            map.Set(segments[i].Name, content);
            content = PolicyValue.Of(map);
        }

        bool listed = members.ContainsKey(key);
        members[key] = Node(content);
        Record(listed ? "replace" : "add", pointer, content);
    }

    private void Record(string operation, string pointer, in PolicyValue value)
    {
        using JsonDocument? document = operation == "remove" ? null : JsonDocument.Parse(ValueJson.ToJson(value, _evaluation));
        _operations.Add(new PolicyPatchOperation(operation, pointer, document?.RootElement.Clone() ?? default));
    }

    private JsonNode? Node(in PolicyValue value) => JsonNode.Parse(ValueJson.ToJson(value, _evaluation));

    private static string Escape(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
