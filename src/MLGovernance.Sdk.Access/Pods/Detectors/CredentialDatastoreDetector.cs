using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>L02 and L03: datastores that keep a SAS, or a service principal with access in more than one pod.</summary>
internal sealed class CredentialDatastoreDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (PodDatastore datastore in context.Estate.Datastores)
        {
            int[] owners = [.. Enumerable.Range(0, context.Plan.Pods.Length).Where(pod => PodPlaces.Owns(context.Plan.Pods[pod], datastore))];
            if (datastore.Credential == DatastoreCredential.Sas)
            {
                Signature(context, datastore, owners, sink);
            }
            else if (datastore.Credential is DatastoreCredential.ServicePrincipal or DatastoreCredential.Certificate && datastore.ServicePrincipalId is { } principal)
            {
                Shared(context, datastore, principal, sink);
            }
        }
    }

    private static void Signature(PodContext context, PodDatastore datastore, int[] owners, LeakSink sink)
    {
        PodPlace? place = context.Places.Find(datastore.Account, datastore.Container, LakePath.Normalize(datastore.Path));
        int pod = owners.Length > 0 ? owners[0] : place?.Pod ?? -1;
        if (pod < 0)
        {
            return;
        }

        (ulong[] who, ulong[] maybe) = context.Rights.Who(AccessOperations.DatastoreListSecrets, datastore.Id);
        ulong[] foreign = PrincipalBits.Minus(PrincipalBits.Minus(who, context.Universe.Inside[pod]), context.Universe.Administrators);
        string name = NameOf(context, PrincipalBits.Any(foreign) ? foreign : who, maybe);
        string target = $"{datastore.Account}/{datastore.Container}";
        sink.Add("L02", context.Plan.Pods[pod].Name, datastore.Id, target, LeakCertainty.Proven,
        [
            new ChainStep($"'{name}'", $"may list the secrets of datastore '{datastore.Name}' and gets", "its SAS"),
            new ChainStep("its SAS", "carries its own permissions into", target),
        ]);
    }

    private static void Shared(PodContext context, PodDatastore datastore, string principalId, LeakSink sink)
    {
        int principal = context.Universe.Find(principalId);
        var reached = new SortedDictionary<int, (LeakCertainty Certainty, string How, string Target)>();
        foreach (PodPlace place in context.Places.All)
        {
            if (!reached.ContainsKey(place.Pod) && context.ReachOf(principal, place) is { } reach)
            {
                reached.Add(place.Pod, reach);
            }
        }

        if (reached.Count < 2)
        {
            return;
        }

        (ulong[] who, ulong[] maybe) = context.Rights.Who(AccessOperations.DatastoreListSecrets, datastore.Id);
        string reader = NameOf(context, who, maybe);
        LeakCertainty certainty = reached.Values.Order(Comparer<(LeakCertainty Certainty, string, string)>.Create((a, b) => a.Certainty.CompareTo(b.Certainty))).ElementAt(1).Certainty;
        foreach ((int pod, (LeakCertainty _, string how, string target)) in reached)
        {
            ImmutableArray<ChainStep> chain =
            [
                new($"'{reader}'", $"may list the secrets of datastore '{datastore.Name}' and acts as", $"'{principalId}'"),
                new($"'{principalId}'", how, target),
            ];
            sink.Add("L03", context.Plan.Pods[pod].Name, principalId, target, certainty, chain.AsSpan(), datastore.Id);
        }
    }
}
