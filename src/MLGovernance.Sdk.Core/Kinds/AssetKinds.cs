using System.Collections.Immutable;

namespace MLGovernance;

/// <summary>The built-in asset kinds. Each is declared in a file of its own beside this one.</summary>
public static class AssetKinds
{
    /// <summary>A workspace, hub, project or feature store; <c>kind</c> tells which.</summary>
    public static AssetKind Workspace { get; } = WorkspaceKind.Create();

    /// <summary>A registry.</summary>
    public static AssetKind Registry { get; } = RegistryKind.Create();

    /// <summary>A model container.</summary>
    public static AssetKind ModelContainer { get; } = ModelContainerKind.Create();

    /// <summary>A model version.</summary>
    public static AssetKind ModelVersion { get; } = ModelVersionKind.Create();

    /// <summary>A data container.</summary>
    public static AssetKind DataContainer { get; } = DataContainerKind.Create();

    /// <summary>A data version.</summary>
    public static AssetKind DataVersion { get; } = DataVersionKind.Create();

    /// <summary>An environment container.</summary>
    public static AssetKind EnvironmentContainer { get; } = EnvironmentContainerKind.Create();

    /// <summary>An environment version.</summary>
    public static AssetKind EnvironmentVersion { get; } = EnvironmentVersionKind.Create();

    /// <summary>A component container.</summary>
    public static AssetKind ComponentContainer { get; } = ComponentContainerKind.Create();

    /// <summary>A component version.</summary>
    public static AssetKind ComponentVersion { get; } = ComponentVersionKind.Create();

    /// <summary>A code container.</summary>
    public static AssetKind CodeContainer { get; } = CodeContainerKind.Create();

    /// <summary>A code version.</summary>
    public static AssetKind CodeVersion { get; } = CodeVersionKind.Create();

    /// <summary>A job of any type; <c>properties.jobType</c> tells which.</summary>
    public static AssetKind Job { get; } = JobKind.Create();

    /// <summary>A schedule.</summary>
    public static AssetKind Schedule { get; } = ScheduleKind.Create();

    /// <summary>A compute.</summary>
    public static AssetKind Compute { get; } = ComputeKind.Create();

    /// <summary>A datastore.</summary>
    public static AssetKind Datastore { get; } = DatastoreKind.Create();

    /// <summary>An online endpoint.</summary>
    public static AssetKind OnlineEndpoint { get; } = OnlineEndpointKind.Create();

    /// <summary>An online deployment.</summary>
    public static AssetKind OnlineDeployment { get; } = OnlineDeploymentKind.Create();

    /// <summary>A batch endpoint.</summary>
    public static AssetKind BatchEndpoint { get; } = BatchEndpointKind.Create();

    /// <summary>A batch deployment.</summary>
    public static AssetKind BatchDeployment { get; } = BatchDeploymentKind.Create();

    /// <summary>A serverless endpoint.</summary>
    public static AssetKind ServerlessEndpoint { get; } = ServerlessEndpointKind.Create();

    /// <summary>A marketplace subscription.</summary>
    public static AssetKind MarketplaceSubscription { get; } = MarketplaceSubscriptionKind.Create();

    /// <summary>A connection.</summary>
    public static AssetKind Connection { get; } = ConnectionKind.Create();

    /// <summary>An outbound rule.</summary>
    public static AssetKind OutboundRule { get; } = OutboundRuleKind.Create();

    /// <summary>A private endpoint connection.</summary>
    public static AssetKind PrivateEndpointConnection { get; } = PrivateEndpointConnectionKind.Create();

    /// <summary>A feature set container.</summary>
    public static AssetKind FeatureSetContainer { get; } = FeatureSetContainerKind.Create();

    /// <summary>A feature set version.</summary>
    public static AssetKind FeatureSetVersion { get; } = FeatureSetVersionKind.Create();

    /// <summary>A feature.</summary>
    public static AssetKind Feature { get; } = FeatureKind.Create();

    /// <summary>A feature store entity container.</summary>
    public static AssetKind FeatureStoreEntityContainer { get; } = FeatureStoreEntityContainerKind.Create();

    /// <summary>A feature store entity version.</summary>
    public static AssetKind FeatureStoreEntityVersion { get; } = FeatureStoreEntityVersionKind.Create();

    /// <summary>A storage account.</summary>
    public static AssetKind StorageAccount { get; } = StorageAccountKind.Create();

    /// <summary>A key vault.</summary>
    public static AssetKind KeyVault { get; } = KeyVaultKind.Create();

    /// <summary>A container registry.</summary>
    public static AssetKind ContainerRegistry { get; } = ContainerRegistryKind.Create();

    /// <summary>An application insights.</summary>
    public static AssetKind ApplicationInsights { get; } = ApplicationInsightsKind.Create();

    /// <summary>A managed identity.</summary>
    public static AssetKind ManagedIdentity { get; } = ManagedIdentityKind.Create();

    /// <summary>A private endpoint.</summary>
    public static AssetKind PrivateEndpoint { get; } = PrivateEndpointKind.Create();

