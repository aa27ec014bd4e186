using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap;

/// <summary>One Data Map request, its body already read, so that it can be handled whole under the state's lock.</summary>
internal sealed class DataMapCall
{
    private readonly HttpRequest _request;

    private DataMapCall(HttpRequest request, JsonNode? body, string? uploadedText = null)
    {
        _request = request;
        Body = body;
        UploadedText = uploadedText;
    }

    /// <summary>The text of the file in a multipart body, or null.</summary>
    public string? UploadedText { get; }

    public JsonNode? Body { get; }

    public static async Task<DataMapCall> ReadAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
            using var reader = new StreamReader(form.Files.Count > 0 ? form.Files[0].OpenReadStream() : Stream.Null);
            return new DataMapCall(context.Request, null, await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false));
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        bool isJson = buffer.Length > 0 && context.Request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != false;
        return new DataMapCall(context.Request, isJson ? JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) : null);
    }

    /// <summary>A part of the path.</summary>
    public string Route(string name) => (string?)_request.RouteValues[name] ?? "";

    public string Query(string name) => _request.Query[name].ToString();

    public IEnumerable<string> QueryAll(string name) => _request.Query[name].OfType<string>();

    public IEnumerable<KeyValuePair<string, string>> QueryPairs() =>
        _request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));

    public bool Flag(string name) => string.Equals(Query(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A whole number of the query, or a default; anything else is 400.</summary>
    public int Number(string name, int absent)
    {
        string text = Query(name);
        return text.Length == 0 ? absent
            : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number
            : throw AtlasError.BadRequest($"The query parameter '{name}' has the value '{text}'; expected a whole number.");
    }

    public string UniqueName() => Query("attr:qualifiedName") is { Length: > 0 } name
        ? name
        : throw AtlasError.BadRequest("Expected the query parameter 'attr:qualifiedName'.");

    public JsonObject Object() => Body as JsonObject ?? throw AtlasError.BadRequest("Expected a JSON object as the body.");

    public JsonArray Array() => Body as JsonArray ?? throw AtlasError.BadRequest("Expected a JSON array as the body.");

    /// <summary>The address of this request with one query parameter changed.</summary>
    public string LinkWith(string parameter, string value) => Origin.With(_request, parameter, value);
}
