using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The catalogue of built-in policies written in code: one line each.</summary>
internal static class BuiltInRules
{
    internal static ImmutableArray<PolicyRule> All { get; } =
    [
        new OwnerTagRule(),
        new ModelDescriptionRule(),
        new KnownTrainingDataRule(),
        new ProductionModelOriginRule(),
        new DanglingReferenceRule(),
        new WorkspacePublicAccessRule(),
        new EndpointKeyAuthenticationRule(),
        new ComputeInstanceSshRule(),
        new DatastoreCredentialRule(),
        new ConfidentialDataExposureRule(),
        new PinnedImageRule(),
        new CleanCommitRule(),
    ];
}
