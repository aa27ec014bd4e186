using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Groups;

/// <summary>Users, service principals and app registrations as Microsoft Graph answers them: one, or a list by <c>$filter=id in (…)</c> with <c>$select</c>.</summary>
internal sealed partial class PrincipalRoutes(DirectoryObjects objects)
{
    private const int FilterSize = 15;

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (string collection in DirectoryObjects.Types.Keys)
        {
            routes.MapGet($"/v1.0/{collection}", context => ListAsync(context, collection));
            routes.MapGet($"/v1.0/{collection}/{{id}}", context =>
            {
                string id = (string)context.Request.RouteValues["id"]!;
                return Find(collection, "id", id) is { } found
                    ? Reply.NodeAsync(context, Select(found, context.Request))
                    : throw new EmulatorError(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");
            });
        }
    }

    private Task ListAsync(HttpContext context, string collection)
    {
        Match filter = InFilter().Match(context.Request.Query["$filter"].ToString());
        string[] values = [.. Literal().Matches(filter.Groups["values"].Value).Select(literal => literal.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal))];
        if (!filter.Success || values.Length is 0 or > FilterSize)
        {
            throw new EmulatorError(400, "Request_UnsupportedQuery", $"The emulator lists {collection} by $filter=id in ('…') or appId in ('…') with 1 to {FilterSize} values.");
        }

        JsonNode[] found = [.. values.Distinct(StringComparer.OrdinalIgnoreCase).Select(value => Find(collection, filter.Groups["property"].Value, value)).OfType<JsonObject>().Select(item => Select(item, context.Request))];
        return Reply.NodeAsync(context, new JsonObject
        {
            ["@odata.context"] = $"{Origin.Of(context.Request)}/v1.0/$metadata#{collection}",
            ["value"] = new JsonArray(found),
        });
    }

    /// <summary>A seed that states none of a collection knows everybody, except registrations, which may lie in another tenant.</summary>
    private JsonObject? Find(string collection, string property, string value) => objects.Knows(collection) || property != "id"
        ? objects.Find(collection, property, value)
        : new JsonObject { ["id"] = value, ["displayName"] = value, ["accountEnabled"] = true };

    private static JsonObject Select(JsonObject item, HttpRequest request)
    {
        string[] names = request.Query["$select"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var selected = new JsonObject();
        foreach ((string name, JsonNode? value) in item)
        {
            if (names.Length == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                selected[name] = value?.DeepClone();
            }
        }

        return selected;
    }

    [GeneratedRegex(@"^\s*(?<property>id|appId)\s+in\s*\((?<values>.*)\)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex InFilter();

    [GeneratedRegex("'(?<text>(?:[^']|'')*)'")]
    private static partial Regex Literal();
}
