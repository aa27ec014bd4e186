using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>What lies above a resource: management groups, and what <c>resourceGroup()</c> and <c>subscription()</c> return; undefined where it was not read.</summary>
internal readonly record struct AssignmentSurroundings(IReadOnlyCollection<string> ManagementGroups, JsonElement ResourceGroup, JsonElement Subscription);
