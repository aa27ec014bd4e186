using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.Access;
using MLGovernance.Azure;
using MLGovernance.Emulator;

namespace MLGovernance.Integration.Tests.Authorization;

public sealed class AzureAccessSourceOverHttpTests : IDisposable
{
    private const string Subscription = "11111111-2222-3333-4444-555555555555";
    private const string Group = $"/subscriptions/{Subscription}/resourceGroups/rg";
    private const string Lake = Group + "/providers/Microsoft.Storage/storageAccounts/lake";
    private readonly string _seed = Directory.CreateTempSubdirectory("mlgov-seed").FullName;

    public void Dispose() => Directory.Delete(_seed, recursive: true);

    [Fact]
    public async Task Read_RolesGroupsAndLists_AnswerAccessQuestions()
    {
        await using AzureEmulator azure = await StartAsync();
        EstateSnapshot snapshot = await ReadAsync(azure, new AzureAccessSourceOptions { ReadPathLists = true });

        AccessModel model = AccessModel.From(snapshot);
        Assert.Contains(model.RoleAssignments, assignment => assignment.PrincipalId == "g-outer");
        Assert.Equal(["g-inner"], Assert.Single(model.Groups, group => group.Id == "g-outer").Members.ToArray());
        Assert.Equal(["u-1"], Assert.Single(model.Groups, group => group.Id == "g-inner").Members.ToArray());
        Assert.Equal(AccessResult.Allowed, Ask(model, "u-1"));

        LakeContainer container = Assert.Single(Assert.Single(PodEstate.From(snapshot).Accounts).Containers);
        Assert.Equal(["/", "/Raw", "/Raw/x.csv"], container.Paths.Select(path => path.Path));
        Assert.Equal("user::rw-,group::---,user:u-1:r--,mask::r--,other::---", container.Find("/Raw/x.csv")!.Access.ToString());
    }

    [Fact]
    public async Task Read_DepthLimited_SaysThatItIsASample()
    {
        await using AzureEmulator azure = await StartAsync();
        EstateSnapshot snapshot = await ReadAsync(azure, new AzureAccessSourceOptions { ReadPathLists = true, MaxDepth = 1 });
        Assert.Contains(snapshot.Issues, issue => issue.Code == "sample");
        Assert.NotEmpty(PodEstate.From(snapshot).NotVisible);
    }

    [Fact]
    public async Task Read_AssignmentsForbidden_AnswersIndeterminate()
    {
        await using AzureEmulator azure = await StartAsync();
        azure.Faults.Add(new Fault { Method = "GET", Route = "**/roleAssignments", Status = 403, Times = null });
        AccessModel model = AccessModel.From(await ReadAsync(azure, new AzureAccessSourceOptions { UseResourceGraph = false }));
        Assert.Equal(AccessResult.Indeterminate, Ask(model, "u-9"));
    }

    private static AccessResult Ask(AccessModel model, string principal) => AccessEvaluator.Compile(model).Evaluate(new AccessRequest
    {
        PrincipalId = principal, Operation = AccessOperations.StorageListKeys, Scope = Lake,
    }).Result;

    private static async Task<EstateSnapshot> ReadAsync(AzureEmulator azure, AzureAccessSourceOptions options)
    {
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);
        foreach (ClientOptions client in (ClientOptions[])[options.ResourceManager, options.Access])
        {
            client.Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false));
            client.Retry.Delay = TimeSpan.FromMilliseconds(1);
        }

        EstateSnapshotBuilder builder = new();
        await new AzureAccessSource(new LoopbackCredential(), options).ReadAsync(EstateScope.Subscription(Subscription), builder, null, CancellationToken.None);
        return builder.Build(DateTimeOffset.UnixEpoch);
    }

    private async Task<AzureEmulator> StartAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_seed, "access.json"), """
            {
              "value": [
                {"id":"%Lake%","name":"lake","type":"Microsoft.Storage/storageAccounts","location":"westeurope","properties":{"isHnsEnabled":true}},
                {"id":"%Lake%/blobServices/default/containers/data","name":"data","type":"Microsoft.Storage/storageAccounts/blobServices/containers","properties":{"publicAccess":"None"}},
                {"id":"%Group%/providers/Microsoft.Authorization/roleAssignments/a1","name":"a1","type":"Microsoft.Authorization/roleAssignments",
                 "properties":{"principalId":"g-outer","principalType":"Group","scope":"%Group%",
                   "roleDefinitionId":"/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c"}}
              ]
            }
            """.Replace("%Lake%", Lake, StringComparison.Ordinal).Replace("%Group%", Group, StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(_seed, "directory.json"), """
            {
              "groups": [{"id":"g-outer","members":["g-inner"]},{"id":"g-inner","members":["u-1"]}],
              "storagePaths": [
                {"account":"lake","filesystem":"data","path":"/","type":"dir","owner":"u-9","acl":"user::rwx,group::--x,other::--x"},
                {"account":"lake","filesystem":"data","path":"/Raw","type":"dir","owner":"u-9","acl":"user::rwx,group::--x,other::--x"},
                {"account":"lake","filesystem":"data","path":"/Raw/x.csv","type":"file","owner":"u-9","acl":"user::rw-,group::---,user:u-1:r--,mask::r--,other::---"}
              ]
            }
            """);
        return await AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = _seed });
    }
}
