namespace MLGovernance.Lineage;

/// <summary>What the rules of the builder work on.</summary>
internal sealed class BindingContext
{
    internal BindingContext(EstateSnapshot snapshot)
    {
        Snapshot = snapshot;
        Estate = new EstateIndex(snapshot);
        Binder = new ReferenceBinder(Estate);
        Nodes = new BoundNodes(Estate, Binder);
    }

    internal EstateSnapshot Snapshot { get; }

    internal EstateIndex Estate { get; }

    internal ReferenceBinder Binder { get; }

    internal BoundNodes Nodes { get; }

    internal EdgeCollector Edges { get; } = new();

    internal List<DanglingReference> Dangling { get; } = [];

    internal void ReportMissing(int from, AssetReference reference, AssetId target) =>
        Dangling.Add(new DanglingReference(
            Snapshot[from], reference.Pointer, reference.Text, target, $"'{target.Value}' is not in the snapshot, although its workspace or registry is."));

    internal void ReportProblem(int from, AssetReference reference, string? problem)
    {
        if (problem is not null)
        {
            Dangling.Add(new DanglingReference(Snapshot[from], reference.Pointer, reference.Text, null, problem));
        }
    }
}
