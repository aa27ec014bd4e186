using System.Collections.Immutable;

namespace MLGovernance.Lineage;

/// <summary>Builds the lineage graph of a snapshot: binds the references that kinds declare, then adds the ties that the wire only implies.</summary>
/// <remarks>
/// Pure: the same snapshot gives the same graph. The deductions are a list of rules, each in a file of its own; every edge tells by
/// <see cref="LineageEdge.Provenance"/> which property or rule it comes from.
/// </remarks>
public static class LineageGraphBuilder
{
    private static readonly ImmutableArray<Action<BindingContext>> Rules =
    [
        ContainmentRule.Apply,
        DatastoreRule.Apply,
        RunArtifactRule.Apply,
        ChildRunRule.Apply,
        PipelineBindingRule.Apply,
        NamedOutputRule.Apply,
        NestedPathRule.Apply,
        RegisteredPathRule.Apply,
        RegistryCopyRule.Apply,
        ImageRule.Apply,
    ];

    /// <summary>Builds a graph.</summary>
    /// <param name="snapshot">The estate.</param>
    /// <param name="cancellationToken">Stops the building.</param>
    public static LineageGraph Build(EstateSnapshot snapshot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var context = new BindingContext(snapshot);
        BindReferences(context, cancellationToken);
        foreach (Action<BindingContext> rule in Rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule(context);
        }

        return new LineageGraph(snapshot, context.Nodes, context.Edges.ToArray(), [.. context.Dangling]);
    }

    /// <summary>Returns the node that a reference starts or ends at: the asset that states it, or the one that it speaks for; null where that one cannot be told.</summary>
    private static int? Subject(BindingContext context, int asset, AssetReference reference, ref Asset? speaker)
    {
        if (reference.Path.Subject is not { } property)
        {
            return asset;
        }

        if (reference.SubjectIn(speaker ??= context.Snapshot[asset]) is { } subject)
        {
            return context.Nodes.FindOrAdd(context.Estate.ToStorage(subject));
        }

        context.ReportProblem(asset, reference, $"'{property}' beside it names no asset, so nobody knows whose reference this is.");
        return null;
    }

    private static void BindReferences(BindingContext context, CancellationToken cancellationToken)
    {
        for (int asset = 0; asset < context.Snapshot.Count; asset++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AssetKind kind = context.Snapshot.KindOf(asset);
            AssetId from = default;
            Asset? speaker = null;
            foreach (AssetReference reference in context.Snapshot.ReferencesOf(asset))
            {
                from = from == default ? context.Snapshot.IdOf(asset) : from;
                BoundReference bound = context.Binder.Bind(from, reference);
                if (bound.Target is not { } target)
                {
                    context.ReportProblem(asset, reference, bound.Problem);
                    continue;
                }

                if (Subject(context, asset, reference, ref speaker) is not { } subject)
                {
                    continue;
                }

                int node = context.Nodes.FindOrAdd(target);
                if (context.Nodes.StateOf(node) == LineageNodeState.Missing)
                {
                    context.ReportMissing(asset, reference, target);
                }

                bool targetUpstream = reference.Path.Position == ReferencePosition.Upstream;
                LineageRole role = bound.Inference == LineageInference.JobOutput && reference.Path.Role == LineageRole.Materializes
                    ? LineageRole.Produces
                    : reference.Path.Role;
                context.Edges.Add(new EdgeRow(
                    targetUpstream ? node : subject,
                    targetUpstream ? subject : node,
                    asset,
                    (short)kind.References.IndexOf(reference.Path),
                    role,
                    bound.Inference,
                    bound.Confidence));
            }
        }
    }
}
