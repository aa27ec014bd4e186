using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Policy;

/// <summary>MLG4206: few principals may read the secret that a datastore stores.</summary>
internal sealed class DatastoreSecretReadersRule : PolicyRule
{
    private const string MaxReaders = "maxReaders";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4206",
        DisplayName = "Few principals may read the secret that a datastore stores",
        Rationale = "The built-in role AzureML Data Scientist may list datastore secrets, and so may Contributor: with an account key each of them opens the whole storage account, past every role and access list.",
        Category = "DataProtection",
        Severity = PolicySeverity.High,
        Remediation = "Register the datastore without credentials; until then give people a custom role whose notActions hold datastores/listsecrets/action.",
        HelpUri = RulePage.Of("MLG4206"),
        Controls = FrameworkControls.Identity,
        Parameters = [new PolicyParameter(MaxReaders, "How many principals, members of groups counted, may list the secret.", ["3"])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Datastore];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        string type = asset["/properties/credentials/credentialsType"]?.AsText() ?? "None";
        if (type.Equals("None", StringComparison.OrdinalIgnoreCase))
        {
            context.NotApplicable();
            return;
        }

        if (!int.TryParse(context.Parameter(MaxReaders)[0], out int most))
        {
            context.Unknown($"The parameter '{MaxReaders}' of MLG4206 is no number.");
            return;
        }

        AccessEvaluator evaluator = SnapshotRights.Of(context.WholeEstate);
        HashSet<string> groups = new(evaluator.Model.Groups.Select(group => group.Id), StringComparer.OrdinalIgnoreCase);
        AccessPrincipalGrant[] readers =
        [
            .. evaluator.Who(AccessOperations.DatastoreListSecrets, asset.Id.Value, includePotential: false)
                .Where(line => line.Decision.Result == AccessResult.Allowed && !groups.Contains(line.PrincipalId)),
        ];
        if (readers.Length > most)
        {
            context.Report(
                $"{readers.Length} principals may list the {type} secret of datastore '{asset.Name}', for example '{readers[0].PrincipalId}'; at most {most} are wanted.",
                [.. readers.Take(5).Select(reader => new Evidence("/properties/credentials/credentialsType")
                {
                    Expected = "may not list it",
                    Actual = $"{reader.PrincipalId} by {reader.Decision.Evidence[0].Role} at {reader.Decision.Evidence[0].Scope}",
                })]);
        }
        else if (SnapshotRights.MayLackAssignments(context.WholeEstate))
        {
            context.Unknown($"Who may list the {type} secret of datastore '{asset.Name}' is not known, because role assignments were not all read.");
        }
    }
}
