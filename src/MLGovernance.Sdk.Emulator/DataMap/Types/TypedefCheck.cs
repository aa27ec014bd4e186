using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MLGovernance.Emulator.DataMap.Types;

/// <summary>Checks definitions against those known and against each other, before any is kept.</summary>
internal sealed partial class TypedefCheck(TypeRegistry types, IReadOnlyCollection<JsonObject> definitions)
{
    private static readonly HashSet<string> Primitives = new(StringComparer.Ordinal)
    {
        "string", "boolean", "byte", "short", "int", "long", "float", "double", "biginteger", "bigdecimal", "date", "objectid", "any",
    };

    public void Run()
    {
        foreach (JsonObject definition in definitions)
        {
            string name = definition.Text("name")!;
            if (!NamePattern().IsMatch(name))
            {
                throw AtlasError.BadRequest($"The type name '{name}' is invalid: expected a letter or underscore, then letters, digits, spaces, dots, underscores or hyphens.");
            }

            foreach (string superType in definition.Texts("superTypes"))
            {
                RequireKnown(superType);
            }

            foreach (JsonObject attribute in definition.Objects("attributeDefs"))
            {
                foreach (Match part in TypePart().Matches(attribute.Text("typeName") ?? throw AtlasError.BadRequest(
                    $"The attribute '{attribute.Text("name")}' of '{name}' has no 'typeName'.")))
                {
                    RequireKnown(part.Value);
                }
            }

            if (definition.Text("category") == "RELATIONSHIP")
            {
                RequireEnd(definition, "endDef1");
                RequireEnd(definition, "endDef2");
            }
        }
    }

    /// <summary>A change may add optional attributes and super types, never take any away or change a type.</summary>
    public static void RequireWidening(JsonObject known, JsonObject changed)
    {
        string name = known.Text("name")!;
        Dictionary<string, JsonObject> attributes = changed.Objects("attributeDefs").ToDictionary(a => a.Text("name") ?? "", StringComparer.Ordinal);
        foreach (JsonObject attribute in known.Objects("attributeDefs"))
        {
            if (!attributes.Remove(attribute.Text("name")!, out JsonObject? same))
            {
                throw AtlasError.AttributeRemoved(name, attribute.Text("name")!);
            }

            if (same.Text("typeName") != attribute.Text("typeName"))
            {
                throw AtlasError.BadRequest(
                    $"{name}.{attribute.Text("name")} : attribute type cannot change from {attribute.Text("typeName")} to {same.Text("typeName")}");
            }
        }

        if (attributes.Values.FirstOrDefault(attribute => !attribute.Flag("isOptional", absent: true)) is { } mandatory)
        {
            throw AtlasError.MandatoryAttribute(name, mandatory.Text("name")!);
        }

        if (known.Texts("superTypes").Except(changed.Texts("superTypes")).FirstOrDefault() is { } removed && changed.ContainsKey("superTypes"))
        {
            throw AtlasError.SuperTypeRemoved(name, removed);
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9 ._\-]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"(?!\b(?:array|map)<)[^<>,]+(?!<)(?=[>,]|$)")]
    private static partial Regex TypePart();

    private void RequireKnown(string name)
    {
        if (!Primitives.Contains(name) && types.Find(name) is null && definitions.All(definition => definition.Text("name") != name))
        {
            throw AtlasError.TypeNotFound(name);
        }
    }

    private void RequireEnd(JsonObject definition, string member)
    {
        JsonNode? end = definition[member];
        if (end.Text("type") is not { } type || end.Text("name") is null)
        {
            throw AtlasError.BadRequest($"The relationship '{definition.Text("name")}' needs a 'type' and a 'name' in '{member}'.");
        }

        RequireKnown(type);
    }
}
