using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.ResourceGraph;

/// <summary>
/// Resource Graph's query endpoint for inventories. As in the cloud, only tracked resources are in it: no model, job or datastore.
/// </summary>
internal sealed class ResourceGraphRoutes(ResourceGraphTables tables, AzureEmulatorOptions emulator)
{
    private const int PageSize = 1000;

    public async Task QueryAsync(HttpContext context, ArmPath path)
    {
        using JsonDocument request = await ReadAsync(context).ConfigureAwait(false);
        JsonElement options = ArmResource.Member(request.RootElement, "options");
        var query = InventoryQuery.Parse(ArmResource.Text(request.RootElement, "query") ?? "");
        HashSet<string> subscriptions = Subscriptions(request.RootElement);
        bool above = ArmResource.Text(options, "authorizationScopeFilter")?.Contains("Above", StringComparison.OrdinalIgnoreCase) ?? false;
        JsonObject[] rows = [.. query.Run(tables.Rows(query.Table, subscriptions, above))];

        int offset = 0;
        if (ArmResource.Text(options, "$skipToken") is { } token && !SkipToken.TryRead(token, out offset))
        {
            throw new EmulatorError(400, "BadRequest", "The skip token of the query options is not one of this endpoint.");
        }

        int top = Math.Min(Number(options, "$top") ?? PageSize, emulator.PageSize ?? PageSize);
        offset += Number(options, "$skip") is { } skip && ArmResource.Text(options, "$skipToken") is null ? skip : 0;
        JsonObject[] page = [.. rows.Skip(offset).Take(top)];
        var body = new JsonObject
        {
            ["totalRecords"] = rows.Length,
            ["count"] = page.Length,
            ["data"] = new JsonArray([.. page]),
            ["facets"] = new JsonArray(),
            ["resultTruncated"] = "false",
        };
        if (offset + page.Length < rows.Length)
        {
            body["$skipToken"] = SkipToken.Create(offset + page.Length);
        }

        await Reply.NodeAsync(context, body).ConfigureAwait(false);
    }

    private static async Task<JsonDocument> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            throw new EmulatorError(400, "BadRequest", $"The body is not valid JSON: {error.Message}");
        }
    }

    private static HashSet<string> Subscriptions(JsonElement request) => new(
        ArmResource.Member(request, "subscriptions") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [],
        StringComparer.OrdinalIgnoreCase);

    private static int? Number(JsonElement options, string name) =>
        ArmResource.Member(options, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
}
