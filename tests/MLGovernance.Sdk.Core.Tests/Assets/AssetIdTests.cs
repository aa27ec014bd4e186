namespace MLGovernance.Tests;

public sealed class AssetIdTests
{
    private const string Ws = "/subscriptions/s/resourcegroups/g/providers/microsoft.machinelearningservices/workspaces/w";

    [Fact]
    public void Default_IsAHarmlessEmptyIdentity()
    {
        AssetId id = default;
        Assert.Equal((string.Empty, AssetIdForm.Empty, string.Empty, string.Empty), (id.Value, id.Form, id.ResourceType, id.Name));
        Assert.Null(id.Version);
        Assert.Null(id.Parent);
        Assert.Null(id.Scope);
        Assert.Null(id.SubscriptionId);
        Assert.Equal(default, id);
        Assert.Equal(0, id.CompareTo(default));
        Assert.Equal(default(AssetId).GetHashCode(), id.GetHashCode());
        Assert.True(id < AssetId.Parse(Ws));
    }

    [Fact]
    public void Parts_OfAVersion_AreItsStructure()
    {
        var id = AssetId.Parse(Ws + "/models/Risk/versions/3.1");
        Assert.Equal("microsoft.machinelearningservices/workspaces/models/versions", id.ResourceType);
        Assert.Equal(("Risk", "3.1", "s", "g"), (id.Name, id.Version, id.SubscriptionId, id.ResourceGroup));
        Assert.Equal(Ws + "/models/Risk", id.Container!.Value.Value);
        Assert.Equal(Ws + "/models/Risk", id.Parent!.Value.Value);
        Assert.Equal(Ws, id.Parent!.Value.Parent!.Value.Value);
        Assert.Equal(Ws, id.Scope!.Value.Value);
        Assert.Equal("/subscriptions/s/resourcegroups/g", AssetId.Parse(Ws).Parent!.Value.Value);
    }

    [Fact]
    public void Parts_OfALabel_AreNameLabelAndContainer()
    {
        var id = AssetId.Parse(Ws + "/environments/Env/labels/Gold");
        Assert.Equal(("Env", "Gold", Ws + "/environments/Env"), (id.Name, id.Label, id.Container!.Value.Value));
        Assert.Null(id.Version);
        Assert.Equal("microsoft.machinelearningservices/workspaces/environments", id.ResourceType);
    }

    [Fact]
    public void Parts_OfARegistryAsset_ReachTheRegistry()
    {
        var id = AssetId.Parse("azureml://registries/R/models/M/versions/1");
        Assert.Equal("microsoft.machinelearningservices/registries/models/versions", id.ResourceType);
        Assert.Equal(("M", "1", "azureml://registries/r"), (id.Name, id.Version, id.Scope!.Value.Value));
        Assert.Equal("azureml://registries/r", id.Parent!.Value.Parent!.Value.Value);
        Assert.Null(id.Parent!.Value.Parent!.Value.Parent);
        Assert.Equal(AssetId.Registry("R"), AssetId.Parse("/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/registries/R").Scope);
    }

    [Theory]
    [InlineData(Ws + "/datastores/lake/paths/models/m/versions/3")]
    [InlineData(Ws + "/datastores/lake/paths/people@home/x@y")]
    public void Parts_OfAPathThatLooksLikeAVersion_AreThoseOfAPath(string text)
    {
        var id = AssetId.Parse(text);
        Assert.Null(id.Version);
        Assert.Null(id.Label);
        Assert.Null(id.Container);
        Assert.Equal(Ws + "/datastores/lake", id.Datastore!.Value.Value);
        Assert.Equal(text[(Ws.Length + "/datastores/lake/paths/".Length)..], id.Path);
        Assert.Equal(Ws, id.Scope!.Value.Value);
    }

    [Fact]
    public void Parts_OfStorageAndOutput_AreTheirPlaces()
    {
        AssetId place = AssetId.Storage("StOne", "raw", "/A/b/"), output = AssetId.Parse(Ws + "/jobs/J").JobOutput("clean", "x");
        Assert.Equal(("storage://stone/raw/A/b", "stone", "raw", "A/b"), (place.Value, place.StorageAccount, place.StorageContainer, place.Path));
        Assert.Equal((Ws + "/jobs/J#outputs/clean/x", "clean", "x", "J"), (output.Value, output.OutputName, output.Path, output.Name));
        Assert.Equal(Ws + "/jobs/J", output.Job!.Value.Value);
        Assert.Equal(output, AssetId.Parse(output.Value));
        Assert.Null(AssetId.Parse("https://stone.blob.core.windows.net").StorageContainer);
    }

