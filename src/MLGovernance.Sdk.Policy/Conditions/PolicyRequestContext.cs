using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// What surrounds the resource: related resources and the values of <c>resourceGroup()</c>, <c>subscription()</c>, <c>requestContext()</c>,
/// <c>policy()</c> and <c>utcNow()</c>. A rule that needs something that is not here evaluates to <see cref="PolicyLanguageState.Unknown"/>.
/// </summary>
public sealed record PolicyRequestContext
{
    /// <summary>Gets a context in which nothing is known.</summary>
    public static PolicyRequestContext Empty { get; } = new();

    /// <summary>
    /// Gets the resources among which auditIfNotExists and deployIfNotExists search; null means "not read", an empty array means "there are none".
    /// Entries of another type than the definition asks for are passed over.
    /// </summary>
    public ImmutableArray<JsonElement>? Related { get; init; }

    /// <summary>Gets the resource group of the resource (<c>name</c>, <c>location</c>, <c>tags</c>, …), or an undefined element.</summary>
    public JsonElement ResourceGroup { get; init; }

    /// <summary>Gets the subscription (<c>subscriptionId</c>, <c>displayName</c>, <c>tags</c>, …), or an undefined element.</summary>
    public JsonElement Subscription { get; init; }

    /// <summary>Gets the request (<c>apiVersion</c>, <c>identity</c>, …), or an undefined element.</summary>
    public JsonElement RequestContext { get; init; }

    /// <summary>Gets what <c>policy()</c> returns (<c>assignmentId</c>, <c>definitionId</c>, …), or an undefined element.</summary>
    public JsonElement Policy { get; init; }

    /// <summary>Gets the time <c>utcNow()</c> returns; null when the caller does not tell it.</summary>
    public DateTimeOffset? UtcNow { get; init; }

    /// <summary>
    /// Gets the API version of the payload, which selects the path of an alias. Null: <c>apiVersion</c> of the resource, then of the request, then
    /// the default path.
    /// </summary>
    public string? ApiVersion { get; init; }

    /// <summary>Gets the effect that an override of the assignment puts in place of the definition's; null when there is none.</summary>
    public string? EffectOverride { get; init; }
}
