namespace MLGovernance.Access;

/// <summary>L28: anonymous containers, SFTP users and NFS, which no identity stands behind.</summary>
internal sealed class AccountSettingsDetector : LeakDetector
{
    public override void Detect(PodContext context, LeakSink sink)
    {
        foreach (LakeAccount account in context.Estate.Accounts)
        {
            foreach (PodPlace place in context.Places.ByAccount[account.Name])
            {
                Add(context, place, account.Find(place.Prefix.Container)?.AllowsAnonymousAccess == true, "the internet", "may read without any identity", sink);
                Add(context, place, account.HasLocalUsers, "SFTP local users", "log on with a password or key to", sink);
                Add(context, place, account.HasNfs, "NFS 3.0 clients", "mount by network address alone", sink);
            }
        }
    }

    private static void Add(PodContext context, PodPlace place, bool isOn, string subject, string how, LeakSink sink)
    {
        if (isOn)
        {
            sink.Add("L28", context.Plan.Pods[place.Pod].Name, subject, place.Prefix.ToString(), LeakCertainty.Proven, [new ChainStep(subject, how, place.Prefix.ToString())]);
        }
    }
}
