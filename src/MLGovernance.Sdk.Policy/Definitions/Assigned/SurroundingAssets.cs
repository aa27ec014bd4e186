using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLGovernance.Policy;

/// <summary>What <c>resourceGroup()</c> and <c>subscription()</c> return for an asset, where the snapshot holds them.</summary>
internal static class SurroundingAssets
{
    internal static JsonElement ResourceGroupOf(Asset asset) => default;

    internal static JsonElement SubscriptionOf(Asset asset) => default;
}
