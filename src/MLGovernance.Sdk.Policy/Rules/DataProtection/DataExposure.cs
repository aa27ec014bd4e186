using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>Judges whether an endpoint that the internet reaches serves what was made from marked data.</summary>
internal static class DataExposure
{
    private const int MostProofs = 5;

    internal static void Judge(PolicyContext context, Asset asset, ImmutableArray<string> marks, string word)
    {
        EndpointReach reach = EndpointReach.Of(context.Snapshot, asset);
        if (reach.IsPublic == false)
        {
            context.NotApplicable();
            return;
        }

        LineageSet upstream = context.Graph.Upstream(asset.Id);
        ImmutableArray<Evidence>.Builder proofs = ImmutableArray.CreateBuilder<Evidence>();
        LineageNode? nearest = null;
        foreach (LineageNode node in upstream)
        {
            if (DataMark.Of(context.Graph, node, marks) is { } mark)
            {
                nearest ??= node;
                proofs.Add(new Evidence(mark.Pointer)
                {
                    Asset = mark.Holder.Id,
                    Expected = "data that may be public",
                    Actual = mark.Value,
                    Path = context.Graph.ShortestPath(node.Id, asset.Id),
                });
                if (proofs.Count == MostProofs)
                {
                    break;
                }
            }
        }

        if (nearest is not { } data)
        {
            JudgeAbsence(context, asset, upstream, word);
        }
        else if (reach.IsPublic is null)
        {
            context.Unknown($"Endpoint '{asset.Name}' serves what was made from {word} data '{data.DisplayName}', and whether the internet reaches it is not known.");
        }
        else
        {
            context.Report(
                $"Endpoint '{asset.Name}' is public and serves what was made from {word} data '{data.DisplayName}'.",
                [reach.Evidence, .. proofs]);
            Offer(context, asset);
        }
    }

    /// <summary>Nothing was found. That is an answer only where everything upstream could be read.</summary>
    private static void JudgeAbsence(PolicyContext context, Asset endpoint, LineageSet upstream, string word)
    {
        if (upstream.Count == 0)
        {
            if (ServedModel.MayLackDeployments(context.Snapshot, endpoint.Id))
            {
                context.Unknown($"The deployments of endpoint '{endpoint.Name}' could not be read.");
            }
            else
            {
                context.NotApplicable();
            }

            return;
        }

        foreach (ServedModel served in ServedModel.OfEndpoint(context.Graph, endpoint))
        {
            if (TrainingData.Find(context.Graph, served.Model, context.Graph.Upstream(served.Model.Id)) is null)
            {
                context.Unknown($"What model '{served.Model.DisplayName}' of public endpoint '{endpoint.Name}' was trained on is not known.");
            }
        }

        foreach (LineageNode node in upstream)
        {
            if (ModelOrigin.IsUnread(node))
            {
                context.Unknown($"Whether public endpoint '{endpoint.Name}' gives away {word} data is not known, because {node} could not be read.");
            }
            else if (node.Id.Scope is { } scope && context.Snapshot.MayLack(AssetKinds.DataVersion, scope))
            {
                context.Unknown($"Whether public endpoint '{endpoint.Name}' gives away {word} data is not known, because data assets of '{scope.Name}' could not be read.");
            }
        }
    }

    private static void Offer(PolicyContext context, Asset endpoint)
    {
        if (endpoint.Kind == AssetKinds.OnlineEndpoint)
        {
            context.Offer(new Remediation
            {
                AzureCli = AzureCliCommand.Ml("online-endpoint update", endpoint.Id, "--set public_network_access=disabled"),
                Bicep = "properties: {\n  publicNetworkAccess: 'Disabled'\n}",
            });
        }
    }
}
