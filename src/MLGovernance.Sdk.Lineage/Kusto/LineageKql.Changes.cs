namespace MLGovernance.Lineage;

public sealed partial record LineageKql
{
    /// <summary>
    /// Returns the edges of <see cref="LineageChanges"/> as a query over the tables: rows <c>Change, Upstream, Downstream, Role, Confidence,
    /// StatedBy</c>, where the change is <c>Appeared</c>, <c>Cut</c>, or <c>Unseen</c> when what stated the edge may not have been readable.
    /// </summary>
    /// <param name="before">The earlier moment; the newest snapshot at or before it is read.</param>
    /// <param name="after">The later moment.</param>
    public static string Changes(DateTimeOffset before, DateTimeOffset after) => $"""
        let Before = {KqlText.Literal(before)};
        let After = {KqlText.Literal(after)};
        let Old = {LineageTables.EdgesAt}(Before);
        let New = {LineageTables.EdgesAt}(After);
        let Gaps = {LineageTables.SnapshotAt}(After)
        | mv-expand Gap = Gaps
        | project All = 1, GapKind = tostring(Gap.Kind), GapScope = tostring(Gap.Scope);
        let Unread = {LineageTables.NodesAt}(Before)
        | where State == "Asset"
        | join kind=leftanti ({LineageTables.NodesAt}(After) | where State == "Asset") on Id
        | project All = 1, Id, Kind, Scope
        | join kind=inner Gaps on All
        | where (isempty(GapKind) or GapKind == Kind) and (isempty(GapScope) or isempty(Scope) or GapScope == Scope)
        | distinct Id;
        let Gone = Old
        | join kind=leftanti New on Upstream, Downstream, Role;
        union
            (New | join kind=leftanti Old on Upstream, Downstream, Role | extend Change = "Appeared"),
            (Gone | join kind=leftanti Unread on $left.StatedBy == $right.Id | extend Change = "Cut"),
            (Gone | join kind=leftsemi Unread on $left.StatedBy == $right.Id | extend Change = "Unseen")
        | summarize arg_min(StatedBy, Change, Confidence) by Upstream, Downstream, Role
        | project Change, Upstream, Downstream, Role, Confidence, StatedBy
        | sort by Upstream asc, Downstream asc, Role asc

        """.ReplaceLineEndings("\n");
}
