namespace MLGovernance.Azure;

/// <summary>Tells which saved resources lie in the scope that was asked for.</summary>
internal sealed class FolderScope(EstateScope scope)
{
    internal bool IsUnlimited { get; } = scope.IsUnlimited && scope.ResourceGroups.IsDefaultOrEmpty;

    /// <summary>Tells whether an identity lies in the scope. A workspace that is asked for brings its children; a subscription all below it.</summary>
    internal bool Holds(AssetId id)
    {
        if (IsUnlimited)
        {
            return true;
        }

        AssetId? owner = id.Scope;
        if (owner is { } place && (Has(scope.Workspaces, place) || Has(scope.Registries, place)))
        {
            return true;
        }

        bool subscription = scope.IsUnlimited || Names(scope.Subscriptions, id.SubscriptionId);
        return subscription && (scope.ResourceGroups.IsDefaultOrEmpty || Names(scope.ResourceGroups, id.ResourceGroup));
    }

    private static bool Has(System.Collections.Immutable.ImmutableArray<AssetId> asked, AssetId place)
    {
        foreach (AssetId id in asked.IsDefault ? [] : asked)
        {
            if (id.Scope == place || id == place)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Names(System.Collections.Immutable.ImmutableArray<string> asked, string? name) => name is not null && !asked.IsDefaultOrEmpty && asked.Contains(name, StringComparer.OrdinalIgnoreCase);
}
