using System.Collections.Immutable;
using System.Text.Json;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>
/// Tells why things did not arrive in a Data Map: planes that cannot be reached, missing roles, types in the way, assets that were not
/// read, edges that lead nowhere. Reads only. That writing is allowed shows at the first publish: no read tells it.
/// </summary>
public sealed partial class DataMapDoctor
{
    private readonly DataMapClient _client;
    private readonly string? _stateName;

    /// <summary>Initializes a doctor.</summary>
    /// <param name="client">The Data Map.</param>
    /// <param name="stateName">The name under which the Data Map remembers what was published, see <see cref="DataMapPublisherOptions.StateName"/>; it tells what was published from what was not.</param>
    public DataMapDoctor(DataMapClient client, string? stateName = DataMapPublisherOptions.DefaultStateName)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _stateName = stateName;
    }

    /// <summary>Checks the planes, and the type definitions of a batch against those that the Data Map holds.</summary>
    /// <param name="batch">What is to be published, or <see langword="null"/> to check the planes alone.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    /// <returns>The checks in the order in which they were made. A service that fails gives a failed check and no exception.</returns>
    public async Task<ImmutableArray<DataMapCheck>> ExamineAsync(EntityBatch? batch = null, CancellationToken cancellationToken = default)
    {
        List<DataMapCheck> checks = [];
        JsonElement held = default;
        checks.Add(await ProbeAsync("types", "Data Reader", async () =>
        {
            held = (await _client.Typedefs.GetAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value.Json;
            return "Type definitions can be read.";
        }).ConfigureAwait(false));
        checks.Add(await ProbeAsync("discovery", "Data Reader", async () =>
        {
            SearchPage page = (await _client.Discovery
                .QueryAsync(JsonContent.Write(writer =>
                {
                    writer.WriteNull("keywords");
                    writer.WriteNumber("limit", 1);
                }), cancellationToken).ConfigureAwait(false)).Value;
            return $"Search answers; it knows {page.Count} assets.";
        }).ConfigureAwait(false));
        checks.Add(await ProbeAsync("collections", "Data Reader", async () =>
        {
            int count = 0;
            await foreach (ResourceJson _ in _client.Collections.GetCollectionsAsync(cancellationToken).ConfigureAwait(false))
            {
                count++;
            }

            return $"The account plane answers; {count} collections can be read.";
        }).ConfigureAwait(false));
        if (held.ValueKind == JsonValueKind.Object)
        {
            checks.AddRange(TypeConflicts.Find(batch?.Typedefs ?? default, held));
        }

        if (batch is not null)
        {
            checks.Add(await ProbeAsync("type map", "Data Reader", () => TypeMapAsync(batch, cancellationToken)).ConfigureAwait(false));
        }

        return [.. checks];
    }

    /// <summary>Tells which types another connector's assets show for ours.</summary>
    private async Task<string> TypeMapAsync(EntityBatch batch, CancellationToken cancellationToken)
    {
        AdoptedAssets adopted = await ConnectorAssets.FindAsync(
            _client.Discovery, new DataMapPublisherOptions().ConnectorAssetTypes, static () => { }, cancellationToken).ConfigureAwait(false);
        ImmutableArray<(string Own, string Theirs)> map = adopted.TypeMap(batch);
        string unrecognized = adopted.Unrecognized == 0 ? ""
            : $" {adopted.Unrecognized} others have no resource id in their names, so ours may stand beside them; map their types by TypeNames.With.";
        return adopted.Count + adopted.Unrecognized == 0 ? "No other connector holds assets of Azure Machine Learning."
            : $"Another connector holds {adopted.Count} assets; what is published of them is added to theirs{(map.IsEmpty ? "" : $" ({string.Join(", ", map.Select(pair => $"{pair.Own} → {pair.Theirs}"))})")}.{unrecognized}";
    }

    private static async Task<DataMapCheck> ProbeAsync(string plane, string role, Func<Task<string>> read)
    {
        try
        {
            return new DataMapCheck(plane, DataMapCheckState.Passed, await read().ConfigureAwait(false));
        }
        catch (RequestFailedException error) when (error.Status is 401)
        {
            return new DataMapCheck(plane, DataMapCheckState.Failed, "The token was refused (401): it belongs to another tenant or audience, or it has expired.");
        }
        catch (RequestFailedException error) when (error.Status is 403)
        {
            return new DataMapCheck(plane, DataMapCheckState.Failed, $"Access was denied (403): give this identity the role '{role}' on the collection; publishing needs 'Data Curator'.");
        }
        catch (RequestFailedException error) when (error.Status is 404)
        {
            return new DataMapCheck(plane, DataMapCheckState.Failed, "Nothing is there (404): check the endpoint, and the base path: '/datamap/api', or '/catalog/api' of older accounts.");
        }
        catch (RequestFailedException error)
        {
            return new DataMapCheck(plane, DataMapCheckState.Failed, error.Status == 0
                ? "The endpoint cannot be reached: check its name, DNS, and whether a private endpoint keeps this network out."
                : $"The service answered {error.Status} {error.ErrorCode}.");
        }
        catch (Exception error) when (error is InvalidDataException or JsonException)
        {
            return new DataMapCheck(plane, DataMapCheckState.Failed, "The answer is no JSON of a Data Map: a proxy may stand between.");
        }
    }
}
