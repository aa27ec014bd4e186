namespace MLGovernance.Tests;

/// <summary>One line per spelling: what it is and the one canonical text that it gives.</summary>
public sealed class AssetIdFormTests
{
    private const string Group = "/subscriptions/0a0a0a0a-0000-4000-8000-00000000000a/resourcegroups/rg-one";
    private const string Ws = Group + "/providers/microsoft.machinelearningservices/workspaces/ws-one";
    private const string WsAsWritten = "/subscriptions/0A0A0A0A-0000-4000-8000-00000000000A/resourceGroups/RG-One/providers/Microsoft.MachineLearningServices/workspaces/WS-One";

    internal static AssetIdContext In(string? collection) => new()
    {
        Workspace = AssetId.Parse(WsAsWritten),
        Collection = collection,
        WorkspacesByGuid = new Dictionary<string, AssetId>(StringComparer.OrdinalIgnoreCase) { ["5b5b5b5b-0000-4000-8000-00000000000b"] = AssetId.Parse(WsAsWritten) },
    };

    [Theory]
    [InlineData(WsAsWritten, Ws)]
    [InlineData(WsAsWritten + "/", Ws)]
    [InlineData(WsAsWritten + "/Models/Risk/Versions/3/", Ws + "/models/Risk/versions/3")]
    [InlineData(WsAsWritten + "/models/Risk/labels/latest", Ws + "/models/Risk@latest")]
    [InlineData(WsAsWritten + "/models/Risk/labels/Gold", Ws + "/models/Risk@Gold")]
    [InlineData(WsAsWritten + "/featurestoreEntities/Account/versions/1", Ws + "/featurestoreentities/Account/versions/1")]
    [InlineData(WsAsWritten + "/featuresets/Sales/versions/1/features/Total", Ws + "/featuresets/Sales/versions/1/features/Total")]
    [InlineData(WsAsWritten + "/batchEndpoints/E/deployments/D/jobs/J", Ws + "/batchendpoints/E/deployments/D/jobs/J")]
    [InlineData(WsAsWritten + "/privateEndpointConnections/pec", Ws + "/privateendpointconnections/pec")]
    [InlineData("azureml:" + WsAsWritten + "/environments/Env/versions/1.2.3", Ws + "/environments/Env/versions/1.2.3")]
    [InlineData("AzureML:" + WsAsWritten + "/computes/Cpu", Ws + "/computes/Cpu")]
    [InlineData("https://management.azure.com" + WsAsWritten + "/jobs/J1?api-version=2025-12-01", Ws + "/jobs/J1")]
    [InlineData(WsAsWritten + "/jobs/J1?api-version=2025-12-01", Ws + "/jobs/J1")]
    [InlineData("/Subscriptions/0A0A0A0A-0000-4000-8000-00000000000A", "/subscriptions/0a0a0a0a-0000-4000-8000-00000000000a")]
    [InlineData("/subscriptions/0A0A0A0A-0000-4000-8000-00000000000A/resourceGroups/RG-One", Group)]
    [InlineData("/subscriptions/0A0A0A0A-0000-4000-8000-00000000000A/resourceGroups/RG-One/providers/Microsoft.Storage/storageAccounts/StOne", Group + "/providers/microsoft.storage/storageaccounts/stone")]
    [InlineData("/subscriptions/0A0A0A0A-0000-4000-8000-00000000000A/resourcegroups/rg-one/providers/Microsoft.KeyVault/vaults/KV/secrets/S", Group + "/providers/microsoft.keyvault/vaults/kv/secrets/s")]
    [InlineData("/subscriptions/0A0A0A0A-0000-4000-8000-00000000000A/providers/Microsoft.Authorization/policyDefinitions/P", "/subscriptions/0a0a0a0a-0000-4000-8000-00000000000a/providers/microsoft.authorization/policydefinitions/p")]
    [InlineData(WsAsWritten + "/providers/Microsoft.Authorization/roleAssignments/RA", Ws + "/providers/microsoft.authorization/roleassignments/ra")]
    [InlineData(WsAsWritten + "/onlineEndpoints/E/providers/Microsoft.Insights/diagnosticSettings/DS", Ws + "/onlineendpoints/E/providers/microsoft.insights/diagnosticsettings/ds")]
    [InlineData("/providers/Microsoft.Authorization/roleDefinitions/R", "/providers/microsoft.authorization/roledefinitions/r")]
    public void Parse_ResourceId_LowersStructureAndKeepsNames(string text, string expected) => Same(text, null, expected, AssetIdForm.Resource);

