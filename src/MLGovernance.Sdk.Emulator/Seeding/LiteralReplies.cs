using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.Seeding;

/// <summary>One reply that a seed prescribes for one exact request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body; undefined for a body that is no JSON.</param>
/// <param name="RawBody">The body as text when it is no JSON, or null.</param>
/// <param name="ContentType">The media type of a raw body, or null.</param>
/// <param name="Host">The cloud's own host in the seed: links to it are moved to the host the client used.</param>
internal sealed record LiteralReply(int Status, JsonElement Body, string? RawBody, string? ContentType, string? Host);

/// <summary>The replies that a seed's index prescribes, by method, path and the exact set of query parameters.</summary>
internal sealed class LiteralReplies
{
    private readonly ConcurrentDictionary<string, LiteralReply> _replies = new(StringComparer.Ordinal);

    public int Count => _replies.Count;

    /// <summary>Adds a reply; of two for one request the first stays.</summary>
    public void Add(string method, string pathAndQuery, LiteralReply reply)
    {
        int question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? pathAndQuery : pathAndQuery[..question];
        string query = question < 0 ? "" : pathAndQuery[question..];
        _replies.TryAdd(Key(method, Uri.UnescapeDataString(path), QueryHelpers.ParseQuery(query)), reply);
    }

    public LiteralReply? Find(HttpRequest request) =>
        _replies.IsEmpty ? null : _replies.GetValueOrDefault(Key(request.Method, request.Path.Value!, request.Query));

    private static string Key(string method, string path, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        IEnumerable<string> pairs = query
            .SelectMany(pair => pair.Value.Select(value => $"{pair.Key.ToLowerInvariant()}={value}"))
            .Order(StringComparer.Ordinal);
        return $"{method.ToUpperInvariant()} {ArmPath.Parse(path)?.Key ?? path}?{string.Join('&', pairs)}";
    }
}
