using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>MLG3002: callers of an endpoint authenticate by token and not by key.</summary>
internal sealed class EndpointKeyAuthenticationRule : PolicyRule
{
    private const string Pointer = "/properties/authMode";
    private const string TokenModes = "tokenModes";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG3002",
        DisplayName = "Callers of an endpoint authenticate by token and not by key",
        Rationale = "A key does not expire, names nobody in the logs, and is shared by copying it. A token names the caller and ends.",
        Category = "Security",
        Severity = PolicySeverity.High,
        Remediation = "Set the authentication mode to Microsoft Entra tokens, after the callers have been given the role to score.",
        HelpUri = RulePage.Of("MLG3002"),
        Parameters = [new PolicyParameter(TokenModes, "The authentication modes that are allowed.", ["AADToken", "AMLToken"])],
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } =
        [AssetKinds.OnlineEndpoint, AssetKinds.BatchEndpoint, AssetKinds.ServerlessEndpoint];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string? mode = asset[Pointer]?.AsText();
        if (mode is null)
        {
            context.Unknown($"Endpoint '{asset.Name}' was read without its authentication mode.");
        }
        else if (string.Equals(mode, "Key", StringComparison.OrdinalIgnoreCase)
            && !context.Parameter(TokenModes).Contains(mode, StringComparer.OrdinalIgnoreCase))
        {
            context.Report(
                $"Endpoint '{asset.Name}' authenticates its callers by key.",
                new Evidence(Pointer) { Expected = string.Join(" or ", context.Parameter(TokenModes)), Actual = mode });
            if (asset.Kind == AssetKinds.OnlineEndpoint)
            {
                context.Offer(new Remediation
                {
                    AzureCli = AzureCliCommand.Ml("online-endpoint update", asset.Id, "--set auth_mode=aad_token"),
                    Bicep = "properties: {\n  authMode: 'AADToken'\n}",
                });
            }
        }
        else if (!context.Parameter(TokenModes).Contains(mode, StringComparer.OrdinalIgnoreCase))
        {
            context.Unknown($"Endpoint '{asset.Name}' has authentication mode '{mode}', which is neither by key nor among the allowed ones.");
        }
    }
}
