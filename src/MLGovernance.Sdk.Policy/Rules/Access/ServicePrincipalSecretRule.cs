using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>MLG4208: a service principal that holds roles, or stands in a datastore, has no long-lived secret.</summary>
internal sealed class ServicePrincipalSecretRule : PolicyRule
{
    private const string MaxLifetime = "maxLifetimeInDays";
    private const string Secrets = "/properties/passwordCredentials";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4208",
        DisplayName = "A service principal has no long-lived secret",
        Rationale = "A client secret is a password that travels in pipelines and datastores; whoever has it acts as the principal from anywhere, until it ends.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Use a managed identity or workload identity federation; until then renew the secret with a short life and remove those that ended.",
        HelpUri = RulePage.Of("MLG4208"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(MaxLifetime, "How many days a secret may live; 0 allows no secret at all.", ["180"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.DirectoryPrincipal, AssetKinds.Datastore];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (asset.Kind == AssetKinds.Datastore)
        {
            JudgeDatastore(context, asset);
        }
        else if (Is(asset, "users") || (Is(asset, "servicePrincipals") && "ManagedIdentity".Equals(asset["/properties/servicePrincipalType"]?.AsText(), StringComparison.OrdinalIgnoreCase)))
        {
            context.NotApplicable();
        }
        else if (asset["/properties/isDeleted"]?.AsBoolean() != true)
        {
            JudgeSecrets(context, asset, asset["/properties/displayName"]?.AsText() ?? asset.Name);
            if (Is(asset, "servicePrincipals") && asset["/properties/appId"]?.AsText() is { } app && Find(context, "applications", app) is null)
            {
                context.Unknown($"The secrets of '{asset["/properties/displayName"]?.AsText() ?? asset.Name}' are not all known: its app registration was not read, or lies in another tenant.");
            }
        }
    }

    private static void JudgeDatastore(PolicyContext context, Asset asset)
    {
        string type = asset["/properties/credentials/credentialsType"]?.AsText() ?? "";
        if (!type.Equals("ServicePrincipal", StringComparison.OrdinalIgnoreCase))
        {
            context.NotApplicable();
            return;
        }

        string? client = asset["/properties/credentials/clientId"]?.AsText();
        Asset[] holders = client is null ? [] : [.. ((Asset?[])[Find(context, "servicePrincipals", client), Find(context, "applications", client)]).OfType<Asset>()];
        foreach (Asset holder in holders)
        {
            JudgeSecrets(context, holder, $"{holder["/properties/displayName"]?.AsText() ?? holder.Name} in datastore {asset.Name}");
        }

        if (!Array.Exists(holders, holder => Is(holder, "applications")))
        {
            context.Unknown($"How long the secret of service principal '{client ?? "unknown"}' in datastore '{asset.Name}' lives is not known: its app registration was not read.");
        }
    }

    private static void JudgeSecrets(PolicyContext context, Asset holder, string name)
    {
        if (holder[Secrets] is not { ValueKind: JsonValueKind.Array } secrets)
        {
            context.Unknown($"Whether '{name}' has secrets is not known: its credentials were not read.");
            return;
        }

        int most = int.Parse(context.Parameter(MaxLifetime)[0], CultureInfo.InvariantCulture);
        int index = 0;
        foreach (JsonElement secret in secrets.EnumerateArray())
        {
            string pointer = $"{Secrets}/{index++}/endDateTime";
            DateTimeOffset? start = secret.At("/startDateTime")?.AsTime();
            if (secret.At("/endDateTime")?.AsTime() is not { } end)
            {
                context.Report($"A secret of '{name}' has no end.", new Evidence(pointer) { Asset = holder.Id, Expected = "a time to come" });
                continue;
            }

            // Without its beginning, what is left of its life is the least it lives.
            double days = (end - (start ?? context.EvaluatedAt)).TotalDays;
            if (end < context.EvaluatedAt || days > most)
            {
                context.Report(
                    end < context.EvaluatedAt ? $"A secret of '{name}' ended on {end:yyyy-MM-dd} and was not removed." : $"A secret of '{name}' lives {(int)days} days, until {end:yyyy-MM-dd}.",
                    new Evidence(pointer) { Asset = holder.Id, Expected = $"a life of at most {most} days that has not ended", Actual = end.ToString("u", CultureInfo.InvariantCulture) });
            }
        }
    }

    private static bool Is(Asset principal, string collection) =>
        principal.Id.ResourceType.EndsWith("/" + collection, StringComparison.OrdinalIgnoreCase);

    private static Asset? Find(PolicyContext context, string collection, string appId) => context.WholeEstate.OfKind(AssetKinds.DirectoryPrincipal)
        .FirstOrDefault(asset => Is(asset, collection) && appId.Equals(asset["/properties/appId"]?.AsText(), StringComparison.OrdinalIgnoreCase));
}
