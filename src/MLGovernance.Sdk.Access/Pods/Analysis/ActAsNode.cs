namespace MLGovernance.Access;

/// <summary>Something that a principal can act as.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its object id, or the name of the account or datastore.</param>
internal readonly record struct ActAsNode(ActAsKind Kind, string Id)
{
    public override string ToString() => Kind switch
    {
        ActAsKind.AccountKey => $"the key of account '{Id}'",
        ActAsKind.SuperUser => $"a super-user of account '{Id}'",
        ActAsKind.Signature => $"the SAS of datastore '{Id}'",
        _ => $"'{Id}'",
    };
}
