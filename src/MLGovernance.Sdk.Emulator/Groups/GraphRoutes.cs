using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Groups;

/// <summary>Group membership as Microsoft Graph answers it, with <c>$top</c> pages and the <c>@odata.nextLink</c>.</summary>
internal sealed class GraphRoutes(DirectoryGroups groups, DirectoryObjects objects, AzureEmulatorOptions options)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1.0/groups/{id}", context => groups.IsGroup(Id(context))
            ? Reply.NodeAsync(context, Describe(Id(context)))
            : throw NotFound(Id(context)));
        routes.MapGet("/v1.0/groups/{id}/members", context => ListAsync(context, RequireGroup(context, id => groups.MembersOf(id))));
        routes.MapGet("/v1.0/groups/{id}/transitiveMembers", context => ListAsync(context, RequireGroup(context, id => groups.TransitiveMembersOf(id))));
        foreach (string kind in (string[])["users", "servicePrincipals", "groups", "directoryObjects"])
        {
            routes.MapGet($"/v1.0/{kind}/{{id}}/memberOf", context => ListAsync(context, groups.GroupsOf(Id(context))));
            routes.MapGet($"/v1.0/{kind}/{{id}}/transitiveMemberOf", context => ListAsync(context, groups.TransitiveGroupsOf(Id(context))));
            routes.MapPost($"/v1.0/{kind}/{{id}}/getMemberGroups", context => Reply.NodeAsync(context, new JsonObject
            {
                ["@odata.context"] = $"{Origin.Of(context.Request)}/v1.0/$metadata#Collection(Edm.String)",
                ["value"] = new JsonArray([.. groups.TransitiveGroupsOf(Id(context)).Select(id => JsonValue.Create(id))]),
            }));
        }

        routes.MapPost("/v1.0/directoryObjects/getByIds", GetByIdsAsync);
    }

    private static string Id(HttpContext context) => (string)context.Request.RouteValues["id"]!;

    private static EmulatorError NotFound(string id) => new(
        404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    private IEnumerable<string> RequireGroup(HttpContext context, Func<string, IEnumerable<string>> members) =>
        groups.IsGroup(Id(context)) ? members(Id(context)) : throw NotFound(Id(context));

    private async Task GetByIdsAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
        JsonElement ids = ArmResource.Member(body.RootElement, "ids");
        if (ids.ValueKind != JsonValueKind.Array)
        {
            throw new EmulatorError(400, "Request_BadRequest", "Expected an array in 'ids'.");
        }

        await WriteAsync(context, [.. ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => Describe(id.GetString()!))], null).ConfigureAwait(false);
    }

    private Task ListAsync(HttpContext context, IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        int offset = 0;
        string token = context.Request.Query["$skiptoken"].ToString();
        if (token.Length > 0 && !SkipToken.TryRead(token, out offset))
        {
            throw new EmulatorError(400, "Request_BadRequest", "The skip token is not one of this list.");
        }

        int size = Math.Min(ArmListQuery.Number(context.Request.Query, "$top") ?? 100, options.PageSize ?? 999);
        JsonNode[] page = [.. all.Skip(offset).Take(size).Select(Describe)];
        int next = offset + page.Length;
        return WriteAsync(context, page, next < all.Length ? Origin.With(context.Request, "$skiptoken", SkipToken.Create(next)) : null);
    }

    private static Task WriteAsync(HttpContext context, JsonNode[] items, string? nextLink)
    {
        var body = new JsonObject
        {
            ["@odata.context"] = $"{Origin.Of(context.Request)}/v1.0/$metadata#directoryObjects",
            ["value"] = new JsonArray(items),
        };
        if (nextLink is not null)
        {
            body["@odata.nextLink"] = nextLink;
        }

        return Reply.NodeAsync(context, body);
    }

    private JsonObject Describe(string id)
    {
        string collection = objects.CollectionOf(id) ?? "users";
        return new()
        {
            ["@odata.type"] = groups.IsGroup(id) ? "#microsoft.graph.group" : DirectoryObjects.Types[collection],
            ["id"] = id,
            ["displayName"] = (string?)objects.Find(collection, "id", id)?["displayName"] ?? id,
        };
    }
}
