using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG4008: what a workspace reads or writes of another pod, or uses of another tenant, is declared as shared.</summary>
internal sealed class DeclaredSharingRule : PolicyRule
{
    private const string PodTags = "podTags";
    private const string SharedTags = "sharedTags";
    private static readonly ImmutableArray<string> Everyone = ["true", "yes", "all", "*"];

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4008",
        DisplayName = "What crosses pods or tenants is declared as shared",
        Rationale = "Data that one team writes and another reads ties both: who changes it, or loses the right to it, breaks the other. Unless it is declared nobody knows.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Share through a registry, or tag the data asset, its container or its storage account with the pods that it is shared with; else stop the use.",
        HelpUri = RulePage.Of("MLG4008"),
        Parameters =
        [
            new PolicyParameter(PodTags, "The names of the tags of a workspace that tell its pod.", ["pod"]),
            new PolicyParameter(SharedTags, "The names of the tags that declare sharing. Their value lists pods, or is 'true' for all.", ["shared", "sharedWith"]),
        ],
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Workspace];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        bool isJudged = false;
        foreach (SharedAsset shared in SnapshotSharing.ByUser(context.Graph, context.Parameter(PodTags))[asset.Id])
        {
            SharingUser self = shared.Users.First(user => user.Scope == asset.Id);
            foreach (SharingUser other in shared.Users.Append(shared.Owner).OfType<SharingUser>().Where(party => party.Scope != asset.Id))
            {
                isJudged |= Judge(context, shared, self, other);
            }
        }

        if (!isJudged)
        {
            context.NotApplicable();
        }
    }

    private static bool Judge(PolicyContext context, SharedAsset shared, SharingUser self, SharingUser other)
    {
        if (Differ(self.Tenant, other.Tenant))
        {
            Report(context, shared, self, other, $"of tenant {other.Tenant}", other.Tenant!);
            return true;
        }

        // What a registry holds was put there to be shared, and a common key vault or container registry is no data.
        bool isData = (self.Use & (SharingUse.Reads | SharingUse.Writes)) != 0 && (other == shared.Owner || (other.Use & (SharingUse.Reads | SharingUse.Writes)) != 0);
        if (self.Pod is null || !isData || shared.Form == SharingForm.RegistryAsset || other.Scope.Form == AssetIdForm.RegistryAsset)
        {
            return false;
        }

        if (other.Pod is null)
        {
            context.Unknown($"'{self.Scope.Name}' of pod '{self.Pod}' and '{other.Scope.Name}' both use '{Name(shared)}', and the pod of the latter is not known.");
        }
        else if (Differ(self.Pod, other.Pod))
        {
            Report(context, shared, self, other, $"of pod '{other.Pod}'", other.Pod);
        }

        return true;
    }

    private static void Report(PolicyContext context, SharedAsset shared, SharingUser self, SharingUser other, string whose, string pod)
    {
        if (IsDeclared(context, shared, self.Pod ?? "", pod))
        {
            return;
        }

        context.Report(
            $"Workspace '{self.Scope.Name}' uses '{Name(shared)}', which workspace '{other.Scope.Name}' {whose} {(other == shared.Owner ? "holds" : "uses")} too, and nothing declares that it is shared.",
            new Evidence(string.Empty) { Asset = shared.Id, Expected = $"a tag {string.Join(" or ", context.Parameter(SharedTags))}", Actual = $"{shared.Reach}" });
    }

    private static string Name(SharedAsset shared) => shared.Form == SharingForm.Storage ? shared.Id.Value : shared.Id.Version is { } version ? $"{shared.Id.Name}:{version}" : shared.Id.Name;

    private static bool Differ(string? one, string? other) => one is not null && other is not null && !one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether the thing, an asset over it, its container or its account bears a tag that names one of the pods.</summary>
    private static bool IsDeclared(PolicyContext context, SharedAsset shared, string pod, string other) => Holders(context, shared).Any(holder => context.Parameter(SharedTags)
        .Any(name => holder.Tags.TryGetValue(name, out string? value) && value.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(part => Everyone.Contains(part, StringComparer.OrdinalIgnoreCase) || part.Equals(pod, StringComparison.OrdinalIgnoreCase) || part.Equals(other, StringComparison.OrdinalIgnoreCase))));

    private static IEnumerable<Asset> Holders(PolicyContext context, SharedAsset shared)
    {
        EstateSnapshot snapshot = context.Snapshot;
        if (snapshot.Find(shared.Id) is { } itself)
        {
            yield return itself;
        }

        if (context.Graph.TryGetNode(shared.Id, out LineageNode node))
        {
            foreach (Asset over in context.Graph.EdgesInto(node).Concat(context.Graph.EdgesOutOf(node)).Where(edge => edge.Role == LineageRole.Materializes)
                .Select(edge => edge.Upstream == node ? edge.Downstream.Asset : edge.Upstream.Asset).OfType<Asset>())
            {
                yield return over;
            }
        }

        if (shared.Id.StorageAccount is { } account)
        {
            foreach (int index in snapshot.IndicesOf(AssetKinds.StorageAccount).ToArray().Concat(snapshot.IndicesOf(AssetKinds.BlobContainer).ToArray()))
            {
                AssetId id = snapshot.IdOf(index);
                if (id.Name.Equals(account, StringComparison.OrdinalIgnoreCase) ||
                    (id.Name.Equals(shared.Id.StorageContainer, StringComparison.Ordinal) && id.Value.Contains($"/storageaccounts/{account}/", StringComparison.OrdinalIgnoreCase)))
                {
                    yield return snapshot[index];
                }
            }
        }
    }
}
