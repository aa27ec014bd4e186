using System.Text.Json;
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
}
