using System.Collections.Immutable;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Rules;

/// <summary>What every built-in policy owes the repository: an id of its range, a complete definition, tests and a page.</summary>
public sealed class BuiltInRuleConformanceTests
{
    private static readonly ImmutableDictionary<string, char> Ranges = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, char> { ["Ownership"] = '1', ["Lineage"] = '2', ["Security"] = '3', ["DataProtection"] = '4', ["ModelRisk"] = '5' });

    public static TheoryData<string> Ids => [.. BuiltInRules.All.Select(rule => rule.Definition.Id)];

    [Fact]
    public void Ids_AreUniqueAndInOrder()
    {
        string[] ids = [.. BuiltInRules.All.Select(rule => rule.Definition.Id)];
        Assert.Equal(ids.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void EachRuleClass_IsInTheCatalogue()
    {
        IEnumerable<Type> classes = typeof(PolicyRule).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PolicyRule)) && !type.IsAbstract && type.GetConstructor(Type.EmptyTypes) is not null);
        Assert.Equal(classes.Select(type => type.Name).Order(StringComparer.Ordinal), BuiltInRules.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Definition_IsComplete(string id)
    {
        PolicyDefinition definition = Definition(id);
        Assert.Matches("^MLG[1-5][0-9]{3}$", id);
        Assert.Equal(Ranges[definition.Category], id[3]);
        Assert.True(definition.DisplayName.Length is > 15 and < 120 && !definition.DisplayName.EndsWith('.'), definition.DisplayName);
        Assert.True(definition.Rationale.Length > 40 && definition.Rationale.EndsWith('.'), definition.Rationale);
        Assert.True(definition.Remediation.Length > 40 && definition.Remediation.EndsWith('.'), definition.Remediation);
        Assert.Equal($"docs/rules/{id}.md", definition.HelpUri?.OriginalString);
        Assert.NotEmpty(definition.Controls);
        Assert.All(definition.Parameters, parameter => Assert.Matches("^[a-z][A-Za-z]+$", parameter.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_TellsTheDemandAndEachParameter(string id)
    {
        string path = RepositoryFiles.PathOf("docs", "rules", id + ".md");
        Assert.True(File.Exists(path), $"{path} is missing.");
        string page = File.ReadAllText(path);
        PolicyDefinition definition = Definition(id);
        Assert.StartsWith($"# {id}: {definition.DisplayName}", page, StringComparison.Ordinal);
        foreach (string section in (string[])["## Why", "## How it is decided", "## Example", "## Fix", "## Parameters"])
        {
            Assert.Contains(section, page, StringComparison.Ordinal);
        }

        Assert.Contains(definition.Severity.ToString(), page, StringComparison.Ordinal);
        Assert.All(definition.Parameters, parameter => Assert.Contains($"`{parameter.Name}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Tests_LieInTheirFolder(string id)
    {
        string folder = RepositoryFiles.PathOf("tests", "MLGovernance.Sdk.Policy.Tests", "Rules", id);
        Assert.True(Directory.Exists(folder), $"{folder} is missing.");
        string text = string.Concat(Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText));
        foreach (string verdict in (string[])["Violates(", "Complies("])
        {
            Assert.Contains(verdict, text, StringComparison.Ordinal);
        }
    }

    private static PolicyDefinition Definition(string id) => BuiltInRules.All.Single(rule => rule.Definition.Id == id).Definition;
}
