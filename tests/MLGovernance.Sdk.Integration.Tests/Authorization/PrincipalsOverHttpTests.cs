using Azure.Core;
using Azure.Core.Pipeline;
using MLGovernance.Azure;
using MLGovernance.Emulator;
using MLGovernance.Lineage;
using MLGovernance.Policy;

namespace MLGovernance.Integration.Tests.Authorization;

/// <summary>Whether principals exist, are enabled and how long their secrets live is read of Microsoft Graph and judged by policies; the secrets are not read.</summary>
public sealed class PrincipalsOverHttpTests
{
    private const string Subscription = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task Principals_AreReadAndJudged()
    {
        await using AzureEmulator azure = await StartAsync();
        EstateSnapshot snapshot = await ReadAsync(azure);
        ComplianceReport report = new PolicyEvaluator(PolicySet.BuiltIn, new PolicyEvaluationOptions()).Evaluate(LineageGraphBuilder.Build(snapshot));

        Assert.Equal(["a-gone", "a-off"], Violators(report, "MLG4203"));
        Assert.Equal(["reg-1"], Violators(report, "MLG4208"));
        Assert.Contains(report.Findings, finding => finding is { Policy.Id: "MLG4208", State: ComplianceState.Unknown } && finding.Asset.Name == "sp-foreign");
        Assert.All(snapshot.Assets, asset => Assert.DoesNotContain("canary", asset.Json.GetRawText(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task DirectoryForbidden_IsToldOnceAndUnknown()
    {
        await using AzureEmulator azure = await StartAsync();
        azure.Faults.Add(new Fault { Method = "GET", Route = "**/v1.0/users**", Status = 403, Times = null });
        EstateSnapshot snapshot = await ReadAsync(azure);
        Assert.Single(snapshot.Issues, issue => issue is { Kind: "directoryPrincipal", Code: "forbidden" });
        ComplianceReport report = new PolicyEvaluator(PolicySet.BuiltIn, new PolicyEvaluationOptions()).Evaluate(LineageGraphBuilder.Build(snapshot));
        Assert.Empty(Violators(report, "MLG4203"));
        Assert.Contains(report.Findings, finding => finding is { Policy.Id: "MLG4203", State: ComplianceState.Unknown } && finding.Asset.Name == "a-gone");
    }

    private static string[] Violators(ComplianceReport report, string policy) =>
        [.. report.Violations.Where(finding => finding.Policy.Id == policy).Select(finding => finding.Asset.Name).Order(StringComparer.Ordinal)];

    private static async Task<EstateSnapshot> ReadAsync(AzureEmulator azure)
    {
        using HttpMessageHandler handler = azure.CreateHandler(mapPublicHosts: true);
        var options = new AzureAccessSourceOptions();
        foreach (ClientOptions client in (ClientOptions[])[options.ResourceManager, options.Access])
        {
            client.Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false));
            client.Retry.Delay = TimeSpan.FromMilliseconds(1);
        }

        EstateSnapshotBuilder builder = new();
        await new AzureAccessSource(new LoopbackCredential(), options).ReadAsync(EstateScope.Subscription(Subscription), builder, null, CancellationToken.None);
        return builder.Build(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static Task<AzureEmulator> StartAsync()
    {
        static string Assignment(string name, string principal, string type) =>
            $$"""{"id":"/subscriptions/{{Subscription}}/providers/Microsoft.Authorization/roleAssignments/{{name}}","name":"{{name}}","type":"Microsoft.Authorization/roleAssignments","properties":{"principalId":"{{principal}}","principalType":"{{type}}","scope":"/subscriptions/{{Subscription}}","roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"} }""";
        string directory = """
            {
              "users": [{"id":"u-here","displayName":"Here","accountEnabled":true},{"id":"u-off","displayName":"Off","accountEnabled":false}],
              "servicePrincipals": [
                {"id":"sp-1","appId":"app-1","displayName":"trainer","accountEnabled":true,"servicePrincipalType":"Application","passwordCredentials":[]},
                {"id":"sp-mi","appId":"app-2","displayName":"identity","accountEnabled":true,"servicePrincipalType":"ManagedIdentity"},
                {"id":"sp-foreign","appId":"app-3","displayName":"vendor","accountEnabled":true,"servicePrincipalType":"Application","passwordCredentials":[]}],
              "applications": [{"id":"reg-1","appId":"app-1","displayName":"trainer","passwordCredentials":[
                {"keyId":"k1","hint":"canary","secretText":"canary-value","displayName":"canary","startDateTime":"2026-01-01T00:00:00Z","endDateTime":"2028-01-01T00:00:00Z"}]}]
            }
            """;
        string roles = $$"""
            {
              "value": [
                {{Assignment("a-here", "u-here", "User")}}, {{Assignment("a-off", "u-off", "User")}}, {{Assignment("a-gone", "u-gone", "User")}},
                {{Assignment("a-sp", "sp-1", "ServicePrincipal")}}, {{Assignment("a-mi", "sp-mi", "ServicePrincipal")}}, {{Assignment("a-foreign", "sp-foreign", "ServicePrincipal")}}]
            }
            """;
        return AzureEmulator.StartAsync(new AzureEmulatorOptions { Seed = EmulatorSeed.FromJson(directory, roles) });
    }
}
