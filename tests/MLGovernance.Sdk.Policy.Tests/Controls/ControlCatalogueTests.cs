using System.Text.Json;
using MLGovernance.Policy;
using MLGovernance.Testing;

namespace MLGovernance.Tests.Controls;

/// <summary>What the catalogue of policies written as data owes the repository.</summary>
public sealed class ControlCatalogueTests
{
    private static readonly Dictionary<string, char> Ranges =
        new(StringComparer.Ordinal) { ["Ownership"] = '1', ["Lineage"] = '2', ["Security"] = '3', ["DataProtection"] = '4', ["ModelRisk"] = '5' };

    public static TheoryData<string> Ids => ControlCaseTests.Ids;

    [Fact]
    public void Ids_AreUniqueAcrossBothCatalogues()
    {
        string[] ids = [.. PolicySet.BuiltIn.Rules.Concat(PolicySet.Controls.Rules).Select(rule => rule.Definition.Id)];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.True(PolicySet.Controls.Rules.Length >= 120);
    }

    [Fact]
    public void Titles_AreUnique()
    {
        string[] titles = [.. PolicySet.Controls.Rules.Select(rule => rule.Definition.DisplayName)];
        Assert.Equal(titles.Length, titles.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Definition_IsComplete(string id)
    {
        PolicyDefinition definition = Rule(id).Definition;
        Assert.Matches("^MLG[1-5][1-9][0-9]{2}$", id);
        Assert.Equal(Ranges[definition.Category], id[3]);
        Assert.False(definition.DisplayName.EndsWith('.'));
        Assert.EndsWith(".", definition.Rationale, StringComparison.Ordinal);
        Assert.EndsWith(".", definition.Remediation, StringComparison.Ordinal);
        Assert.Equal(4, definition.Controls.Length);
        Assert.True(File.Exists(RepositoryFiles.PathOf("docs", "rules", id + ".md")));
        Assert.StartsWith($"# {id}: {definition.DisplayName}", File.ReadAllText(RepositoryFiles.PathOf("docs", "rules", id + ".md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_IsDecidableOffline(string id)
    {
        ControlRule rule = Rule(id);
        PolicyDecidability expected = rule.Scope.RelatedType is null ? PolicyDecidability.OwnProperties : PolicyDecidability.RelatedResources;
        Assert.Equal(expected, rule.Policy.Decidability);
        Assert.Equal("All", rule.Policy.Definition.Mode);
    }

    [Fact]
    public void EachFile_IsNamedAfterItsPolicy()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(RepositoryFiles.PathOf("src", "MLGovernance.Sdk.Policy", "Controls"), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);
        Assert.Equal(files, PolicySet.Controls.Rules.Select(rule => rule.Definition.Id));
    }

    [Fact]
    public void ArmPatches_AreJsonObjects()
    {
        Finding[] findings = [.. new PolicyEvaluator(PolicySet.Controls)
            .Evaluate(new EstateBuilder().Workspace("w", w => w.Set("/properties/v1LegacyMode", true)).BuildGraph())
            .Violations.Where(finding => finding.Fix?.ArmPatch is not null)];
        Assert.NotEmpty(findings);
        Assert.All(findings, finding =>
        {
            using var patch = JsonDocument.Parse(finding.Fix!.ArmPatch!);
            Assert.Equal(JsonValueKind.Object, patch.RootElement.GetProperty("properties").ValueKind);
        });
    }

    [Fact]
    public void PayloadWithoutType_IsJudgedAsWithIt()
    {
        EstateBuilder estate = new EstateBuilder().Workspace("w", w => w.Compute("ci", "ComputeInstance", c => c.Without("/type").Set("/properties/properties/applicationSharingPolicy", "Shared")));
        PolicyRule rule = PolicySet.Controls.Rules.Single(candidate => candidate.Definition.DisplayName == "Applications of a compute instance are personal");
        Finding finding = new PolicyRuleVerifier(rule).Violates(estate, "ci");
        Assert.Contains("Expected Personal, found Shared", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IntegerParameter_IsTakenFromTheAssignment()
    {
        EstateBuilder estate = new EstateBuilder().Workspace("w", w => w.Environment("e", "1", "acr.azurecr.io/e:1", e => e.CreatedAt(EstateBuilder.TakenAt.AddDays(-10))));
        PolicyRuleVerifier verify = new(PolicySet.Controls.Rules.Single(rule => rule.Definition.Parameters.Any(parameter => parameter.Name == "maximumAgeInDays")));
        verify.Complies(estate, "e:1");
        verify.With("maximumAgeInDays", "5").Violates(estate, "e:1");
    }

    [Fact]
    public void ListParameter_LeftEmpty_SaysNothing()
    {
        EstateBuilder estate = new EstateBuilder().Workspace("w", w => w.Environment("e", "1", "docker.io/library/python:3"));
        PolicyRuleVerifier verify = new(PolicySet.Controls.Rules.Single(rule => rule.Definition.Parameters.Any(parameter => parameter.Name == "allowedImageRegistries")));
        verify.DoesNotApply(estate, "e:1");
        verify.With("allowedImageRegistries", "acr.azurecr.io/").Violates(estate, "e:1");
        verify.With("allowedImageRegistries", "acr.azurecr.io/", "docker.io/library/").Complies(estate, "e:1");
    }

    private static ControlRule Rule(string id) => (ControlRule)PolicySet.Controls.Rules.Single(rule => rule.Definition.Id == id);
}
