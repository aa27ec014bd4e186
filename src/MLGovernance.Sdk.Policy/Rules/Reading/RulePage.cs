namespace MLGovernance.Policy;

/// <summary>The pages that document the built-in policies: <c>docs/rules/MLG####.md</c> of the repository.</summary>
internal static class RulePage
{
    private static readonly Uri Root = new("https://github.com/mlgovernance/mlgovernance-sdk/blob/main/docs/rules/");

    internal static Uri Of(string policyId) => new(Root, policyId + ".md");
}