    [Theory]
    [InlineData("azureml://registries/Contoso", "azureml://registries/contoso")]
    [InlineData("azureml://Registries/Contoso/Models/Base/versions/2/", "azureml://registries/contoso/models/Base/versions/2")]
    [InlineData("azureml://registries/contoso/environments/Env/labels/latest", "azureml://registries/contoso/environments/Env@latest")]
    [InlineData("azureml://registries/contoso/data/D", "azureml://registries/contoso/data/D")]
    [InlineData("azureml://feeds/Contoso/codes/C/versions/1", "azureml://registries/contoso/codes/C/versions/1")]
    [InlineData("/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/registries/Contoso/components/C/versions/1", "azureml://registries/contoso/components/C/versions/1")]
    [InlineData("azureml:/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/registries/Contoso/models/M", "azureml://registries/contoso/models/M")]
    public void Parse_RegistryAsset_KeepsTheRegistryScheme(string text, string expected) => Same(text, null, expected, AssetIdForm.RegistryAsset);

    [Theory]
    [InlineData("azureml:Risk:3", "models", Ws + "/models/Risk/versions/3")]
    [InlineData("azureml:Risk:2024:01", "data", Ws + "/data/Risk/versions/2024:01")]
    [InlineData("Risk:1.0-rc_2", "components", Ws + "/components/Risk/versions/1.0-rc_2")]
    [InlineData("Risk@latest", "data", Ws + "/data/Risk@latest")]
    [InlineData("Risk", "featurestoreEntities", Ws + "/featurestoreentities/Risk")]
    [InlineData("azureml:cpu-cluster", "computes", Ws + "/computes/cpu-cluster")]
    [InlineData("train-01", "jobs", Ws + "/jobs/train-01")]
    [InlineData("lake", "datastores", Ws + "/datastores/lake")]
    [InlineData("aoai", "connections", Ws + "/connections/aoai")]
    [InlineData("azureml:score:blue", "deployments", Ws + "/onlineendpoints/score/deployments/blue")]
    [InlineData("azureml://subscriptions/0A0A0A0A-0000-4000-8000-00000000000A/resourceGroups/rg-One/workspaces/WS-one/models/M/versions/1", null, Ws + "/models/M/versions/1")]
    [InlineData("azureml://subscriptions/0a0a0a0a-0000-4000-8000-00000000000a/resourcegroups/rg-one/providers/Microsoft.MachineLearningServices/workspaces/ws-one/data/D/labels/latest", null, Ws + "/data/D@latest")]
    [InlineData("azureml://resourcegroups/rg-one/workspaces/ws-one/data/D/versions/1", null, Ws + "/data/D/versions/1")]
    [InlineData("azureml://models/M/versions/1", null, Ws + "/models/M/versions/1")]
    [InlineData("azureml://locations/WestEurope/workspaces/5B5B5B5B-0000-4000-8000-00000000000B/models/M/versions/1", null, Ws + "/models/M/versions/1")]
    [InlineData("azureml://westeurope.api.azureml.ms/mlflow/v1.0" + WsAsWritten, null, Ws)]
    [InlineData("models:/M/4", null, Ws + "/models/M/versions/4")]
    [InlineData("models:/M/latest", null, Ws + "/models/M@latest")]
    [InlineData("models:/M/Production", null, Ws + "/models/M@Production")]
    [InlineData("models:/M@champion", null, Ws + "/models/M@champion")]
    public void Parse_ShortOrUri_TakesTheRestFromContext(string text, string? collection, string expected) => Same(text, collection, expected, AssetIdForm.Resource);

