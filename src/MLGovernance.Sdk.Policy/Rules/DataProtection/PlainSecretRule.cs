using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>MLG4003: jobs, deployments and computes hold no secret in plain text.</summary>
internal sealed class PlainSecretRule : PolicyRule
{
    private const int MostProofs = 5;

    /// <summary>How snapshots begin the text that they keep in place of a secret.</summary>
    private const string Redacted = "[redacted:";
    private const string RedactedVariable = "[redacted:environmentVariable]";
    private static readonly string[] SecretWords = ["password", "passwd", "secret", "apikey", "api_key", "accesskey", "access_key", "account_key", "token", "connection_string", "connectionstring", "credential"];

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4003",
        DisplayName = "Jobs, deployments and computes hold no secret in plain text",
        Rationale = "Environment variables and command lines are shown to everybody who may read the job, for as long as it exists, and in every export of it.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Revoke the secret, which has to count as known. Read secrets from the workspace's key vault at run time, or use an identity.",
        HelpUri = RulePage.Of("MLG4003"),
        Controls = FrameworkControls.Identity,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } =
        [AssetKinds.Job, AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment, AssetKinds.Compute];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset["/properties"] is not { } properties)
        {
            context.Unknown($"{asset.Kind.DisplayName} '{asset.Name}' was read without its properties.");
            return;
        }

        List<string> found = [.. SetupScripts.WithSecrets(asset)];
        if (asset.Payload.Span.IndexOf("[redacted:"u8) >= 0)
        {
            Search(properties, "/properties", null, found);
        }

        if (found.Count > 0)
        {
            context.Report(
                $"{asset.Kind.DisplayName} '{asset.DisplayName}' holds a secret in plain text at {string.Join(", ", found)}.",
                [.. found.Select(pointer => new Evidence(pointer) { Expected = "no secret", Actual = "a secret, which is not shown" })]);
        }
    }

    /// <summary>Finds the texts in which the snapshot redacted a secret. A variable that was redacted only for looking unusual counts when its name says more.</summary>
    private static void Search(JsonElement value, string pointer, string? name, List<string> found)
    {
        if (found.Count == MostProofs)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    string step = property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                    Search(property.Value, pointer + "/" + step, property.Name, found);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Search(item, $"{pointer}/{index++}", name, found);
                }

                break;
            case JsonValueKind.String when value.GetString() is { } text && text.Contains(Redacted, StringComparison.Ordinal):
                bool isSuspicious = text != RedactedVariable
                    || SecretWords.Any(word => name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
                if (isSuspicious)
                {
                    found.Add(pointer);
                }

                break;
        }
    }
}
