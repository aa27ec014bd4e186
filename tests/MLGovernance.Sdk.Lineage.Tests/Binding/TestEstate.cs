using System.Text;

namespace MLGovernance.Tests;

/// <summary>A small estate, written as the wire has it. Ids are short: everything lives in one workspace unless a full id is given.</summary>
internal sealed class TestEstate
{
    internal const string Workspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";

    internal const string OtherWorkspace =
        "/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/other";

    private readonly EstateSnapshotBuilder _builder = new();

    internal TestEstate Add(string path, string properties = "{}", string? createdAt = null)
    {
        string id = path.StartsWith('/') || path.StartsWith("azureml:", StringComparison.Ordinal) ? path : $"{Workspace}/{path}";
        string system = createdAt is null ? string.Empty : $$""","systemData":{"createdAt":"{{createdAt}}T00:00:00Z"}""";
        _builder.Add(Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","properties":{{properties}}{{system}}}"""));
        return this;
    }

    /// <summary>Adds a datastore over a blob container.</summary>
    internal TestEstate Datastore(string name, string account, string container, string workspace = Workspace) =>
        Add($"{workspace}/datastores/{name}", $$"""{"datastoreType":"AzureBlob","accountName":"{{account}}","containerName":"{{container}}"}""");

    internal EstateSnapshot Build() => _builder.Build(DateTimeOffset.UnixEpoch);

    internal static AssetId Id(string path) => AssetId.Parse(path.StartsWith('/') ? path : $"{Workspace}/{path}");
}