    [Theory]
    [InlineData("azureml://datastores/Lake/paths/a/B/c.csv", Ws + "/datastores/Lake/paths/a/B/c.csv")]
    [InlineData("azureml://datastores/Lake/paths/", Ws + "/datastores/Lake/paths/")]
    [InlineData("azureml://subscriptions/0a0a0a0a-0000-4000-8000-00000000000a/resourcegroups/RG-one/workspaces/ws-one/datastores/Lake/paths/x/", Ws + "/datastores/Lake/paths/x")]
    [InlineData(WsAsWritten + "/datastores/Lake/paths/models/m/versions/3", Ws + "/datastores/Lake/paths/models/m/versions/3")]
    [InlineData("azureml://datastores/store/ExperimentRun/dcid.run-1/out/x", Ws + "/datastores/store/paths/ExperimentRun/dcid.run-1/out/x")]
    [InlineData("azureml://artifacts/ExperimentRun/dcid.run-1/model", Ws + "/datastores/workspaceartifactstore/paths/ExperimentRun/dcid.run-1/model")]
    [InlineData("aml://artifact/ExperimentRun/dcid.run-1/model", Ws + "/datastores/workspaceartifactstore/paths/ExperimentRun/dcid.run-1/model")]
    public void Parse_DatastorePath_KeepsThePath(string text, string expected) => Same(text, null, expected, AssetIdForm.DatastorePath);

    [Theory]
    [InlineData("azureml://jobs/J/outputs/clean", Ws + "/jobs/J#outputs/clean")]
    [InlineData("azureml://jobs/J/outputs/artifacts/paths/a/b/", Ws + "/jobs/J#outputs/artifacts/a/b")]
    [InlineData("azureml://subscriptions/0a0a0a0a-0000-4000-8000-00000000000a/resourcegroups/rg-one/workspaces/ws-one/jobs/J/outputs/o/paths/p", Ws + "/jobs/J#outputs/o/p")]
    [InlineData("runs:/J/model/data", Ws + "/jobs/J#outputs/artifacts/model/data")]
    [InlineData("mlflow-artifacts:/12/J/artifacts/model", Ws + "/jobs/J#outputs/artifacts/model")]
    public void Parse_JobOutput_NamesJobAndOutput(string text, string expected) => Same(text, null, expected, AssetIdForm.JobOutput);

    [Theory]
    [InlineData("https://StOne.blob.core.windows.net/raw/A/b.csv?sv=1&sig=zzz", "storage://stone/raw/A/b.csv")]
    [InlineData("https://stone.dfs.core.windows.net/raw/A/b.csv", "storage://stone/raw/A/b.csv")]
    [InlineData("https://stone.file.core.windows.net/share/d/", "storage://stone/share/d")]
    [InlineData("https://stone-secondary.blob.core.windows.net/raw/A", "storage://stone/raw/A")]
    [InlineData("https://stone.privatelink.blob.core.windows.net/raw/A", "storage://stone/raw/A")]
    [InlineData("https://stone.z12.blob.storage.azure.net/raw/A", "storage://stone/raw/A")]
    [InlineData("https://stone.blob.core.chinacloudapi.cn/raw/A", "storage://stone/raw/A")]
    [InlineData("wasbs://raw@stone.blob.core.usgovcloudapi.net/A/", "storage://stone/raw/A")]
    [InlineData("wasb://raw@stone.blob.core.windows.net", "storage://stone/raw")]
    [InlineData("abfss://raw@stone.dfs.core.cloudapi.de/A/b", "storage://stone/raw/A/b")]
    [InlineData("ABFS://raw@stone.dfs.core.windows.net/A/b", "storage://stone/raw/A/b")]
    [InlineData("folder:https://stone.blob.core.windows.net/raw/A", "storage://stone/raw/A")]
    [InlineData("file:abfss://raw@stone.dfs.core.windows.net/A/b", "storage://stone/raw/A/b")]
    [InlineData("adl://Old.azuredatalakestore.net/Raw/x", "storage://old/Raw/x")]
    [InlineData("https://old.azuredatalakestore.net/webhdfs/v1/Raw/x", "storage://old/Raw/x")]
    public void Parse_StorageAddress_IsOnePlaceWhateverTheScheme(string text, string expected) => Same(text, null, expected, AssetIdForm.Storage);

