using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG4001: a datastore stores no credential.</summary>
internal sealed class DatastoreCredentialRule : PolicyRule
{
    private const string Pointer = "/properties/credentials/credentialsType";
    private static readonly string[] SystemDatastores = ["workspaceblobstore", "workspaceartifactstore", "workspaceworkingdirectory", "workspacefilestore"];

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4001",
        DisplayName = "A datastore is read by identity, without a stored credential",
        Rationale = "Whoever may use a datastore with a stored key, signature or secret reads all that it opens: access lists of the storage no longer decide, and the log names the key.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Register the datastore without credentials and give the users or the compute's identity a data role, or an access list entry, on the storage.",
        HelpUri = RulePage.Of("MLG4001"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Datastore];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string? type = asset[Pointer]?.AsText();
        if (type is null)
        {
            context.Unknown($"Datastore '{asset.Name}' was read without the type of its credentials.");
            return;
        }

        if (string.Equals(type, "None", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        bool isSystem = SystemDatastores.Contains(asset.Name, StringComparer.OrdinalIgnoreCase);
        context.Report(
            $"Datastore '{asset.Name}' stores a credential of type {type}{(isSystem ? ", because the workspace opens its own datastores by key" : string.Empty)}.",
            new Evidence(Pointer) { Expected = "None", Actual = type });
        context.Offer(isSystem && asset.Id.Scope is { } workspace
            ? new Remediation
            {
                ArmPatch = """{"properties":{"systemDatastoresAuthMode":"Identity"}}""",
                AzureCli = $"az ml workspace update --name {AzureCliCommand.Quote(workspace.Name)} --resource-group {AzureCliCommand.Quote(workspace.ResourceGroup ?? "<resource group>")} --system-datastores-auth-mode identity",
            }
            : new Remediation { Bicep = "properties: {\n  credentials: {\n    credentialsType: 'None'\n  }\n}" });
    }
}
