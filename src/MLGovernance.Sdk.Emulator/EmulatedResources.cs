using System.Text.Json;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Seeding;

namespace MLGovernance.Emulator;

/// <summary>The resources that the emulated Resource Manager knows, to be changed while a test runs.</summary>
public sealed class EmulatedResources
{
    private readonly EmulatedCloud _cloud;

    internal EmulatedResources(EmulatedCloud cloud) => _cloud = cloud;

    /// <summary>The number of resources, without the asset containers that only follow from their versions.</summary>
    public int Count => _cloud.Resources.All().Length;

    /// <summary>Adds a resource or replaces the one with its id. A reply that the seed's index prescribes literally stays as it is.</summary>
    /// <param name="json">The body, with a Resource Manager <c>id</c>.</param>
    /// <exception cref="FormatException">The text is no JSON object with the id of a resource.</exception>
    public void Put(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            string? id = ArmResource.Text(document.RootElement, "id");
            if (id is null || !ArmPath.LooksLikeId(id) || ArmPath.Parse(id) is not { IsResource: true } path)
            {
                throw new FormatException($"Expected a body whose 'id' is the Resource Manager id of a resource, found '{id}'.");
            }

            _cloud.Resources.Put(new ArmResource(path, document.RootElement.Clone()));
        }
        catch (JsonException error)
        {
            throw new FormatException($"The resource is not valid JSON: {error.Message}", error);
        }
    }

    /// <summary>Removes a resource; false when it is not known.</summary>
    /// <param name="id">Its Resource Manager id.</param>
    public bool Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ArmPath.Parse(id) is { } path && _cloud.Resources.Remove(path);
    }
}
