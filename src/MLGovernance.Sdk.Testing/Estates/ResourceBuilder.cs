using System.Text.Json.Nodes;

namespace MLGovernance.Testing;

/// <summary>One resource of an estate under construction: an ARM body with an id, tags and properties.</summary>
public class ResourceBuilder
{
    private readonly string _tags;

    internal ResourceBuilder(string id, string tags, DateTimeOffset createdAt)
    {
        Id = id;
        _tags = tags;
        string time = createdAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Json = new JsonObject
        {
            ["id"] = id,
            ["name"] = id[(id.LastIndexOf('/') + 1)..],
            ["type"] = TypeOf(id),
            ["properties"] = new JsonObject(),
            ["systemData"] = new JsonObject { ["createdAt"] = time, ["lastModifiedAt"] = time },
        };
    }

    /// <summary>Gets the ARM id.</summary>
    public string Id { get; }

    internal JsonObject Json { get; }

    /// <summary>Sets a property. Objects on the way are made where they are missing.</summary>
    /// <param name="pointer">The JSON pointer, for example <c>/properties/publicNetworkAccess</c>.</param>
    /// <param name="value">The value; null writes JSON null.</param>
    /// <exception cref="ArgumentException"><paramref name="pointer"/> is no JSON pointer, or leads through something that is no object.</exception>
    public ResourceBuilder Set(string pointer, JsonNode? value)
    {
        JsonObject parent = ParentOf(pointer, out string name);
        parent[name] = value;
        return this;
    }

    /// <summary>Sets a property to a JSON text, for whole objects and lists.</summary>
    /// <param name="pointer">The JSON pointer.</param>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="System.Text.Json.JsonException"><paramref name="json"/> is not valid JSON.</exception>
    public ResourceBuilder SetJson(string pointer, string json) => Set(pointer, JsonNode.Parse(json));

    /// <summary>Removes a property, as older API versions do that do not know it.</summary>
    /// <param name="pointer">The JSON pointer.</param>
    public ResourceBuilder Without(string pointer)
    {
        ParentOf(pointer, out string name).Remove(name);
        return this;
    }

    /// <summary>Sets a tag, where this kind of resource keeps its tags.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The tag's value.</param>
    public ResourceBuilder Tag(string name, string value) => Set($"{_tags}/{Escape(name)}", value);

    /// <summary>Sets when the resource was created and last modified.</summary>
    /// <param name="at">The moment.</param>
    public ResourceBuilder CreatedAt(DateTimeOffset at) =>
        Set("/systemData/createdAt", at.ToString("O", System.Globalization.CultureInfo.InvariantCulture))
            .Set("/systemData/lastModifiedAt", at.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    internal static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Returns the resource type that an ARM id tells: the provider's name and every other step after it.</summary>
    private static string TypeOf(string id)
    {
        const string Providers = "/providers/";
        int provider = id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        string[] steps = provider < 0 ? [] : id[(provider + Providers.Length)..].Split('/');
        return string.Join('/', steps.Where((_, step) => step == 0 || step % 2 == 1));
    }

    private JsonObject ParentOf(string pointer, out string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pointer);
        if (pointer[0] != '/')
        {
            throw new ArgumentException($"'{pointer}' is no JSON pointer: it must start with '/'.", nameof(pointer));
        }

        string[] steps = [.. pointer[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        JsonObject at = Json;
        foreach (string step in steps.AsSpan(0, steps.Length - 1))
        {
            if (at[step] is null)
            {
                at[step] = new JsonObject();
            }

            at = at[step] as JsonObject ?? throw new ArgumentException($"'{pointer}' leads through '{step}', which is no JSON object.", nameof(pointer));
        }

        name = steps[^1];
        return at;
    }
}
