using System.Collections.Immutable;
using System.Globalization;

namespace MLGovernance.Policy;

/// <summary>MLG4205: a stored secret has an end, and the end is neither past nor near.</summary>
internal sealed class StoredSecretEndRule : PolicyRule
{
    private const string Notice = "noticeInDays";
    private const string ConnectionEnd = "/properties/expiryTime";
    private const string VaultEnd = "/properties/attributes/exp";

    /// <summary>How connections authenticate without a secret of their own (ConnectionAuthType of the workspace connections API).</summary>
    private static readonly string[] WithoutSecret = ["None", "AAD", "ManagedIdentity", "AccountManagedIdentity", "ProjectManagedIdentity", "UserEntraToken", "AgenticIdentityToken", "AgentUserImpersonation"];

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4205",
        DisplayName = "A stored secret has an end, and is renewed before it",
        Rationale = "A copy of a key or token without an end works for ever; one that ends unnoticed stops the jobs that use it in the middle of the night.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Set the expiry of the connection or of the vault's entry and renew the secret before it; better, connect by identity.",
        HelpUri = RulePage.Of("MLG4205"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(Notice, "How many days before its end a secret has to be renewed.", ["14"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Connection, AssetKinds.Datastore, AssetKinds.Unknown];

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset.Kind == AssetKinds.Connection)
        {
            JudgeConnection(context, asset);
        }
        else if (asset.Kind == AssetKinds.Datastore)
        {
            JudgeDatastore(context, asset);
        }
        else
        {
            JudgeVaultEntry(context, asset);
        }
    }

    private static void JudgeConnection(PolicyContext context, Asset asset)
    {
        string? type = asset["/properties/authType"]?.AsText();
        if (type is null)
        {
            context.Unknown($"Connection '{asset.Name}' was read without how it authenticates.");
        }
        else if (WithoutSecret.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            context.NotApplicable();
        }
        else if (asset[ConnectionEnd]?.AsText() is not { Length: > 0 } text)
        {
            context.Report($"The {type} secret of connection '{asset.Name}' has no end.", new Evidence(ConnectionEnd) { Expected = "a time to come" });
        }
        else
        {
            JudgeEnd(context, $"The {type} secret of connection '{asset.Name}'", ConnectionEnd, text, asset[ConnectionEnd]?.AsTime());
        }
    }

    /// <summary>Keys have no end, and those of service principals are known to the directory; of a signature the end lies in the secret itself.</summary>
    private static void JudgeDatastore(PolicyContext context, Asset asset)
    {
        string? type = asset["/properties/credentials/credentialsType"]?.AsText();
        if (type is null)
        {
            context.Unknown($"Datastore '{asset.Name}' was read without the type of its credentials.");
        }
        else if (type.Equals("Sas", StringComparison.OrdinalIgnoreCase))
        {
            context.Unknown($"When the signature of datastore '{asset.Name}' ends is not known: the end stands in the token, which is a secret and is not read.");
        }
        else
        {
            context.NotApplicable();
        }
    }

    private static void JudgeVaultEntry(PolicyContext context, Asset asset)
    {
        string type = asset.Id.ResourceType;
        bool isKey = type.Equals("Microsoft.KeyVault/vaults/keys", StringComparison.OrdinalIgnoreCase);
        bool isEntry = isKey || type.Equals("Microsoft.KeyVault/vaults/secrets", StringComparison.OrdinalIgnoreCase);
        if (!isEntry || asset["/properties/attributes/enabled"]?.AsBoolean() == false || asset[VaultEnd]?.AsText() is not { Length: > 0 } text)
        {
            // That there is an end is what MLG3707 and MLG3708 of the control catalogue ask.
            context.NotApplicable();
            return;
        }

        DateTimeOffset? end = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : asset[VaultEnd]?.AsTime();
        JudgeEnd(context, $"The {(isKey ? "key" : "secret")} '{asset.Name}' of the vault", VaultEnd, text, end);
    }

    private static void JudgeEnd(PolicyContext context, string subject, string pointer, string text, DateTimeOffset? end)
    {
        var notice = TimeSpan.FromDays(int.Parse(context.Parameter(Notice)[0], CultureInfo.InvariantCulture));
        if (end is not { } at)
        {
            context.Unknown($"{subject} ends at '{text}', which is no time.");
        }
        else if (at - context.EvaluatedAt < notice)
        {
            string verb = at < context.EvaluatedAt ? "ended" : "ends";
            context.Report(
                $"{subject} {verb} on {at:yyyy-MM-dd}.",
                new Evidence(pointer) { Expected = $"later than in {notice.Days} days", Actual = at.ToString("u", CultureInfo.InvariantCulture) });
        }
    }
}
