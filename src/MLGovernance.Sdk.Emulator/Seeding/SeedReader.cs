using System.Text.Json;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.Seeding;

/// <summary>Reads a seed into the emulated cloud. What it cannot place becomes an issue; a missing file is an error.</summary>
internal sealed class SeedReader(EmulatedCloud cloud)
{
    private const string IndexFile = "index.json";
    private readonly List<(JsonElement Body, string Source)> _registryAssets = [];

    public void Read(EmulatorSeed seed)
    {
        foreach (string path in seed.Paths)
        {
            IReadOnlyList<SeedFile> files = SeedFiles.Read(path);
            if (files.FirstOrDefault(file => file.Name == IndexFile) is { } indexFile && SeedIndex.TryRead(indexFile, out SeedIndex? index))
            {
                index.Read(files, this, cloud);
                continue;
            }

            foreach (SeedFile file in files)
            {
                ReadDocument(file.Content, file.Source);
            }
        }

        for (int i = 0; i < seed.Documents.Length; i++)
        {
            ReadDocument(System.Text.Encoding.UTF8.GetBytes(seed.Documents[i]), $"seed document {i}");
        }

        PlaceRegistryAssets();
    }

    public void ReadDocument(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            Place(document.RootElement.Clone(), source, isSingle: true);
        }
        catch (JsonException error)
        {
            cloud.Issues.Add($"{source}: not valid JSON: {error.Message}");
        }
    }

    /// <summary>Places one document by its shape. A body of its own wins over the same resource inside a list.</summary>
    public void Place(JsonElement body, string source, bool isSingle)
    {
        body = SeedDocuments.Unwrap(body);
        JsonElement list = body.ValueKind == JsonValueKind.Array ? body : ArmResource.Member(body, "value");
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                Place(item, source, isSingle: false);
            }

            return;
        }

        if (SeedDocuments.IsManifest(body) || SeedDocuments.TryPlace(body, cloud))
        {
            return;
        }

        string? id = ArmResource.Text(body, "id");
        if (id is not null && id.StartsWith("azureml://registries/", StringComparison.OrdinalIgnoreCase))
        {
            _registryAssets.Add((body, source));
        }
        else if (id is not null && ArmPath.LooksLikeId(id) && ArmPath.Parse(id) is { } path)
        {
            Put(path, body, isSingle);
        }
        else
        {
            cloud.Issues.Add($"{source}: expected a resource with a Resource Manager 'id', a list of them in 'value', or another seed document.");
        }
    }

    private void Put(ArmPath path, JsonElement body, bool isSingle)
    {
        if (!path.IsResource)
        {
            cloud.Issues.Add($"'{path}' names a collection, not a resource.");
        }
        else if (isSingle || !cloud.Resources.IsSeeded(path.Key))
        {
            cloud.Resources.Put(new ArmResource(path, body));
            SavedAccess.Place(path, body, cloud);
        }
    }

    /// <summary>Assets whose id is a registry URI get the Resource Manager path below the registry of that name.</summary>
    private void PlaceRegistryAssets()
    {
        foreach ((JsonElement body, string source) in _registryAssets)
        {
            string[] segments = ArmResource.Text(body, "id")!["azureml://registries/".Length..].Split('/');
            ArmResource? registry = cloud.Resources.All().FirstOrDefault(resource =>
                resource.Path.ResourceType.Equals("Microsoft.MachineLearningServices/registries", StringComparison.OrdinalIgnoreCase) &&
                resource.Path.Last.Equals(segments[0], StringComparison.OrdinalIgnoreCase));
            if (registry is null)
            {
                cloud.Issues.Add($"{source}: the registry '{segments[0]}' of this asset is not in the seed.");
                continue;
            }

            Put(ArmPath.Parse($"{registry.Path}/{string.Join('/', segments[1..])}")!, body, isSingle: true);
        }
    }
}
