using System.Text.Json;
using System.Text.RegularExpressions;
using MLGovernance.Policy;

namespace MLGovernance.Tests.Controls;

/// <summary>The catalogues contain the rules of other tools: each foreign rule is covered by a policy, which its own tests prove on a passing and a failing resource.</summary>
public sealed class ForeignRuleTests
{
    /// <summary>Foreign rules that no policy contains, with the reason.</summary>
    private static readonly Dictionary<string, string> Deviations = new(StringComparer.Ordinal)
    {
        ["CKV_AZURE_243"] = "Demands an outbound rule of type private endpoint under the name of an inbound one; ours demands an approved private endpoint connection.",
        ["CKV_AZURE_163"] = "Needs the results of a scanner.",
        ["policy:e413671a (opposite default, parameter)"] = "The built-in policy asks for the legacy mode by default; ours forbids it.",
    };

    [SkippableFact]
    public void EachForeignRule_IsCoveredOrListedWithItsReason()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("security/controls.json")));
        var covered = PolicySet.BuiltIn.Rules.Concat(PolicySet.Controls.Rules).SelectMany(rule => rule.Definition.Covers).ToHashSet(StringComparer.Ordinal);
        string[] foreign = [.. json.RootElement.GetProperty("controls").EnumerateArray()
            .SelectMany(control => control.GetProperty("covers").EnumerateArray())
            .Select(id => id.GetString()!)
            .Distinct()
            .Order(StringComparer.Ordinal)];
        Assert.True(foreign.Length > 80, $"{foreign.Length}");
        Assert.Equal(Deviations.Keys.Order(StringComparer.Ordinal), foreign.Where(id => !covered.Contains(id)));
    }

    [SkippableFact]
    public void EachControl_IsAnsweredByPoliciesThatExist()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("security/controls.json")));
        string[] controls = [.. json.RootElement.GetProperty("controls").EnumerateArray().Select(control => control.GetProperty("id").GetString()!)];
        HashSet<string> policies = [.. PolicySet.BuiltIn.Rules.Concat(PolicySet.Controls.Rules).Select(rule => rule.Definition.Id)];
        string pods = File.ReadAllText(RepositoryFiles.PathOf("docs", "rules", "pods.md"));
        Dictionary<string, string[]> answers = File.ReadLines(RepositoryFiles.PathOf("docs", "rules", "catalogue.md"))
            .Where(line => line.StartsWith("| MLG-", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1], cells => Regex.Matches(cells[2], @"\[(MLG\d{4})\]").Select(match => match.Groups[1].Value).ToArray(), StringComparer.Ordinal);

        Assert.Equal(controls.Order(StringComparer.Ordinal), answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.True(answer.Value.Length > 0, answer.Key));
        Assert.All(answers.Values.SelectMany(ids => ids), id => Assert.True(policies.Contains(id) || pods.Contains($"| {id} |", StringComparison.Ordinal), id));
    }
}
