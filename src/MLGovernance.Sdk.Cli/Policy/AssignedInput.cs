using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using MLGovernance.Azure;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary>The policies that a tenant has assigned, and what Azure Policy found with them: from a folder, else from Azure.</summary>
/// <param name="Policies">Definitions, initiatives, assignments and exemptions.</param>
/// <param name="States">Azure's states; null where nobody asked for them or the folder holds none.</param>
internal sealed record AssignedInput(AssignedPoliciesBuilder Policies, ImmutableArray<AzurePolicyState>? States)
{
    internal static Option<DirectoryInfo?> CreateOption() => new("--policies")
    {
        Description = "A folder with definitions, initiatives, assignments, exemptions and policy states (JSON, single or lists). Without it they are read from the subscriptions of the estate.",
    };

    /// <summary>Reads them.</summary>
    /// <exception cref="AzurePolicyFormatException">A file is not what it should be.</exception>
    internal static async Task<AssignedInput> ReadAsync(
        DirectoryInfo? folder, bool withStates, ConnectionArguments connection, ParseResult parsed, EstateSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (folder is not null)
        {
            return ReadFolder(folder, withStates);
        }

        string[] subscriptions = [.. Subscriptions(snapshot)];
        AzurePolicySource source = Source(connection, parsed);
        AssignedPoliciesBuilder policies = await source.ReadAsync(subscriptions, cancellationToken).ConfigureAwait(false);
        return new AssignedInput(policies, withStates ? await source.ReadStatesAsync(subscriptions, cancellationToken).ConfigureAwait(false) : null);
    }

    private static AzurePolicySource Source(ConnectionArguments connection, ParseResult parsed)
    {
        AzureEstateSourceOptions options = connection.SourceOptions(parsed, runHistory: false);
        return new AzurePolicySource(options.Endpoint is { } endpoint
            ? new MachineLearningClient(endpoint, connection.Credential(parsed), options.MachineLearning)
            : new MachineLearningClient(connection.Credential(parsed), options.MachineLearning));
    }

    private static AssignedInput ReadFolder(DirectoryInfo folder, bool withStates)
    {
        if (!folder.Exists)
        {
            throw new AzurePolicyFormatException(folder.Name, "$", "the folder does not exist");
        }

        var builder = new AssignedPoliciesBuilder();
        ImmutableArray<AzurePolicyState>.Builder states = ImmutableArray.CreateBuilder<AzurePolicyState>();
        foreach (FileInfo file in folder.EnumerateFiles("*.json", SearchOption.AllDirectories).OrderBy(static f => f.FullName, StringComparer.Ordinal))
        {
            foreach (JsonElement item in Items(PolicyInput.ReadJson(file)))
            {
                if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("resourceId", out _) && item.TryGetProperty("policyAssignmentId", out _))
                {
                    states.Add(AzurePolicyState.Parse(item));
                }
                else
                {
                    builder.Add(item);
                }
            }
        }

        return new AssignedInput(builder, withStates && states.Count > 0 ? states.ToImmutable() : null);
    }

    private static JsonElement[] Items(JsonElement json)
    {
        JsonElement list = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("value", out JsonElement value) ? value : json;
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [json];
    }

    private static IEnumerable<string> Subscriptions(EstateSnapshot snapshot) => snapshot.Assets
        .Select(static asset => asset.Id.SubscriptionId)
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
