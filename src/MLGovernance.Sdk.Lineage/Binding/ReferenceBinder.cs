namespace MLGovernance.Lineage;

/// <summary>Turns the text of a reference into the identity that it means in this estate.</summary>
internal sealed class ReferenceBinder(EstateIndex estate)
{
    internal BoundReference Bind(AssetId from, AssetReference reference)
    {
        if (reference.Text.StartsWith("${{", StringComparison.Ordinal) || reference.Text is "local" or "serverless")
        {
            return BoundReference.None;
        }

        EdgeConfidence confidence = reference.Path.Unofficial ? EdgeConfidence.Assumed : EdgeConfidence.Stated;
        LineageInference inference = reference.Path.Unofficial ? LineageInference.UnofficialProperty : LineageInference.None;
        var context = new AssetIdContext
        {
            Workspace = from.Scope ?? from,
            Collection = reference.Collection,
            WorkspacesByGuid = estate.WorkspacesByGuid,
        };
        if (!AssetId.TryParse(reference.Text, context, out AssetId id, out string? error))
        {
            return new BoundReference(null, inference, confidence, error);
        }

        return id.Form switch
        {
            AssetIdForm.DatastorePath or AssetIdForm.Storage => new BoundReference(estate.ToStorage(id.WithoutWildcards), inference, confidence, null),
            AssetIdForm.JobOutput when id.Job is { } job =>
                new BoundReference(job, LineageInference.JobOutput, Weaker(confidence, EdgeConfidence.Derived), null),
            _ when id.Label is not null => Resolve(id),
            _ => Exact(id, inference, confidence),
        };
    }

    /// <summary>Resolves a label to the newest version in the snapshot: Azure keeps <c>latest</c> on the version created last.</summary>
    private BoundReference Resolve(AssetId labelled)
    {
        IReadOnlyList<Asset> versions = labelled.Container is { } container ? estate.VersionsOf(container) : [];
        return versions.Count == 0
            ? new BoundReference(labelled, LineageInference.LabelResolution, EdgeConfidence.Assumed, null)
            : new BoundReference(versions[^1].Id, LineageInference.LabelResolution, EdgeConfidence.Assumed, null);
    }

    private BoundReference Exact(AssetId id, LineageInference inference, EdgeConfidence confidence)
    {
        if (estate.Snapshot.TryGetIndex(id, out int index) && estate.Snapshot.IdOf(index) is var found && found != id)
        {
            return new BoundReference(found, LineageInference.LetterCase, Weaker(confidence, EdgeConfidence.Derived), null);
        }

        return new BoundReference(id, inference, confidence, null);
    }

    private static EdgeConfidence Weaker(EdgeConfidence left, EdgeConfidence right) => left > right ? left : right;
}
