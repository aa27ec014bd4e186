using System.CommandLine;
using System.Text.Json;
using MLGovernance.Cli.Policy;

namespace MLGovernance.Tests.Cli.Policy;

public sealed class PolicyCommandTests : IDisposable
{
    private const string Rule = """{"if": {"field": "location", "notIn": "[parameters('allowed')]"}, "then": {"effect": "[parameters('effect')]"}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-policy").FullName;

    [Fact]
    public void Test_CaseThatIsNone_KeepsItsId()
    {
        string cases = WriteFile("cases.ndjson", """{"id": "broken", "policyRule": "just a text", "resource": {} }""");

        (int exit, string output, _) = Invoke("policy", "test", "--cases", cases, "--output", "ndjson");

        JsonElement line = Json(output);
        Assert.Equal((1, "broken", "error"), (exit, line.GetProperty("id").GetString(), line.GetProperty("state").GetString()));
    }

    [Fact]
    public void Test_CasesThatHold_WritesOneLineEachAndExitsZero()
    {
        string cases = WriteFile("cases.ndjson", $$"""
            {"id": "a", "policyRule": {{Rule}}, "parameters": {"allowed": ["West Europe"], "effect": "Deny"}, "resource": {"location": "eastus"}, "expect": {"state": "nonCompliant", "effect": "deny"} }

