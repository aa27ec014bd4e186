using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Reads alias catalogues in the forms <see cref="AliasCatalog.Parse"/> names.</summary>
internal sealed class AliasCatalogReader
{
    private readonly List<PolicyAlias> _aliases = [];
    private readonly List<ResourceTypeCapabilities> _types = [];

    public static AliasCatalog Read(JsonElement json)
    {
        var reader = new AliasCatalogReader();
        string version = "";
        if (json.ValueKind == JsonValueKind.Array)
        {
            reader.ReadProviders(json, "$");
        }
        else if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("value", out JsonElement value))
        {
            reader.ReadProviders(value, "$.value");
        }
        else if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("resourceTypes", out _))
        {
            reader.ReadProvider(json, "$");
        }
        else if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("types", out JsonElement types))
        {
            version = DefinitionJson.Text(json, "version") ?? "";
            reader.ReadTable(types);
        }
        else if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("aliases", out JsonElement aliases))
        {
            reader.ReadNames(aliases);
        }
        else
        {
            throw new AzurePolicyFormatException("$", "an alias catalogue (an array of resource providers as 'az provider list --expand resourceTypes/aliases' prints it) was expected");
        }

        return new AliasCatalog(version, reader._aliases, reader._types);
    }

    private void ReadProviders(JsonElement providers, string place)
    {
        if (providers.ValueKind != JsonValueKind.Array)
        {
            throw new AzurePolicyFormatException(place, "an array of resource providers was expected");
        }

        int at = 0;
        foreach (JsonElement provider in providers.EnumerateArray())
        {
            ReadProvider(provider, $"{place}[{at++}]");
        }
    }

    private void ReadProvider(JsonElement provider, string place)
    {
        string name = DefinitionJson.Text(provider, "namespace") ?? throw new AzurePolicyFormatException(place, "a resource provider needs 'namespace'");
        foreach (JsonElement type in DefinitionJson.Items(provider, "resourceTypes"))
        {
            string resourceType = name + "/" + (DefinitionJson.Text(type, "resourceType") ?? throw new AzurePolicyFormatException(place, "a resource type needs 'resourceType'"));
            string? capabilities = DefinitionJson.Text(type, "capabilities");
            int before = _aliases.Count;
            foreach (JsonElement alias in DefinitionJson.Items(type, "aliases"))
            {
                _aliases.Add(ReadAlias(alias, resourceType, place));
            }

            bool? indexed = capabilities is null
                ? null
                : capabilities.Contains("SupportsTags", StringComparison.OrdinalIgnoreCase) && capabilities.Contains("SupportsLocation", StringComparison.OrdinalIgnoreCase);
            _types.Add(new ResourceTypeCapabilities(resourceType, indexed, IsComplete: _aliases.Count > before));
        }
    }

    private static PolicyAlias ReadAlias(JsonElement alias, string resourceType, string place)
    {
        string name = DefinitionJson.Text(alias, "name") ?? throw new AzurePolicyFormatException(place, "an alias needs 'name'");
        ImmutableDictionary<string, string>.Builder paths = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        string? first = null;
        foreach (JsonElement entry in DefinitionJson.Items(alias, "paths"))
        {
            if (DefinitionJson.Text(entry, "path") is not { } path)
            {
                continue;
            }

            first ??= path;
            foreach (JsonElement version in DefinitionJson.Items(entry, "apiVersions"))
            {
                paths[version.GetString() ?? ""] = path;
            }
        }

        string? attributes = alias.TryGetProperty("defaultMetadata", out JsonElement metadata) ? DefinitionJson.Text(metadata, "attributes") : null;
        return new PolicyAlias
        {
            Name = name,
            ResourceType = resourceType,
            DefaultPath = DefinitionJson.Text(alias, "defaultPath") ?? first ?? throw new AzurePolicyFormatException(place, $"the alias '{name}' has no path"),
            PathsByApiVersion = paths.ToImmutable(),
            IsModifiable = attributes is null ? null : attributes.Contains("Modifiable", StringComparison.OrdinalIgnoreCase),
        };
    }

    private void ReadTable(JsonElement types)
    {
        foreach (JsonProperty type in types.EnumerateObject())
        {
            bool assumed = type.Name.Contains(".Data/", StringComparison.OrdinalIgnoreCase);
            foreach (JsonProperty alias in type.Value.EnumerateObject())
            {
                _aliases.Add(new PolicyAlias { Name = type.Name + "/" + alias.Name, ResourceType = type.Name, DefaultPath = alias.Value.GetString() ?? "", IsAssumed = assumed });
            }
        }
    }

    private void ReadNames(JsonElement aliases)
    {
        foreach (JsonProperty alias in aliases.EnumerateObject())
        {
            string? path = alias.Value.ValueKind == JsonValueKind.String ? alias.Value.GetString() : DefinitionJson.Text(alias.Value, "path");
            if (path is not null)
            {
                string type = DefinitionJson.Text(alias.Value, "resourceType") ?? AliasName.TypeOf(alias.Name);
                _aliases.Add(new PolicyAlias { Name = alias.Name, ResourceType = type, DefaultPath = path });
            }
        }
    }
}
