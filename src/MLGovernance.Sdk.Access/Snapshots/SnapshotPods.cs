using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Reads what the isolation analysis needs out of an estate snapshot.</summary>
internal static class SnapshotPods
{
    public static PodEstate Read(EstateSnapshot snapshot)
    {
        var notVisible = new List<string>(snapshot.Issues.Where(issue => !issue.IsNote).Select(issue => $"{issue.Location}: {issue.Message}"));
        return new PodEstate
        {
            Access = SnapshotAccess.Read(snapshot),
            Accounts = SnapshotLakes.Read(snapshot, notVisible),
            Workspaces = [.. snapshot.OfKind(AssetKinds.Workspace).Select(asset => new PodWorkspace
            {
                Id = asset.Id.Value,
                IdentityPrincipalId = Identities(asset).FirstOrDefault(),
                ContainerRegistryId = asset["/properties/containerRegistry"]?.AsText(),
            })],
            Datastores = [.. snapshot.OfKind(AssetKinds.Datastore).Select(asset => ReadDatastore(asset, notVisible)).Where(store => store is not null).Select(store => store!)],
            Computes = [.. snapshot.OfKind(AssetKinds.Compute).Select(ReadCompute)],
            Jobs = [.. snapshot.OfKind(AssetKinds.Job).Select(ReadJob)],
            Deployments = [.. snapshot.OfKind(AssetKinds.OnlineEndpoint).Concat(snapshot.OfKind(AssetKinds.OnlineDeployment)).Concat(snapshot.OfKind(AssetKinds.BatchEndpoint))
                .Select(asset => new PodDeployment { Id = asset.Id.Value, IdentityPrincipalIds = [.. Identities(asset)] }).Where(deployment => !deployment.IdentityPrincipalIds.IsEmpty)],
            Assets = [.. Pointing(snapshot, AssetKinds.DataVersion, "/properties/dataUri"), .. Pointing(snapshot, AssetKinds.ModelVersion, "/properties/modelUri")],
            Signatures = [.. SnapshotSignatures.Read(snapshot)],
            NotVisible = [.. notVisible.Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>Returns the object ids of a resource's identities: its own, then the user-assigned ones.</summary>
    private static IEnumerable<string> Identities(Asset asset)
    {
        if (asset["/identity/principalId"]?.AsText() is { Length: > 0 } own)
        {
            yield return own;
        }

        if (asset["/identity/userAssignedIdentities"] is { ValueKind: JsonValueKind.Object } assigned)
        {
            foreach (JsonProperty identity in assigned.EnumerateObject().OrderBy(property => property.Name, StringComparer.OrdinalIgnoreCase))
            {
                // The object id is what assignments and lists name; without it the resource id still tells two identities apart.
                yield return identity.Value.At("/principalId")?.AsText() ?? identity.Name;
            }
        }
    }

    private static IEnumerable<PodAsset> Pointing(EstateSnapshot snapshot, AssetKind kind, string pointer) =>
        snapshot.OfKind(kind).Select(asset => (asset, Uri: asset[pointer]?.AsText())).Where(pair => pair.Uri is not null)
            .Select(pair => new PodAsset { Id = pair.asset.Id.Value, Uri = pair.Uri! });

    private static PodDatastore? ReadDatastore(Asset asset, List<string> notVisible)
    {
        if (asset["/properties/accountName"]?.AsText() is not { } account)
        {
            return null;
        }

        string credential = asset["/properties/credentials/credentialsType"]?.AsText() ?? "None";
        DatastoreCredential kind = Enum.TryParse(credential, ignoreCase: true, out DatastoreCredential known) ? known : DatastoreCredential.None;
        string? principal = asset["/properties/credentials/objectId"]?.AsText() ?? asset["/properties/credentials/clientId"]?.AsText();
        if (kind is DatastoreCredential.ServicePrincipal or DatastoreCredential.Certificate && asset["/properties/credentials/objectId"] is null)
        {
            notVisible.Add($"{asset.Id.Value}: the service principal is known by its client id only; roles and lists name its object id");
        }

        string service = asset["/properties/serviceDataAccessAuthIdentity"]?.AsText() ?? "None";
        return new PodDatastore
        {
            Id = asset.Id.Value,
            Account = account,
            Container = asset["/properties/filesystem"]?.AsText() ?? asset["/properties/containerName"]?.AsText() ?? asset["/properties/fileShareName"]?.AsText() ?? "",
            Credential = kind,
            ServicePrincipalId = kind is DatastoreCredential.ServicePrincipal or DatastoreCredential.Certificate ? principal : null,
            UsesWorkspaceIdentity = !service.Equals("None", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static PodCompute ReadCompute(Asset asset)
    {
        const string Settings = "/properties/properties";
        bool instance = asset["/properties/computeType"]?.AsText()?.Equals("ComputeInstance", StringComparison.OrdinalIgnoreCase) ?? false;
        string? ssh = asset[Settings + "/sshSettings/sshPublicAccess"]?.AsText() ?? asset[Settings + "/remoteLoginPortPublicAccess"]?.AsText();
        return new PodCompute
        {
            Id = asset.Id.Value,
            IsInstance = instance,
            IdentityPrincipalIds = [.. Identities(asset)],
            AssignedUser = asset[Settings + "/personalComputeInstanceSettings/assignedUser/objectId"]?.AsText() ?? asset[Settings + "/createdBy/userId"]?.AsText(),
            // Azure's default of applicationSharingPolicy is Shared; it counts only where the property was read.
            SharesApplications = asset[Settings + "/applicationSharingPolicy"]?.AsText()?.Equals("Shared", StringComparison.OrdinalIgnoreCase) ?? false,
            AllowsSsh = ssh?.Equals("Enabled", StringComparison.OrdinalIgnoreCase) ?? false,
        };
    }

    private static PodJob ReadJob(Asset asset)
    {
        const string Properties = "/properties/properties/";
        string? dirty = asset[Properties + "azureml.git.dirty"]?.AsText();
        string mode = asset["/properties/identity/identityType"]?.AsText() ?? "";
        return new PodJob
        {
            Id = asset.Id.Value,
            // Run history knows the object id; systemData knows a name, or the id of an application.
            Submitter = asset["/runHistory/createdBy/userObjectId"]?.AsText() ?? asset["/systemData/createdByObjectId"]?.AsText() ?? asset["/systemData/createdBy"]?.AsText(),
            ComputeId = asset["/properties/computeId"]?.AsText(),
            Identity = Enum.TryParse(mode, ignoreCase: true, out JobIdentityMode known) ? known : JobIdentityMode.Unset,
            Uris = [.. Uris(asset["/properties/inputs"]), .. Uris(asset["/properties/outputs"])],
            GitRepository = asset[Properties + "azureml.git.repository_uri"]?.AsText() ?? asset[Properties + "mlflow.source.git.repoURL"]?.AsText(),
            IsGitDirty = bool.TryParse(dirty, out bool isDirty) ? isDirty : null,
        };
    }

    private static IEnumerable<string> Uris(JsonElement? map)
    {
        if (map is not { ValueKind: JsonValueKind.Object } inputs)
        {
            yield break;
        }

        foreach (JsonProperty input in inputs.EnumerateObject())
        {
            if (input.Value.ValueKind == JsonValueKind.Object && input.Value.At("/uri")?.AsText() is { } uri)
            {
                yield return uri;
            }
        }
    }
}