            {"id": "b", "policyRule": {{Rule}}, "parameters": {"allowed": ["West Europe"], "effect": "Deny"}, "resource": {"location": "westeurope"}, "expect": null }
            """);

        (int exit, string output, _) = Invoke("policy", "test", "--cases", cases, "--output", "ndjson");

        Assert.Equal(0, exit);
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Json)];
        Assert.Equal(["a", "b"], lines.Select(static l => l.GetProperty("id").GetString()));
        Assert.Equal("Deny", lines[0].GetProperty("effect").GetString());
        Assert.Equal(JsonValueKind.Null, lines[1].GetProperty("effect").ValueKind);
        Assert.Equal("compliant", lines[1].GetProperty("state").GetString());
    }

    [Fact]
    public void Test_ACaseThatDiffers_ExitsOneAndNamesTheDifference()
    {
        string cases = WriteFile("cases.ndjson", $$"""{"id": "a", "policyRule": {{Rule}}, "parameters": {"allowed": [], "effect": "audit"}, "resource": {"location": "eastus"}, "expect": "compliant"}""");

        (int exit, string output, _) = Invoke("policy", "test", "--cases", cases);

        Assert.Equal(1, exit);
        Assert.Contains("expected state compliant, got nonCompliant", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_ABrokenLine_IsAnErrorResultAndTheOthersStand()
    {
        string cases = WriteFile("cases.ndjson", "{nonsense\n" + """{"id": "ok", "policyRule": {"if": {"field": "type", "exists": true}, "then": {"effect": "audit"}}, "resource": {"type": "x/y"}}""");

        (int exit, string output, _) = Invoke("policy", "test", "--cases", cases);

        Assert.Equal(1, exit);
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Json)];
        Assert.Equal("line 1", lines[0].GetProperty("id").GetString());
        Assert.Equal("InvalidCase", lines[0].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("audit", lines[1].GetProperty("effect").GetString());
    }

    [Fact]
    public void Test_RuleAndResource_ComparesWithExpect()
    {
        string rule = WriteFile("rule.json", Rule);
        string resource = WriteFile("resource.json", """{"location": "eastus"}""");
        string parameters = WriteFile("parameters.json", """{"allowed": {"value": ["eastus"]}, "effect": {"value": "deny"}}""");

        (int exit, string output, _) = Invoke("policy", "test", "--rule", rule, "--resource", resource, "--parameters", parameters, "--expect", "compliant", "--output", "text");

        Assert.Equal(0, exit);
        Assert.Contains("1 evaluated, 1 passed, 0 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_AliasCatalogue_IsReadAndItsVersionedPathsAreUsed()
    {
        string catalog = WriteFile("aliases.json", """
            [{"namespace": "Contoso.Lab", "resourceTypes": [{"resourceType": "rigs", "aliases": [
              {"name": "Contoso.Lab/rigs/mode", "defaultPath": "properties.mode", "paths": [{"path": "properties.old.mode", "apiVersions": ["2015-01-01"]}]}]}]}]
            """);
        string cases = WriteFile("cases.ndjson", """
            {"id": "new", "policyRule": {"if": {"field": "contoso.lab/rigs/mode", "equals": "fast"}, "then": {"effect": "audit"}}, "resource": {"type": "Contoso.Lab/rigs", "properties": {"mode": "fast", "old": {"mode": "slow"}}}, "expect": "audit"}
            {"id": "old", "policyRule": {"if": {"field": "contoso.lab/rigs/mode", "equals": "slow"}, "then": {"effect": "audit"}}, "resource": {"type": "Contoso.Lab/rigs", "apiVersion": "2015-01-01", "properties": {"mode": "fast", "old": {"mode": "slow"}}}, "expect": "audit"}
            {"id": "gone", "policyRule": {"if": {"field": "contoso.lab/rigs/absent", "equals": "slow"}, "then": {"effect": "audit"}}, "resource": {"type": "Contoso.Lab/rigs"}, "expect": "error"}
            """);

        (int exit, string output, _) = Invoke("policy", "test", "--cases", cases, "--aliases", catalog);

        Assert.True(exit == 0, output);
        Assert.Contains("$.if.field: the alias 'contoso.lab/rigs/absent' is not known", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_ARule_ShowsEachConditionWithItsValue()
    {
        string rule = WriteFile("rule.json", """{"if": {"allOf": [{"field": "type", "equals": "a/b"}, {"field": "name", "like": "x-*"}]}, "then": {"effect": "audit"}}""");
        string resource = WriteFile("resource.json", """{"type": "A/B", "name": "y-1"}""");

        (int exit, string output, _) = Invoke("policy", "explain", "--rule", rule, "--resource", resource);

        Assert.Equal(0, exit);
        Assert.Contains("true  $.if.allOf[0]", output, StringComparison.Ordinal);
        Assert.Contains("""field 'name' is "y-1"; like "x-*" is false""", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_AFolder_CountsWhatCanBeDecided()
    {
        WriteFile("good.json", Rule);
        WriteFile("bad.json", """{"if": {"value": "[noSuchFunction()]", "equals": 1}, "then": {"effect": "audit"}}""");
        WriteFile("other.json", """{"something": "else"}""");

        (int exit, string output, _) = Invoke("policy", "coverage", _folder);

        Assert.Equal(0, exit);
        Assert.Contains("2 definitions: 1 OwnProperties, 1 NotSupported", output, StringComparison.Ordinal);
        Assert.Contains("there is no function 'noSuchFunction'", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_WithoutInput_ExitsTwoWithOneLine()
    {
        (int exit, _, string error) = Invoke("policy", "test");

        Assert.Equal(2, exit);
        Assert.Contains("either --cases, or --rule and --resource, is needed", error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Coverage_OfficialMachineLearningDefinitions_AreAllSupported()
    {
        (int exit, string output, _) = Invoke("policy", "coverage", SharedData.Require("azure-policy/ml"));

        Assert.Equal(0, exit);
        Assert.Contains("39 definitions: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NotSupported", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Assigned_PoliciesOfAFolder_AreEvaluatedOverTheEstate()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "estate"));
        Directory.CreateDirectory(Path.Combine(_folder, "policies"));
        WriteFile("estate/w.json", """
            {"id": "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/w", "name": "w",
             "type": "Microsoft.MachineLearningServices/workspaces", "location": "westeurope", "properties": {"publicNetworkAccess": "Enabled"}}
            """);
        WriteFile("policies/definition.json", """
            {"id": "/providers/Microsoft.Authorization/policyDefinitions/pna", "name": "pna", "type": "Microsoft.Authorization/policyDefinitions", "properties": {"policyRule": {
              "if": {"allOf": [{"field": "type", "equals": "Microsoft.MachineLearningServices/workspaces"}, {"field": "Microsoft.MachineLearningServices/workspaces/publicNetworkAccess", "notEquals": "Disabled"}]},
              "then": {"effect": "deny"}}}}
            """);
        WriteFile("policies/assignments.json", """
            {"value": [
              {"id": "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/policyAssignments/a", "type": "Microsoft.Authorization/policyAssignments",
               "properties": {"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/pna", "nonComplianceMessages": [{"message": "close it"}]}},
              {"id": "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/policyAssignments/b", "type": "Microsoft.Authorization/policyAssignments",
               "properties": {"policyDefinitionId": "/providers/Microsoft.Authorization/policyDefinitions/gone"}}]}
            """);

        (int exit, string output, string error) = Invoke("policy", "assigned", "--folder", Path.Combine(_folder, "estate"), "--policies", Path.Combine(_folder, "policies"));

        Assert.True(exit == 1, output + error);
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Json)];
        Assert.Equal(["NonCompliant", "Unknown"], lines.Select(static l => l.GetProperty("state").GetString()));
        Assert.Equal(("deny", "close it"), (lines[0].GetProperty("effect").GetString(), lines[0].GetProperty("message").GetString()));
        Assert.Contains("2 assignments with 2 policies: 1 NonCompliant, 1 Unknown; 1 definitions were not found", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string WriteFile(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static JsonElement Json(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static (int Exit, string Output, string Error) Invoke(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand("test") { PolicyCommand.Create() };
        int exit = root.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }
}
