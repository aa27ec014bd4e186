using System.Text;
using System.Text.Json;
using MLGovernance.Access;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Rules;

public sealed class PodPoliciesTests
{
    private const string Account = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/lake";
    private const string BlobReader = "/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";

    private static readonly PodPlan Plan = new()
    {
        Pods =
        [
            new Pod { Name = "A", Members = ["u-a"], Workspaces = [EstateBuilder.WorkspaceId("wa")], Prefixes = [new PodPrefix { Account = "lake", Container = "a" }] },
            new Pod { Name = "B", Members = ["u-b"], Workspaces = [EstateBuilder.WorkspaceId("wb")], Prefixes = [new PodPrefix { Account = "lake", Container = "b" }] },
        ],
        Names = new Dictionary<string, string> { ["u-b"] = "Bea" },
    };

    [Fact]
    public void ForeignDataRole_IsAFindingOnTheContainerWithItsChain()
    {
        ComplianceReport report = Check(Estate(reader: "u-b"));
        Finding finding = Assert.Single(report.Violations, finding => finding.Policy.Id == "MLG4305");
        Assert.EndsWith("/containers/a", finding.Asset.Id.Value, StringComparison.Ordinal);
        Assert.Equal(PolicySeverity.High, finding.Severity);
        Assert.Contains("Bea", finding.Message, StringComparison.Ordinal);
        Assert.Contains("'Bea' has 'Storage Blob Data Reader'", Assert.Single(finding.Evidence).Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnDataRole_IsNone() => Assert.DoesNotContain(Check(Estate(reader: "u-a")).Violations, finding => finding.Policy.Id == "MLG4305");

    [Fact]
    public void NothingOfAccessRead_IsUnknownAndNotCompliant()
    {
        ComplianceReport report = Check(Estate(reader: null));
        Assert.Equal(["wa", "wb"], report.Findings.Where(finding => finding is { Policy.Id: "MLG4300", State: ComplianceState.Unknown }).Select(finding => finding.Asset.Name));
        Assert.DoesNotContain(report.Results, result => result.State == ComplianceState.Compliant);
    }

    [Fact]
    public void EveryLeakOfTheAnalysis_IsInTheReport()
    {
        EstateSnapshot snapshot = Estate(reader: "u-b").Build();
        string[] types = [.. PodIsolation.Analyze(PodEstate.From(snapshot), Plan).Leaks.Select(leak => $"MLG43{leak.Type.Id[1..]}").Distinct().Order(StringComparer.Ordinal)];
        Assert.NotEmpty(types);
        Assert.Equal(types, Check(Estate(reader: "u-b")).Violations.Select(finding => finding.Policy.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Update_SeesAnAssignmentThatNoLineageTiesToTheContainer()
    {
        PolicySet policies = PolicySet.Pods(Plan);
        var evaluator = new PolicyEvaluator(policies);
        ComplianceReport before = evaluator.Evaluate(Estate(reader: "u-a").BuildGraph());
        ComplianceReport after = evaluator.Update(before, Estate(reader: "u-b").BuildGraph());
        Assert.Contains(after.Violations, finding => finding.Policy.Id == "MLG4305");
    }

    [Fact]
    public void Sarif_CarriesTheLeak()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            SarifWriter.Write(Check(Estate(reader: "u-b")), writer);
        }

        Assert.Contains("MLG4305", Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Definitions_AreOneForEachTypeAndWhollyDescribed()
    {
        PolicyDefinition[] definitions = [.. PolicySet.Pods(Plan).Rules.Select(rule => rule.Definition)];
        Assert.Equal(33, definitions.Select(definition => definition.Id).Distinct().Count());
        string page = File.ReadAllText(RepositoryFiles.PathOf("docs", "rules", "pods.md"));
        Assert.All(definitions, definition => Assert.Contains(definition.Id, page, StringComparison.Ordinal));
        Assert.All(definitions, definition => Assert.True(definition.Rationale.Length > 20 && definition.Remediation.Length > 10, definition.Id));
    }

    private static ComplianceReport Check(EstateBuilder estate) => new PolicyEvaluator(PolicySet.Pods(Plan)).Evaluate(estate.BuildGraph());

    private static EstateBuilder Estate(string? reader)
    {
        EstateBuilder estate = new EstateBuilder().Workspace("wa").Workspace("wb")
            .Resource(Account, account => account.Set("/properties/allowSharedKeyAccess", false))
            .Resource(Account + "/blobServices/default/containers/a").Resource(Account + "/blobServices/default/containers/b");
        return reader is null ? estate : estate.Resource($"{Account}/blobServices/default/containers/a/providers/Microsoft.Authorization/roleAssignments/r1", assignment => assignment
            .Set("/properties/principalId", reader).Set("/properties/principalType", "User").Set("/properties/scope", Account + "/blobServices/default/containers/a")
            .Set("/properties/roleDefinitionId", BlobReader));
    }
}
