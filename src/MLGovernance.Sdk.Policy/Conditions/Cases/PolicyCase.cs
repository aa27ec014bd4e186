using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>One unit test of a policy: a rule or definition, a resource, what surrounds it, and what is expected.</summary>
public sealed record PolicyCase
{
    /// <summary>Gets the id, by which results are told apart.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the definition, or only its rule.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>Gets the values of the parameters; undefined for the defaults.</summary>
    public JsonElement Parameters { get; init; }

    /// <summary>Gets the resource.</summary>
    public required JsonElement Resource { get; init; }

    /// <summary>Gets what surrounds the resource.</summary>
    public PolicyRequestContext Context { get; init; } = PolicyRequestContext.Empty;

    /// <summary>Gets what is expected: a state, an effect, or an object <c>{state, effect, details}</c>; undefined when nothing is.</summary>
    public JsonElement Expect { get; init; }

    /// <summary>Reads a case.</summary>
    /// <param name="json">An object with id, policyRule or definition, parameters, resource, related, resourceGroup, subscription, requestContext, policy, apiVersion, utcNow and expect.</param>
    /// <param name="fallbackId">The id when the case has none.</param>
    /// <returns>The case.</returns>
    /// <exception cref="AzurePolicyFormatException">The JSON is not a case.</exception>
    public static PolicyCase Parse(JsonElement json, string fallbackId)
    {
        ArgumentNullException.ThrowIfNull(fallbackId);
        DefinitionJson.RequireObject(json, "$");
        JsonElement definition = DefinitionJson.Find(json, "definition") ?? DefinitionJson.Find(json, "policyRule")
            ?? throw new AzurePolicyFormatException("$", "'policyRule' or 'definition' is missing");
        return new PolicyCase
        {
            Id = IdOf(json) ?? fallbackId,
            Definition = Unquote(definition),
            Parameters = Optional(json, "parameters"),
            Resource = DefinitionJson.Find(json, "resource") is { } resource ? Unquote(resource) : EmptyObject(),
            Context = ParseContext(json),
            Expect = PayloadLookup.TryGetProperty(json, "expect", out JsonElement expect) ? expect : default,
        };
    }

    /// <summary>Reads the id of what may be a case; null where there is none.</summary>
    internal static string? IdOf(JsonElement json) => json.ValueKind != JsonValueKind.Object ? null : DefinitionJson.Find(json, "id") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
        null => null,
    };

    /// <summary>Reads what surrounds a resource from the properties of a case.</summary>
    /// <param name="json">
    /// An object with related, resourceGroup, subscription, requestContext, policy, apiVersion and utcNow, all optional. They may also lie one level
    /// down, in <c>context</c>.
    /// </param>
    /// <returns>The context.</returns>
    /// <exception cref="AzurePolicyFormatException">A property has the wrong type.</exception>
    public static PolicyRequestContext ParseContext(JsonElement json)
    {
        if (DefinitionJson.Find(json, "context") is { ValueKind: JsonValueKind.Object } inner)
        {
            return Merge(ParseContext(inner), ParseOwnContext(json));
        }

        return ParseOwnContext(json);
    }

    private static PolicyRequestContext Merge(PolicyRequestContext inner, PolicyRequestContext own) => new()
    {
        Related = own.Related ?? inner.Related,
        ResourceGroup = own.ResourceGroup.ValueKind == JsonValueKind.Undefined ? inner.ResourceGroup : own.ResourceGroup,
        Subscription = own.Subscription.ValueKind == JsonValueKind.Undefined ? inner.Subscription : own.Subscription,
        RequestContext = own.RequestContext.ValueKind == JsonValueKind.Undefined ? inner.RequestContext : own.RequestContext,
        Policy = own.Policy.ValueKind == JsonValueKind.Undefined ? inner.Policy : own.Policy,
        ApiVersion = own.ApiVersion ?? inner.ApiVersion,
        UtcNow = own.UtcNow ?? inner.UtcNow,
    };

    private static PolicyRequestContext ParseOwnContext(JsonElement json)
    {
        DateTimeOffset? now = null;
        if (DefinitionJson.Text(json, "utcNow") is { } text)
        {
            now = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset parsed)
                ? parsed
                : throw new AzurePolicyFormatException("$.utcNow", "an ISO 8601 time was expected");
        }

        ImmutableArray<JsonElement>? related = null;
        if (DefinitionJson.Find(json, "related") is { } list)
        {
            related = list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Where(static r => r.ValueKind == JsonValueKind.Object)]
                : throw new AzurePolicyFormatException("$.related", "an array of resources was expected");
        }

        return new PolicyRequestContext
        {
            Related = related,
            ResourceGroup = Optional(json, "resourceGroup"),
            Subscription = Optional(json, "subscription"),
            RequestContext = Optional(json, "requestContext"),
            Policy = Optional(json, "policy"),
            ApiVersion = DefinitionJson.Text(json, "apiVersion"),
            UtcNow = now,
        };
    }

    private static JsonElement Optional(JsonElement json, string name) => DefinitionJson.Find(json, name) ?? default;

    // A rule may also come as a text that holds JSON.
    private static JsonElement Unquote(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
        {
            return json;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json.GetString()!, PolicyCases.Json);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new AzurePolicyFormatException("$", $"the text holds no valid JSON ({exception.Message})");
        }
    }

    private static JsonElement EmptyObject()
    {
        using JsonDocument document = JsonDocument.Parse("{}");
        return document.RootElement.Clone();
    }
}
