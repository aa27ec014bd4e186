namespace MLGovernance.Policy;

/// <summary>The pages that document the built-in policies, relative to the repository: its address is not settled before the first release.</summary>
internal static class RulePage
{
    internal static Uri Of(string policyId) => new($"docs/rules/{policyId}.md", UriKind.Relative);
}
