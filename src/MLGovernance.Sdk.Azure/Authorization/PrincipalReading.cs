using System.Collections.Concurrent;
using System.Text.Json;
using Azure;

namespace MLGovernance.Azure;

/// <summary>Reads whether the principals that hold roles still exist and are enabled, and when secrets of service principals end.</summary>
/// <remarks>Of a secret only the names and times of its record are kept; Microsoft Graph never returns the value, and its hint is left out.</remarks>
internal sealed class PrincipalReading(DirectoryClient client, AzureAccessSourceOptions options, EstateSnapshotBuilder into)
{
    /// <summary>How many values one <c>in</c> filter may list (Microsoft Graph, advanced query parameters).</summary>
    private const int FilterSize = 15;

    private static readonly string[] Texts = ["appId", "displayName", "servicePrincipalType", "appOwnerOrganizationId"];
    private readonly ConcurrentDictionary<string, byte> _apps = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> _refused = new(StringComparer.Ordinal);

    /// <summary>Reads users and service principals by object id, then the registrations of the applications among them.</summary>
    public async Task ReadAsync(ConcurrentDictionary<string, string> principals, CancellationToken cancellationToken)
    {
        var crew = new WorkCrew(options.MaxConcurrency);
        Add(crew, "users", principals.Where(pair => Is(pair.Value, "User")).Select(pair => pair.Key), client.GetUsersAsync);
        Add(crew, "servicePrincipals", principals.Where(pair => Is(pair.Value, "ServicePrincipal")).Select(pair => pair.Key), client.GetServicePrincipalsAsync);
        await crew.RunAsync(cancellationToken).ConfigureAwait(false);

        crew = new WorkCrew(options.MaxConcurrency);
        Add(crew, "applications", _apps.Keys, client.GetApplicationsAsync);
        await crew.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool Is(string type, string expected) => type.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private void Add(
        WorkCrew crew, string collection, IEnumerable<string> ids, Func<IReadOnlyCollection<string>, CancellationToken, AsyncPageable<ResourceJson>> read)
    {
        foreach (string[] chunk in ids.Order(StringComparer.Ordinal).Chunk(FilterSize))
        {
            crew.Add(stop => ReadAsync(collection, chunk, read, stop));
        }
    }

    private async Task ReadAsync(
        string collection, string[] ids, Func<IReadOnlyCollection<string>, CancellationToken, AsyncPageable<ResourceJson>> read, CancellationToken cancellationToken)
    {
        if (_refused.ContainsKey(collection))
        {
            return;
        }

        var missing = new HashSet<string>(ids, StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (ResourceJson entry in read(ids, cancellationToken).ConfigureAwait(false))
            {
                if (entry.Id is { } id)
                {
                    missing.Remove(id);
                    into.TryAdd(Payload(collection, id, entry), $"{collection} {id}");
                    if (collection == "servicePrincipals" && entry.Text("servicePrincipalType") is null or "Application" && entry.Text("appId") is { } app)
                    {
                        _apps.TryAdd(app, 0);
                    }
                }
            }
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            // One refusal is told once: what is not allowed for these is not allowed for the next.
            if (_refused.TryAdd(collection, 0))
            {
                into.AddIssue(ReadFailure.ToIssue(error, $"{client.Endpoint.Host}/v1.0/{collection}", scope: null, "directoryPrincipal", isOptional: false));
            }

            return;
        }

        // A registration may lie in another tenant; a principal that the directory does not know is gone.
        foreach (string id in missing.Where(_ => collection != "applications").Order(StringComparer.Ordinal))
        {
            into.TryAdd(Payload(collection, id, null), $"{collection} {id}");
        }
    }

    private static byte[] Payload(string collection, string id, ResourceJson? entry)
    {
        using JsonDocument? document = entry?.Parse();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", $"/providers/Microsoft.Graph/{collection}/{id}");
            writer.WriteStartObject("properties");
            writer.WriteString("objectId", id);
            if (document is null)
            {
                writer.WriteBoolean("isDeleted", true);
            }
            else
            {
                WriteKnown(writer, document.RootElement);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteKnown(Utf8JsonWriter writer, JsonElement entry)
    {
        foreach (string name in Texts)
        {
            if (entry.At("/" + name)?.AsText() is { } text)
            {
                writer.WriteString(name, text);
            }
        }

        if (entry.At("/accountEnabled")?.AsBoolean() is { } enabled)
        {
            writer.WriteBoolean("accountEnabled", enabled);
        }

        foreach (string name in (ReadOnlySpan<string>)["passwordCredentials", "keyCredentials"])
        {
            if (entry.At("/" + name) is { ValueKind: JsonValueKind.Array } credentials)
            {
                writer.WriteStartArray(name);
                foreach (JsonElement credential in credentials.EnumerateArray())
                {
                    writer.WriteStartObject();
                    foreach (string field in (ReadOnlySpan<string>)["keyId", "startDateTime", "endDateTime"])
                    {
                        if (credential.At("/" + field)?.AsText() is { } text)
                        {
                            writer.WriteString(field, text);
                        }
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }
        }
    }
}
