using System.CommandLine;
using System.Text.Json;
using MLGovernance.Cli.Access;

namespace MLGovernance.Tests.Cli;

public sealed class AccessCommandTests : IDisposable
{
    private const string Group = "/subscriptions/s1/resourceGroups/rg";
    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-access").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Who_ModelFile_ListsTheContributorWithTheDecidingRole()
    {
        (int code, string output, _) = Run("who", "Microsoft.MachineLearningServices/workspaces/jobs/write", Group, "--estate", Model());
        Assert.Equal(0, code);
        Assert.Contains("Allowed\tu-1\t", output, StringComparison.Ordinal);
        Assert.Contains("Contributor", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_GroupsInAFileOfTheirOwn_FollowsTheMembership()
    {
        Write("roles.json", """
            {"value":[{"id":"%Group%/providers/Microsoft.Authorization/roleAssignments/a1","properties":{"principalId":"g-1","principalType":"Group","scope":"%Group%","roleDefinitionId":"b24988ac-6180-42a0-ab88-20f7382dd24c"}}]}
            """.Replace("%Group%", Group, StringComparison.Ordinal));
        Write("groups.json", """{"groups":[{"id":"g-1","members":["u-7"]}]}""");
        (int code, string output, _) = Run("who", "Microsoft.MachineLearningServices/workspaces/jobs/write", Group, "--estate", _folder);
        Assert.Equal(0, code);
        Assert.Contains("Allowed\tu-7\t", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_Ndjson_IsOneObjectALine()
    {
        (int code, string output, _) = Run("what", "u-1", "--estate", Model(), "--output", "ndjson");
        Assert.Equal(0, code);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Equal("u-1", JsonDocument.Parse(line).RootElement.GetProperty("principal").GetString()));
    }

    [Fact]
    public void Matrix_FormulaInAPrincipal_IsNotLeftToTheSpreadsheet()
    {
        (int code, string output, _) = Run("matrix", "--estate", Model("=cmd"), "--operation", "Microsoft.Storage/storageAccounts/listKeys/action", "--scope", Group);
        Assert.Equal(0, code);
        Assert.Contains("'=cmd,Microsoft.Storage", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pods_OpenEstate_ExitsWithOneAndNamesTheLeak()
    {
        string estate = Write("estate.json", $$"""[{"id":"{{Group}}/providers/Microsoft.Storage/storageAccounts/lake","properties":{"isLocalUserEnabled":true} } ]""");
        string plan = Write("plan.json", """{"pods":[{"name":"pod-a","prefixes":[{"account":"lake","container":"a"}]}]}""");
        (int code, string output, _) = Run("pods", "--estate", estate, "--plan", plan);
        Assert.Equal(1, code);
        Assert.Contains("L28", output, StringComparison.Ordinal);
        Assert.Contains("NOT SEEN", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Propose_Persona_WritesARoleForTheAzureCli()
    {
        (int code, string output, string error) = Run("propose", "--name", "Pod scientist", "--persona", "pod-data-scientist", "--scope", Group, "--replaces", "AzureML Data Scientist");
        Assert.Equal(0, code);
        Assert.Equal("Pod scientist", JsonDocument.Parse(output).RootElement.GetProperty("Name").GetString());
        Assert.Contains("takes away Microsoft.MachineLearningServices/workspaces/datastores/listsecrets/action", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_CaseThatFails_ExitsWithOneAndPrintsIdResultEvidence()
    {
        string cases = Write("cases.json", """
            {"cases":[{"id":"c1","roleAssignments":[],"request":{"principalId":"u","operation":"a/read","scope":"/"},"expected":{"allowed":true}}]}
            """);
        (int code, string output, _) = Run("test", "--cases", cases, "--output", "ndjson");
        JsonElement line = JsonDocument.Parse(output).RootElement;
        Assert.Equal((1, "c1", "Denied"), (code, line.GetProperty("id").GetString(), line.GetProperty("result").GetString()));
        Assert.Equal("noMatchingRole", line.GetProperty("evidence").GetProperty("decidedBy").GetString());
    }

    [SkippableTheory]
    [InlineData("access/rbac/rbac.json")]
    [InlineData("access/acl/acl.json")]
    public void Test_PublishedVectors_AllPass(string file)
    {
        (int code, string output, _) = Run("test", "--cases", SharedData.Require(file));
        Assert.Equal(0, code);
        Assert.EndsWith(" 0 failed", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_BrokenFile_ExitsWithTwoAndNamesTheFile()
    {
        string cases = Write("cases.json", "{");
        (int code, _, string error) = Run("test", "--cases", cases);
        Assert.Equal(2, code);
        Assert.Contains("cases.json", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = AccessCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private string Model(string principal = "u-1") => Write("model.json", $$"""
        {"parents":{"/subscriptions/s1":"/"},"roleAssignments":[{"principalId":"{{principal}}","roleDefinitionId":"b24988ac-6180-42a0-ab88-20f7382dd24c","scope":"{{Group}}"}]}
        """);

    private string Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