    [Theory]
    [InlineData("https://onelake.dfs.fabric.microsoft.com/Ws/Lake.Lakehouse/Files/x/", null, "onelake://Ws/Lake.Lakehouse/Files/x", AssetIdForm.OneLake)]
    [InlineData("abfss://Ws@onelake.dfs.fabric.microsoft.com/Lake.Lakehouse/Files/x", null, "onelake://Ws/Lake.Lakehouse/Files/x", AssetIdForm.OneLake)]
    [InlineData("https://westeurope-onelake.dfs.fabric.microsoft.com/Ws/Lake.Lakehouse/Files/x", null, "onelake://Ws/Lake.Lakehouse/Files/x", AssetIdForm.OneLake)]
    [InlineData("https://user:pass@Data.Example/R.csv?token=1#x", null, "https://data.example/R.csv", AssetIdForm.External)]
    [InlineData("S3://Bucket/Key/", null, "s3://Bucket/Key", AssetIdForm.External)]
    [InlineData("gs://bucket/k", null, "gs://bucket/k", AssetIdForm.External)]
    [InlineData("dbfs:/mnt/Raw/", null, "dbfs:/mnt/Raw", AssetIdForm.External)]
    [InlineData("file:///C:/Data/x", null, "file:///C:/Data/x", AssetIdForm.External)]
    [InlineData("C:\\Data\\X.csv", null, "file:C:/Data/X.csv", AssetIdForm.External)]
    [InlineData("C:/Data/X.csv", null, "file:C:/Data/X.csv", AssetIdForm.External)]
    [InlineData("./Data/X.csv", null, "file:./Data/X.csv", AssetIdForm.External)]
    [InlineData("../Data", "codes", "file:../Data", AssetIdForm.External)]
    [InlineData("folder:./Data", null, "file:./Data", AssetIdForm.External)]
    [InlineData("/mnt/data/x", null, "file:/mnt/data/x", AssetIdForm.External)]
    [InlineData("git+https://github.com/o/r.git#main:docker", null, "git+https://github.com/o/r.git#main:docker", AssetIdForm.Git)]
    [InlineData("https://github.com/o/r.git#main:docker", null, "git+https://github.com/o/r.git#main:docker", AssetIdForm.Git)]
    [InlineData("https://u:p@GitHub.com/o/r", null, "git+https://github.com/o/r", AssetIdForm.Git)]
    [InlineData("https://dev.azure.com/org/p/_git/repo", null, "git+https://dev.azure.com/org/p/_git/repo", AssetIdForm.Git)]
    [InlineData("git@github.com:o/r.git", null, "git+ssh://github.com/o/r.git", AssetIdForm.Git)]
    [InlineData("https://github.com/o/r/blob/main/data.csv", null, "https://github.com/o/r/blob/main/data.csv", AssetIdForm.External)]
    [InlineData("AzureML-sklearn-1.5:7", "environments", "azureml://registries/azureml/environments/AzureML-sklearn-1.5/versions/7", AssetIdForm.RegistryAsset)]
    [InlineData("azureml:AzureML-sklearn-1.5", "environments", "azureml://registries/azureml/environments/AzureML-sklearn-1.5", AssetIdForm.RegistryAsset)]
    [InlineData("MCR.microsoft.com/azureml/img:1", null, "mcr.microsoft.com/azureml/img:1", AssetIdForm.Image)]
    [InlineData("localhost:5000/a/b@sha256:00ff", "images", "localhost:5000/a/b@sha256:00ff", AssetIdForm.Image)]
    [InlineData("python:3.11-slim", "images", "docker.io/library/python:3.11-slim", AssetIdForm.Image)]
    [InlineData("pytorch/pytorch", "images", "docker.io/pytorch/pytorch", AssetIdForm.Image)]
    [InlineData("serverless", "computes", "serverless", AssetIdForm.Keyword)]
    [InlineData("Local", "computes", "local", AssetIdForm.Keyword)]
    public void Parse_OtherPlace_IsToldByItsForm(string text, string? collection, string expected, AssetIdForm form) => Same(text, collection, expected, form);

    private static void Same(string text, string? collection, string expected, AssetIdForm form)
    {
        AssetId id = AssetId.Parse(text, In(collection));
        Assert.Equal(expected, id.Value);
        Assert.Equal(form, id.Form);
        Assert.Equal(id, AssetId.Parse(id.Value));
        Assert.Equal(id, AssetId.Parse("  " + text + "  ", In(collection)));
    }
}
