using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>MLG4205: a job reads and writes through datastores without a stored credential.</summary>
internal sealed class JobCredentialDatastoreRule : PolicyRule
{
    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG4205",
        DisplayName = "A job reads and writes through datastores without a stored credential",
        Rationale = "Through a datastore with a stored credential a job reads as that credential: neither the submitter nor the job's identity decides, and the log of the storage names neither.",
        Category = "DataProtection",
        Severity = PolicySeverity.Medium,
        Remediation = "Register the datastore without credentials, and give the submitter or the compute's identity a data role or an access list entry.",
        HelpUri = RulePage.Of("MLG4205"),
        Controls = FrameworkControls.Data,
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        bool any = false;
        foreach ((string pointer, string uri) in Uris(asset))
        {
            if (DatastoreOf(uri) is { } name)
            {
                any = true;
                Judge(context, asset, pointer, name);
            }
        }

        if (!any)
        {
            context.NotApplicable();
        }
    }

    private static void Judge(PolicyContext context, Asset job, string pointer, string name)
    {
        Asset? datastore = context.Snapshot.OfKind(AssetKinds.Datastore).FirstOrDefault(store => store.Id.Scope == job.Id.Scope && store.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        string? type = datastore?["/properties/credentials/credentialsType"]?.AsText();
        if (type is null)
        {
            context.Unknown($"Job '{job.Name}' uses datastore '{name}', whose credentials were not read.");
        }
        else if (!type.Equals("None", StringComparison.OrdinalIgnoreCase))
        {
            context.Report(
                $"Job '{job.Name}' reads or writes through datastore '{name}', which stores a credential of type {type}.",
                new Evidence("/properties/credentials/credentialsType") { Asset = datastore!.Id, Expected = "None", Actual = type },
                new Evidence(pointer));
        }
    }

    private static IEnumerable<(string Pointer, string Uri)> Uris(Asset job)
    {
        foreach (string side in (string[])["/properties/inputs", "/properties/outputs"])
        {
            if (job[side] is { ValueKind: JsonValueKind.Object } map)
            {
                foreach (JsonProperty entry in map.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object))
                {
                    if (entry.Value.At("/uri")?.AsText() is { } uri)
                    {
                        yield return ($"{side}/{entry.Name}/uri", uri);
                    }
                }
            }
        }
    }

    private static string? DatastoreOf(string uri)
    {
        const string Segment = "datastores/";
        int at = uri.StartsWith("azureml://", StringComparison.OrdinalIgnoreCase) ? uri.IndexOf(Segment, StringComparison.OrdinalIgnoreCase) : -1;
        int end = at < 0 ? -1 : uri.IndexOf('/', at + Segment.Length);
        return at < 0 ? null : end < 0 ? uri[(at + Segment.Length)..] : uri[(at + Segment.Length)..end];
    }
}