    /// <summary>A place in Azure storage or OneLake. Two spellings of one place are one asset.</summary>
    public static AssetKind StoragePath { get; } = StoragePathKind.Create();

    /// <summary>A container image.</summary>
    public static AssetKind ContainerImage { get; } = ContainerImageKind.Create();

    /// <summary>A git repository.</summary>
    public static AssetKind GitRepository { get; } = GitRepositoryKind.Create();

    /// <summary>An external location.</summary>
    public static AssetKind ExternalLocation { get; } = ExternalLocationKind.Create();

    /// <summary>A job output.</summary>
    public static AssetKind JobOutput { get; } = JobOutputKind.Create();

    /// <summary>A role definition, built-in or custom.</summary>
    public static AssetKind RoleDefinition { get; } = RoleDefinitionKind.Create();

    /// <summary>A role assignment.</summary>
    public static AssetKind RoleAssignment { get; } = RoleAssignmentKind.Create();

    /// <summary>A role that a principal may activate (PIM).</summary>
    public static AssetKind RoleEligibility { get; } = RoleEligibilityKind.Create();

    /// <summary>A role that a principal holds now, with its end, and whether it was assigned or activated (PIM).</summary>
    public static AssetKind RoleAssignmentSchedule { get; } = RoleAssignmentScheduleKind.Create();

    /// <summary>A deny assignment.</summary>
    public static AssetKind DenyAssignment { get; } = DenyAssignmentKind.Create();

    /// <summary>A directory group with its direct members, kept under a tenant-level id <c>/providers/Microsoft.Graph/groups/{id}</c>.</summary>
    public static AssetKind GroupMembership { get; } = GroupMembershipKind.Create();

    /// <summary>A user, service principal or app registration of the directory, kept under <c>/providers/Microsoft.Graph/{users|servicePrincipals|applications}/{id}</c>;
    /// of its secrets only names of keys and times are kept.</summary>
    public static AssetKind DirectoryPrincipal { get; } = DirectoryPrincipalKind.Create();

    /// <summary>A subscription.</summary>
    public static AssetKind Subscription { get; } = SubscriptionKind.Create();

    /// <summary>A resource group.</summary>
    public static AssetKind ResourceGroup { get; } = ResourceGroupKind.Create();

    /// <summary>A management group, or a subscription as a child of one; tells the parents of scopes.</summary>
    public static AssetKind ManagementGroup { get; } = ManagementGroupKind.Create();

    /// <summary>A blob container or file system.</summary>
    public static AssetKind BlobContainer { get; } = BlobContainerKind.Create();

    /// <summary>The POSIX access control list of one path; the last segment of its id is made from the path, which stands in the payload.</summary>
    public static AssetKind AccessControl { get; } = AccessControlKind.Create();

    /// <summary>A dataset that OpenLineage events name and that is no place of Azure's, such as a table of a database.</summary>
    public static AssetKind Dataset { get; } = DatasetKind.Create();

    /// <summary>A job that OpenLineage events name: a Spark application, an Airflow task, a dbt model.</summary>
    public static AssetKind OpenLineageJob { get; } = OpenLineageJobKind.Create();

    /// <summary>One run of a job, folded from its OpenLineage events; it states what the job read and wrote.</summary>
    public static AssetKind OpenLineageRun { get; } = OpenLineageRunKind.Create();

    /// <summary>What OpenLineage events without a run say about the lineage of a job or dataset.</summary>
    public static AssetKind OpenLineageStatic { get; } = OpenLineageStaticKind.Create();

    /// <summary>A resource whose type no kind of the table covers; kept as it is.</summary>
    public static AssetKind Unknown { get; } = UnknownKind.Create();

    /// <summary>Gets all built-in kinds.</summary>
    public static ImmutableArray<AssetKind> All { get; } =
    [
        Workspace, Registry, ModelContainer, ModelVersion,
        DataContainer, DataVersion, EnvironmentContainer, EnvironmentVersion,
        ComponentContainer, ComponentVersion, CodeContainer, CodeVersion,
        Job, Schedule, Compute, Datastore,
        OnlineEndpoint, OnlineDeployment, BatchEndpoint, BatchDeployment,
        ServerlessEndpoint, MarketplaceSubscription, Connection, OutboundRule,
        PrivateEndpointConnection, FeatureSetContainer, FeatureSetVersion, Feature,
        FeatureStoreEntityContainer, FeatureStoreEntityVersion, StorageAccount, KeyVault,
        ContainerRegistry, ApplicationInsights, ManagedIdentity, PrivateEndpoint,
        StoragePath, ContainerImage, GitRepository, ExternalLocation,
        JobOutput, RoleDefinition, RoleAssignment, RoleEligibility, DenyAssignment,
        RoleAssignmentSchedule, Subscription, ResourceGroup,
        GroupMembership, DirectoryPrincipal, ManagementGroup, BlobContainer, AccessControl,
        Dataset, OpenLineageJob, OpenLineageRun, OpenLineageStatic, Unknown,
    ];
}
