using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>The catalogue of built-in policies written in code: one line each.</summary>
internal static class BuiltInRules
{
    internal static ImmutableArray<PolicyRule> All { get; } =
    [
        new OwnerTagRule(),
        new ModelDescriptionRule(),
        new UnusedAssetRule(),
        new KnownTrainingDataRule(),
        new ProductionModelOriginRule(),
        new DanglingReferenceRule(),
        new LostTrainingDataRule(),
        new ChangedTrainingDataRule(),
        new EvaluatedBeforeSharingRule(),
        new ProductionDataOriginRule(),
        new SinglePointOfFailureRule(),
        new WorkspacePublicAccessRule(),
        new EndpointKeyAuthenticationRule(),
        new ComputeInstanceSshRule(),
        new ComputeNetworkRule(),
        new DeploymentEgressRule(),
        new OpenUpstreamStorageRule(),
        new DatastoreCredentialRule(),
        new ConfidentialDataExposureRule(),
        new PlainSecretRule(),
        new DataRegionRule(),
        new PersonalDataExposureRule(),
        new KeyBasedReadRule(),
        new InheritedClassificationRule(),
        new DeclaredSharingRule(),
        new CustomRoleSecretsRule(),
        new PrivilegedScopeRule(),
        new StaleAssignmentRule(),
        new JobIdentityRule(),
        new StoredSecretEndRule(),
        new DatastoreSecretReadersRule(),
        new StorageKeyAgeRule(),
        new ServicePrincipalSecretRule(),
        new BroadAssignmentRule(),
        new StandingPrivilegeRule(),
        new WorkspaceAdministratorsRule(),
        new PinnedImageRule(),
        new CleanCommitRule(),
        new PinnedPackagesRule(),
        new SelfRebuildingEnvironmentRule(),
        new ApprovedModelRule(),
        new RetiredModelRule(),
        new CompletedJobRule(),
        new RegisteredModelRule(),
        new NotebookCommitRule(),
        new RebuiltEnvironmentRule(),
        new VulnerableImageRule(),
        new RegistryScanRule(),
    ];
}
