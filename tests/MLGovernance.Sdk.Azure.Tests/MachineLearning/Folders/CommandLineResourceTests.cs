namespace MLGovernance.Azure.Tests;

public sealed class CommandLineResourceTests
{
    private const string Ws = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";

    private static async Task<Asset> ReadAsync(string json)
    {
        using TemporaryFolder folder = new TemporaryFolder().With("x.json", $"[{json}]");
        EstateSnapshot snapshot = await folder.ReadAsync();
        Assert.Empty(snapshot.Issues);
        return Assert.Single(snapshot.Assets);
    }

    private static string[] References(Asset asset) =>
        [.. asset.Snapshot.ReferencesOf(asset.Index).Select(reference => $"{reference.Pointer}={reference.Text}").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Read_Model_StatesItsJobAndPath()
    {
        Asset model = await ReadAsync($$$$"""
            {"creation_context":{"created_at":"2026-01-02T03:04:05Z","created_by":"x"},"flavors":{"python_function":{"data":"m"}},"id":"azureml:{{{{Ws}}}}/models/m/versions/3",
             "job_name":"j1","name":"m","path":"azureml://datastores/d/paths/p","properties":{},"resourceGroup":"g","tags":{"owner":"a"},"type":"mlflow_model","version":"3","stage":"Production"}
            """);
        Assert.Equal(AssetKinds.ModelVersion, model.Kind);
        Assert.Equal(["/properties/jobName=j1", "/properties/modelUri=azureml://datastores/d/paths/p"], References(model));
        Assert.Equal("a", model.Tags["owner"]);
        Assert.Equal(2026, model.CreatedAt!.Value.Year);
        Assert.Equal("mlflow_model", model["/properties/modelType"]!.Value.GetString());
        Assert.Equal("Microsoft.MachineLearningServices/workspaces/models/versions", model["/type"]!.Value.GetString());
    }

    [Fact]
    public async Task Read_PipelineJob_StatesInputsAndSteps()
    {
        Asset job = await ReadAsync($$$$"""
            {"id":"azureml:{{{{Ws}}}}/jobs/p1","name":"p1","type":"pipeline","display_name":"P","experiment_name":"e","resourceGroup":"g",
             "inputs":{"raw":{"type":"uri_file","path":"azureml:d:1"},"n":3},"outputs":{"out":{"type":"uri_folder","path":"azureml://datastores/d/paths/o"}},
             "jobs":{"step_one":{"type":"command","component":"azureml:c:1","compute":"azureml:cpu","inputs":{"x":"${{parent.inputs.raw}}","y":{"type":"uri_file","path":"azureml:d:2"} } } } }
            """);
        Assert.Equal(
            ["/properties/inputs/raw/uri=azureml:d:1", "/properties/jobs/step_one/componentId=azureml:c:1", "/properties/jobs/step_one/computeId=azureml:cpu",
             "/properties/jobs/step_one/inputs/y/uri=azureml:d:2", "/properties/outputs/out/uri=azureml://datastores/d/paths/o"],
            References(job));
        Assert.Equal(("Pipeline", "P", "e"), (job["/properties/jobType"]!.Value.GetString(), job["/properties/displayName"]!.Value.GetString(), job["/properties/experimentName"]!.Value.GetString()));
        Assert.Equal("literal", job["/properties/inputs/n/jobInputType"]!.Value.GetString());
    }

    [Theory]
    [InlineData("""{"id":"azureml:WS/onlineEndpoints/e/deployments/d","model":"azureml:m:1","environment":"azureml:env:2","code_configuration":{"code":"azureml:c:1","scoring_script":"s.py"},"resourceGroup":"g","type":"managed"}""",
        "/properties/codeConfiguration/codeId=azureml:c:1", "/properties/environmentId=azureml:env:2", "/properties/model=azureml:m:1")]
    [InlineData("""{"id":"WS/data/d/versions/1","path":"azureml://datastores/d/paths/p","type":"uri_folder","version":"1","creation_context":{}}""", "/properties/dataUri=azureml://datastores/d/paths/p")]
    [InlineData("""{"id":"WS/components/c/versions/1","code":"azureml:x:1","environment":"azureml:env:2","type":"command","creation_context":{}}""",
        "/properties/componentSpec/code=azureml:x:1", "/properties/componentSpec/environment=azureml:env:2")]
    [InlineData("""{"id":"WS/environments/env/versions/2","image":"mcr.microsoft.com/x:1","creation_context":{}}""", "/properties/image=mcr.microsoft.com/x:1")]
    [InlineData("""{"id":"WS","storage_account":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/st","resource_group":"g","resourceGroup":"g"}""",
        "/properties/storageAccount=/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/st")]
    public async Task Read_Kind_StatesItsReferences(string json, params string[] expected) =>
        Assert.Equal(expected, References(await ReadAsync(json.Replace("WS", Ws, StringComparison.Ordinal))));

    [Theory]
    [InlineData("datastores/d", "\"type\":\"azure_blob\",\"account_name\":\"a\"", "/properties/datastoreType", "AzureBlob")]
    [InlineData("computes/c", "\"type\":\"amlcompute\",\"size\":\"STANDARD_D2\"", "/properties/computeType", "AmlCompute")]
    [InlineData("computes/c", "\"type\":\"computeinstance\",\"size\":\"STANDARD_D2\"", "/properties/properties/vmSize", "STANDARD_D2")]
    [InlineData("onlineEndpoints/e", "\"auth_mode\":\"aml_token\",\"kind\":\"x\"", "/properties/authMode", "AMLToken")]
    public async Task Read_Enumeration_IsSpelledAsAzureDoes(string child, string members, string pointer, string expected)
    {
        Asset asset = await ReadAsync($$$$"""{"id":"{{{{Ws}}}}/{{{{child}}}}","resourceGroup":"g",{{{{members}}}} }""");
        Assert.Equal(expected, asset[pointer]!.Value.GetString());
    }

    [Fact]
    public async Task Read_ListOfContainers_SaysWhatToUse()
    {
        using TemporaryFolder folder = new TemporaryFolder().With("x.json", """[{"latest version":"3","name":"m","resourceGroup":"g"}]""");
        EstateIssue issue = Assert.Single((await folder.ReadAsync()).Issues);
        Assert.Contains("az rest", issue.Message, StringComparison.Ordinal);
        Assert.Equal("x.json#/0", issue.Location);
        Assert.False(issue.IsNote);
    }
}
