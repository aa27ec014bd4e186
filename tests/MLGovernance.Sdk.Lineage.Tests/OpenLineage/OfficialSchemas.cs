using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace MLGovernance.Tests;

/// <summary>
/// The specification's schemas: that of events, and for each facet by its name and place the one of that facet. The validator knows the
/// keyword <c>definitions</c> and references inside one document, so that is what the schemas are rewritten to; nothing else is changed.
/// </summary>
internal sealed class OfficialSchemas
{
    private const string Core = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

    private readonly JsonObject _definitions = [];
    private readonly Dictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Place, string Facet), string> _facets = [];

    internal OfficialSchemas(string folder)
    {
        Take(Path.Combine(folder, "OpenLineage.json"), string.Empty);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "facets"), "*.json").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            JsonObject schema = Take(file, name + ".");
            foreach ((string facet, JsonNode? property) in schema["properties"]!.AsObject())
            {
                foreach (JsonNode? reference in property!["$ref"] is { } one ? [one] : property["anyOf"]!.AsArray().Select(option => option!["$ref"]))
                {
                    string definition = reference!.GetValue<string>().Split('/')[^1];
                    string? place = schema["$defs"]![definition]!["allOf"]?[0]?["$ref"]?.GetValue<string>().Split('/')[^1];
                    if (place is null)
                    {
                        continue; // 'subset' is one of two facets; this library writes neither.
                    }

                    _facets[(place, facet)] = name + "." + definition;
                }
            }
        }
    }

    /// <summary>Returns what the schemas find wrong with an event and its facets.</summary>
    internal async Task<string[]> ProblemsOfAsync(string json)
    {
        List<string> problems = [.. await CheckAsync(json.Contains("\"run\":", StringComparison.Ordinal) ? "RunEvent" : json.Contains("\"job\":{", StringComparison.Ordinal) ? "JobEvent" : "DatasetEvent", json)];
        JsonNode told = JsonNode.Parse(json)!;
        await FacetsAsync(told["run"], "facets", "RunFacet", problems);
        await FacetsAsync(told["job"], "facets", "JobFacet", problems);
        await FacetsAsync(told["dataset"], "facets", "DatasetFacet", problems);
        foreach (JsonNode? input in told["inputs"]?.AsArray() ?? [])
        {
            await FacetsAsync(input, "facets", "DatasetFacet", problems);
            await FacetsAsync(input, "inputFacets", "InputDatasetFacet", problems);
        }

        foreach (JsonNode? output in told["outputs"]?.AsArray() ?? [])
        {
            await FacetsAsync(output, "facets", "DatasetFacet", problems);
            await FacetsAsync(output, "outputFacets", "OutputDatasetFacet", problems);
        }

        return [.. problems];
    }

    private async Task FacetsAsync(JsonNode? owner, string member, string place, List<string> problems)
    {
        foreach ((string name, JsonNode? facet) in owner?[member]?.AsObject() ?? [])
        {
            string? definition = _facets.GetValueOrDefault((place, name)) ?? (name.Contains('_', StringComparison.Ordinal) ? place : null);
            problems.AddRange(definition is null ? [$"the specification has no {place} '{name}'"] : await CheckAsync(definition, facet!.ToJsonString()));
            if ((facet!["_schemaURL"] as JsonValue)?.TryGetValue(out string? stated) is true && definition is not null && definition != place && stated.StartsWith("https://openlineage.io/", StringComparison.Ordinal) && !_definitions.ContainsKey(NameOf(stated)))
            {
                problems.Add($"'{name}' states a schema that the specification does not have: {stated}");
            }
        }
    }

    private async Task<IEnumerable<string>> CheckAsync(string definition, string json)
    {
        if (!_schemas.TryGetValue(definition, out JsonSchema? schema))
        {
            var document = new JsonObject { ["definitions"] = _definitions.DeepClone(), ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + definition }) };
            _schemas[definition] = schema = await JsonSchema.FromJsonAsync(document.ToJsonString());
        }

        return schema.Validate(json).SelectMany(Flat).Select(error => $"{definition}: {error}");
    }

    private static IEnumerable<string> Flat(ValidationError error) =>
        error is ChildSchemaValidationError child ? child.Errors.Values.SelectMany(errors => errors).SelectMany(Flat) : [error.ToString()];

    private JsonObject Take(string file, string prefix)
    {
        JsonObject schema = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        string text = schema["$defs"]!.ToJsonString();
        text = text.Replace(Core + "#/$defs/", "#/definitions/", StringComparison.Ordinal).Replace("\"#/$defs/", $"\"#/definitions/{prefix}", StringComparison.Ordinal);
        foreach ((string name, JsonNode? definition) in JsonNode.Parse(text)!.AsObject())
        {
            _definitions[prefix + name] = definition!.DeepClone();
        }

        return schema;
    }

    /// <summary>Returns the key of a definition by its address: <c>…/facets/1-2-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet</c>.</summary>
    private static string NameOf(string address) =>
        address.Contains("/facets/", StringComparison.Ordinal) ? $"{Path.GetFileNameWithoutExtension(address.Split('#')[0])}.{address.Split('/')[^1]}" : address.Split('/')[^1];
}
