using MLGovernance.OpenLineage;

namespace MLGovernance.Tests;

public sealed class NamingTests
{
    private const string Workspace = "/subscriptions/s/resourcegroups/g/providers/microsoft.machinelearningservices/workspaces/w";

    [Theory]
    [InlineData("abfss://curated@lake.dfs.core.windows.net", "/claims/2026", "storage://lake/curated/claims/2026")]
    [InlineData("abfss://curated@lake.dfs.core.windows.net", "claims/2026/", "storage://lake/curated/claims/2026")]
    [InlineData("abfss://curated@lake.dfs.core.windows.net/", "/", "storage://lake/curated")]
    [InlineData("wasbs://curated@lake.blob.core.windows.net", "/claims", "storage://lake/curated/claims")]
    [InlineData("wasbs://curated@lake.dfs.core.windows.net", "claims", "storage://lake/curated/claims")]
    [InlineData("https://lake.blob.core.windows.net", "curated/claims?sv=2024&sig=abc", "storage://lake/curated/claims")]
    [InlineData("https://lake.blob.core.windows.net/curated", "claims", "storage://lake/curated/claims")]
    [InlineData("abfss", "abfss://curated@lake.dfs.core.windows.net/claims", "storage://lake/curated/claims")]
    [InlineData("abfss://ws@onelake.dfs.fabric.microsoft.com", "/lh.Lakehouse/Tables/t", "onelake://ws/lh.Lakehouse/Tables/t")]
    [InlineData("adl://store.azuredatalakestore.net", "/raw/x", "storage://store/raw/x")]
    [InlineData("s3a://bucket", "key/x", "s3://bucket/key/x")]
    [InlineData("gs://bucket", "key", "gs://bucket/key")]
    [InlineData("azureml://subscriptions/S/resourceGroups/G/workspaces/W", "data/claims/versions/3", Workspace + "/data/claims/versions/3")]
    [InlineData("azureml://registries/contoso", "models/m/versions/1", "azureml://registries/contoso/models/m/versions/1")]
    [InlineData("postgres://warehouse:5432", "shop.public.orders", "openlineage://postgres%3A%2F%2Fwarehouse%3A5432/datasets/shop.public.orders")]
    [InlineData("file", "/tmp/x", "openlineage://file/datasets/%2Ftmp%2Fx")]
    [InlineData("food_delivery", "public.delivery_7_days", "openlineage://food_delivery/datasets/public.delivery_7_days")]
    [InlineData("n", "https://", "openlineage://n/datasets/https%3A%2F%2F")]
    public void DatasetId_ByTheNamingRules_MeansTheSamePlaceInAnySpelling(string space, string name, string id) =>
        Assert.Equal(id, OpenLineageNaming.DatasetId(space, name).Value);

    [Theory]
    [InlineData("storage://lake/curated/claims/2026")]
    [InlineData("storage://lake/curated")]
    [InlineData("onelake://ws/lh.Lakehouse/Tables/t")]
    [InlineData("s3://bucket/key/x")]
    [InlineData("https://host.example/path/x")]
    [InlineData("file:/tmp/x")]
    [InlineData("dbfs:/mnt/x")]
    [InlineData("git+https://github.com/o/r")]
    [InlineData("azureml://registries/contoso/models/m/versions/1")]
    [InlineData(Workspace + "/data/claims/versions/3")]
    [InlineData(Workspace + "/datastores/d/paths/a/b")]
    [InlineData(Workspace + "/jobs/j#outputs/o/p")]
    [InlineData(Workspace + "/onlineendpoints/e/deployments/d")]
    [InlineData("/subscriptions/s/resourcegroups/g/providers/microsoft.storage/storageaccounts/a")]
    [InlineData("openlineage://postgres%3A%2F%2Fh%3A5432/datasets/a.b%2Fc%20d")]
    public void NameOf_ReadBack_IsTheAsset(string id)
    {
        AssetId asset = AssetId.Parse(id);
        Assert.Equal(id, asset.Value);

        (string space, string name) = OpenLineageNaming.NameOf(asset);

        Assert.Equal(asset, OpenLineageNaming.DatasetId(space, name));
    }

    [Fact]
    public void JobId_OfAzureML_IsTheJobAndElseTheNameAlone()
    {
        Assert.Equal(Workspace + "/jobs/train", OpenLineageNaming.JobId("azureml://subscriptions/s/resourcegroups/g/workspaces/w", "jobs/train").Value);
        Assert.Equal("openlineage://https%3A%2F%2Fairflow/jobs/dag.task", OpenLineageNaming.JobId("https://airflow", "dag.task").Value);
    }

    [Theory]
    [InlineData("openlineage://n")]
    [InlineData("openlineage://n/tables/t")]
    [InlineData("openlineage://n/jobs//runs/x")]
    [InlineData("openlineage://n/jobs/j/steps/x")]
    public void Parse_NoOpenLineageName_SaysWhatWasExpected(string text) =>
        Assert.Contains("openlineage://NAMESPACE/", Assert.Throws<FormatException>(() => AssetId.Parse(text)).Message, StringComparison.Ordinal);
}
