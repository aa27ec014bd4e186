namespace MLGovernance.Access;

/// <summary>L27: user delegation signatures without suoid, handed out or possible, that reach another pod.</summary>
internal sealed class SignatureDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (PodSignature signature in context.Estate.Signatures.Where(signature => signature.Token.UnauthorizedObjectId is null))
        {
            foreach (PodPlace place in context.Places.ByAccount[signature.Account])
            {
                bool reaches = signature.Token.Container is null || place.Prefix.Overlaps(new PodPrefix
                {
                    Account = signature.Account, Container = signature.Token.Container, Path = LakePath.Normalize(signature.Token.Path ?? "/"),
                });
                int delegator = signature.Token.Delegator is { } id ? context.Universe.Find(id) : -1;
                if (reaches && (delegator < 0 || context.RoleReachOf(delegator, place) is not null))
                {
                    Add(context, place, signature.Token.Delegator ?? "an unknown delegator", signature.FoundIn, delegator < 0 ? LeakCertainty.Indeterminate : LeakCertainty.Proven, sink);
                }
            }
        }

        foreach (LakeAccount account in context.Estate.Accounts)
        {
            (ulong[] who, ulong[] maybe) = context.Rights.Who(PodRights.DelegationKey, account.Id);
            foreach (PodPlace place in context.Places.ByAccount[account.Name])
            {
                ulong[] foreign = PrincipalBits.Minus(PrincipalBits.Union(who, maybe), context.Places.Insiders(place, place.Prefix.Path, write: false));
                foreach (int principal in PrincipalBits.Members(foreign).Where(principal => context.PodsOf(principal).Any()))
                {
                    if (context.RoleReachOf(principal, place) is { } reach)
                    {
                        bool sure = PrincipalBits.Has(who, principal) && reach.Certainty == LeakCertainty.Proven;
                        Add(context, place, context.NameOf(principal), "may issue at any time", sure ? LeakCertainty.Potential : LeakCertainty.Indeterminate, sink);
                    }
                }
            }
        }
    }

    private static void Add(PodContext context, PodPlace place, string delegator, string where, LeakCertainty certainty, LeakSink sink) => sink.Add(
        "L27", context.Plan.Pods[place.Pod].Name, delegator, place.Prefix.ToString(), certainty,
        [
            new ChainStep($"'{delegator}'", "signs, with a role that covers the place,", $"a delegation SAS without suoid ({where})"),
            new ChainStep("whoever holds the SAS", "is checked against no list in", place.Prefix.ToString()),
        ]);
}
