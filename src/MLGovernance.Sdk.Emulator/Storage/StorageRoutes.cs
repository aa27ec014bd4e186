using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Storage;

/// <summary>
/// The read-only part of the hierarchical storage plane that access questions need: <c>getAccessControl</c>, <c>getStatus</c> and the
/// path list. An account is named by the host (<c>{account}.dfs.…</c>, through the mapped handler) or by <c>/dfs/{account}/…</c>.
/// </summary>
internal sealed class StorageRoutes(StoragePaths paths, AzureEmulatorOptions options)
{
    private const string Version = "2023-11-03";

    public void Map(IEndpointRouteBuilder routes) => routes.Map("/dfs/{account}/{filesystem}/{**path}", context => HandleAsync(
        context,
        (string)context.Request.RouteValues["account"]!,
        (string)context.Request.RouteValues["filesystem"]!,
        ((string?)context.Request.RouteValues["path"] ?? "").Trim('/')));

    /// <summary>Handles a request whose host names the account.</summary>
    public Task HandleHostAsync(HttpContext context)
    {
        string[] segments = context.Request.Path.Value!.Split('/', 2 + 1);
        return HandleAsync(
            context, context.Request.Host.Host.Split('.')[0], segments.ElementAtOrDefault(1) ?? "", (segments.ElementAtOrDefault(2) ?? "").Trim('/'));
    }

    private Task HandleAsync(HttpContext context, string account, string fileSystem, string path)
    {
        HttpRequest request = context.Request;
        context.Response.Headers["x-ms-version"] = Version;
        context.Response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        if (request.Method == "GET" && request.Query["resource"] == "filesystem")
        {
            return ListAsync(context, account, fileSystem);
        }

        if (request.Method is not ("HEAD" or "GET") || request.Query["action"].ToString() is not ("getAccessControl" or "getStatus"))
        {
            throw new EmulatorError(405, "UnsupportedHttpVerb", "The emulator answers getAccessControl, getStatus and the path list only.");
        }

        StoragePath found = paths.Find(account, fileSystem, path)
            ?? throw new EmulatorError(404, "PathNotFound", "The specified path does not exist.");
        IHeaderDictionary headers = context.Response.Headers;
        headers["x-ms-owner"] = found.Owner;
        headers["x-ms-group"] = found.Group;
        headers["x-ms-permissions"] = PosixPermissions.Of(found);
        headers["x-ms-resource-type"] = found.IsDirectory ? "directory" : "file";
        if (request.Query["action"] == "getAccessControl")
        {
            headers["x-ms-acl"] = found.Acl;
        }

        context.Response.StatusCode = 200;
        return Task.CompletedTask;
    }

    private Task ListAsync(HttpContext context, string account, string fileSystem)
    {
        string directory = context.Request.Query["directory"].ToString().Trim('/');
        bool isRecursive = string.Equals(context.Request.Query["recursive"], "true", StringComparison.OrdinalIgnoreCase);
        StoragePath[] found = [.. paths.Below(account, fileSystem, directory)
            .Where(path => isRecursive || path.Path.LastIndexOf('/') <= directory.Length)];
        int offset = 0;
        string token = context.Request.Query["continuation"].ToString();
        if (token.Length > 0 && !SkipToken.TryRead(token, out offset))
        {
            throw new EmulatorError(400, "InvalidQueryParameterValue", "The continuation token is not one of this list.");
        }

        StoragePath[] page = [.. found.Skip(offset).Take(options.PageSize ?? 5000)];
        if (offset + page.Length < found.Length)
        {
            context.Response.Headers["x-ms-continuation"] = SkipToken.Create(offset + page.Length);
        }

        return Reply.NodeAsync(context, new JsonObject
        {
            ["paths"] = new JsonArray([.. page.Select(path =>
            {
                var item = new JsonObject
                {
                    ["name"] = path.Path,
                    ["owner"] = path.Owner,
                    ["group"] = path.Group,
                    ["permissions"] = PosixPermissions.Of(path),
                };
                if (path.IsDirectory)
                {
                    item["isDirectory"] = "true";
                }

                return item;
            })]),
        });
    }
}
