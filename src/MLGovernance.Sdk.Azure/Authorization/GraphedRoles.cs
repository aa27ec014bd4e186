using System.Text.Json;
using Azure;

namespace MLGovernance.Azure;

/// <summary>Reads role assignments and definitions of a subscription by Resource Graph: a page a thousand instead of lists of both.</summary>
internal sealed class GraphedRoles(ResourceGraphClient client, EstateSnapshotBuilder into)
{
    private const string Query =
        "authorizationresources | where type in~ ('microsoft.authorization/roleassignments', 'microsoft.authorization/roledefinitions') | project id, name, type, properties | order by id asc";

    /// <summary>Reads one subscription, or returns null where the lists of Resource Manager have to be asked instead.</summary>
    /// <remarks>Resource Graph answers nothing, without an error, for what the caller may not read; every subscription has an assignment, so none at all is such an answer.</remarks>
    public async Task<IReadOnlyList<(string Kind, ResourceJson Resource)>?> ReadAsync(string subscription, CancellationToken cancellationToken)
    {
        var found = new List<(string Kind, ResourceJson Resource)>();
        try
        {
            await foreach (ResourceJson row in client.QueryAsync(Query, [subscription], cancellationToken).ConfigureAwait(false))
            {
                string? type = row.Text("type");
                bool isAssignment = "microsoft.authorization/roleassignments".Equals(type, StringComparison.OrdinalIgnoreCase);
                found.Add((isAssignment ? "roleAssignment" : "roleDefinition", ToResource(row, isAssignment ? "Microsoft.Authorization/roleAssignments" : "Microsoft.Authorization/roleDefinitions")));
            }
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            into.AddIssue(ReadFailure.ToIssue(error, $"/subscriptions/{subscription}/providers/Microsoft.ResourceGraph/resources", scope: null, "roleAssignment", isOptional: true) with
            {
                IsNote = true,
                Message = $"Resource Graph did not answer ({(error as RequestFailedException)?.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? error.GetType().Name}); Resource Manager was asked for roles instead.",
            });
            return null;
        }
        catch (RequestFailedException refused)
        {
            throw ReadFailure.ToAbort(refused, client.Endpoint);
        }

        return found.Exists(row => row.Kind == "roleAssignment") ? found : null;
    }

    /// <summary>Writes a row as Resource Manager writes the resource; Resource Graph folds the case of types.</summary>
    private static ResourceJson ToResource(ResourceJson row, string type)
    {
        using JsonDocument document = row.Parse();
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", row.Id);
            writer.WriteString("name", row.Name);
            writer.WriteString("type", type);
            if (document.RootElement.At("/properties") is { } properties)
            {
                writer.WritePropertyName("properties");
                properties.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return new ResourceJson(stream.ToArray());
    }
}
