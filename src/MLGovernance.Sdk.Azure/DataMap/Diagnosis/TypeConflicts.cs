using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>Finds type definitions that stand in the way of the wanted ones: the Data Map neither retypes attributes nor moves super types.</summary>
internal static class TypeConflicts
{
    internal static IEnumerable<DataMapCheck> Find(ReadOnlyMemory<byte> wanted, JsonElement held)
    {
        Dictionary<string, JsonElement> known = Entities(held)
            .GroupBy(type => Text(type, "name"), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        bool isClear = true;
        foreach (JsonElement type in wanted.IsEmpty ? [] : Entities(JsonElement.Parse(wanted.Span)))
        {
            string name = Text(type, "name");
            if (known.TryGetValue(name, out JsonElement there))
            {
                foreach (string conflict in Conflicts(type, there))
                {
                    isClear = false;
                    yield return new DataMapCheck($"type {name}", DataMapCheckState.Failed, conflict);
                }
            }
        }

        if (isClear)
        {
            yield return new DataMapCheck("type conflicts", DataMapCheckState.Passed, "No type definition stands in the way.");
        }
    }

    private static IEnumerable<string> Conflicts(JsonElement wanted, JsonElement held)
    {
        HashSet<string> supers = [.. Items(held, "superTypes").Select(item => item.ToString())];
        foreach (string missing in Items(wanted, "superTypes").Select(item => item.ToString()).Where(super => !supers.Contains(super)))
        {
            yield return $"It exists with the super types [{string.Join(", ", supers)}], expected '{missing}': its lineage will not show. Publish the kind under another name by TypeNames.With.";
        }

        Dictionary<string, JsonElement> attributes = Items(held, "attributeDefs")
            .GroupBy(item => Text(item, "name"), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (JsonElement attribute in Items(wanted, "attributeDefs"))
        {
            string name = Text(attribute, "name");
            if (attributes.TryGetValue(name, out JsonElement there) && Text(there, "typeName") != Text(attribute, "typeName"))
            {
                yield return $"Its attribute '{name}' is a '{Text(there, "typeName")}', expected '{Text(attribute, "typeName")}': entities with it will be refused.";
            }
        }

        HashSet<string> sent = [.. Items(wanted, "attributeDefs").Select(item => Text(item, "name"))];
        foreach ((string name, JsonElement there) in attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!sent.Contains(name) && there.TryGetProperty("isOptional", out JsonElement optional) && optional.ValueKind == JsonValueKind.False)
            {
                yield return $"It demands the attribute '{name}', which is not published: new entities will be refused.";
            }
        }
    }

    private static JsonElement.ArrayEnumerator Entities(JsonElement typedefs) => Items(typedefs, "entityDefs");

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
