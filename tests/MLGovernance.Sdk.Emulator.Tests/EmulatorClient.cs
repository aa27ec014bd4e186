using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MLGovernance.Emulator;

namespace MLGovernance.Tests;

/// <summary>A plain HTTP client of one emulator, with a fake token.</summary>
internal sealed class EmulatorClient : IDisposable
{
    public EmulatorClient(AzureEmulator emulator, bool withToken = true, bool mapPublicHosts = false)
    {
        Http = new HttpClient(emulator.CreateHandler(mapPublicHosts)) { BaseAddress = emulator.Endpoint };
        if (withToken)
        {
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "fake");
        }
    }

    public HttpClient Http { get; }

    public async Task<JsonNode> GetAsync(string path, int status = 200) => await SendAsync(HttpMethod.Get, path, null, status);

    public async Task<JsonNode> PostAsync(string path, string body, int status = 200) => await SendAsync(HttpMethod.Post, path, body, status);

    public async Task<JsonNode> PutAsync(string path, string body, int status = 200) => await SendAsync(HttpMethod.Put, path, body, status);

    public async Task<JsonNode> DeleteAsync(string path, int status = 200, string? body = null) => await SendAsync(HttpMethod.Delete, path, body, status);

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body, int status)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await Http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{method} {path}: expected {status}, found {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    /// <summary>Follows the next links of a list and returns its items.</summary>
    public async Task<List<JsonNode>> ListAsync(string path)
    {
        var items = new List<JsonNode>();
        string? next = path;
        while (next is not null)
        {
            JsonNode page = await GetAsync(next);
            items.AddRange(page["value"]!.AsArray().Select(item => item!));
            next = (string?)page["nextLink"];
        }

        return items;
    }

    public void Dispose() => Http.Dispose();
}

internal static class JsonAssert
{
    public static string[] Names(this IEnumerable<JsonNode?> items) => [.. items.Select(item => (string)item!["name"]!)];
}