    [Fact]
    public void Factories_GiveWhatParsingTheSpelledIdentityGives()
    {
        var workspace = AssetId.Parse(Ws);
        Assert.Equal(AssetId.Parse(Ws + "/Models/M/versions/1"), workspace.Child("Models", "M").WithVersion("1"));
        Assert.Equal(AssetId.Parse(Ws + "/datastores/D/paths/a/b"), workspace.Child("datastores", "D").DatastorePath("/a/b/"));
        Assert.Equal(AssetId.Parse(Ws + "/datastores/D/paths/"), workspace.Child("datastores", "D").DatastorePath(""));
        Assert.Equal(AssetId.Parse("azureml://registries/r/data/D"), AssetId.Registry("R").Child("data", "D"));
        Assert.Throws<InvalidOperationException>(() => workspace.DatastorePath("a"));
        Assert.Throws<InvalidOperationException>(() => workspace.JobOutput("a"));
        Assert.Throws<ArgumentException>(() => AssetId.Storage("a/b", "c"));
    }

    [Theory]
    [InlineData("azureml://datastores/d/paths/a/**/*.csv", Ws + "/datastores/d/paths/a")]
    [InlineData("azureml://datastores/d/paths/*.csv", Ws + "/datastores/d/paths/")]
    [InlineData("https://st.blob.core.windows.net/c/a/{x,y}/z", "storage://st/c/a")]
    [InlineData("https://st.blob.core.windows.net/c/a/b", "storage://st/c/a/b")]
    public void WithoutWildcards_IsThePrefixThatTheyMatchBelow(string text, string expected) =>
        Assert.Equal(expected, AssetId.Parse(text, new AssetIdContext { Workspace = AssetId.Parse(Ws) }).WithoutWildcards.Value);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("azureml:")]
    [InlineData("azureml://")]
    [InlineData("azureml://datastores/x")]
    [InlineData("azureml://datastores/x/y/z")]
    [InlineData("azureml://jobs/j/outputs")]
    [InlineData("azureml://locations/westeurope/workspaces/11111111-1111-4111-8111-111111111111/models/m/versions/1")]
    [InlineData("/subscriptions/x")]
    [InlineData("/subscriptions/x/resourceGroups/g/providers/Microsoft.MachineLearningServices")]
    [InlineData("/subscriptions/x/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/models")]
    [InlineData("/subscriptions/x/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/s/blobServices")]
    [InlineData("${{parent.inputs.raw}}")]
    [InlineData("name:")]
    [InlineData(":1")]
    [InlineData("name@")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("file:")]
    [InlineData("a\u0001b")]
    public void TryParse_NoIdentity_TellsWhy(string text)
    {
        var context = new AssetIdContext { Workspace = AssetId.Parse(Ws), Collection = "models" };
        Assert.False(AssetId.TryParse(text, context, out AssetId id, out string? error));
        Assert.Equal(default, id);
        Assert.False(string.IsNullOrWhiteSpace(error));
        Assert.Equal(error, Assert.Throws<FormatException>(() => AssetId.Parse(text, context)).Message);
    }

    [Theory]
    [InlineData("ftp ://u:CANARY@host/x?sig=CANARY")]
    [InlineData("/subscriptions/x?sig=CANARY")]
    [InlineData("azureml:a/b?sig=CANARY")]
    [InlineData("a b?sig=CANARY")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=CANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARYCANARY==;EndpointSuffix=core.windows.net /")]
    public void TryParse_NoIdentityWithSecret_DoesNotEchoIt(string text)
    {
        Assert.False(AssetId.TryParse(text, null, out _, out string? error));
        Assert.DoesNotContain("CANARY", error, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_ShortNameWithoutContext_AsksForTheFullId()
    {
        Assert.False(AssetId.TryParse("azureml:m:1", null, out _, out string? error));
        Assert.Contains("workspace", error, StringComparison.Ordinal);
    }
}
