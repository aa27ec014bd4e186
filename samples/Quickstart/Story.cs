using MLGovernance;
using MLGovernance.Azure;
using MLGovernance.Lineage;
using MLGovernance.Pipeline;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace Quickstart;

/// <summary>Tells what the run found, in the order in which a reader asks.</summary>
internal sealed class Story(TextWriter output)
{
    internal void Begin(Uri? emulator, string? workspace)
    {
        output.WriteLine(emulator is not null ? $"Reading the sample estate from the emulator at {emulator}" : $"Reading {workspace}");
    }

    internal void Estate(EstateSnapshot snapshot)
    {
        Heading("What is there");
        foreach ((AssetKind kind, int count) in snapshot.Kinds.Kinds.Select(kind => (kind, snapshot.IndicesOf(kind).Length)).Where(row => row.Length > 0))
        {
            output.WriteLine($"  {count,4}  {kind.DisplayName}");
        }

        output.WriteLine($"  {snapshot.Count,4}  in all; {snapshot.Issues.Count(issue => !issue.IsNote)} could not be read");
        foreach (EstateIssue issue in snapshot.Issues.Where(issue => !issue.IsNote))
        {
            output.WriteLine($"        {issue.Code}: {issue.Location}: {issue.Message}");
        }
    }

    internal void Lineage(LineageGraph graph)
    {
        if (ServedModel(graph) is not { } model)
        {
            return;
        }

        Heading($"What data made {model.DisplayName}, which is served");
        output.WriteLine($"  {model.DisplayName}");
        Draw(graph, model, "    ", [model.Index]);
        output.WriteLine();
        output.WriteLine("  The proof, from the farthest storage path to the endpoint:");
        LineageNode? path = graph.Upstream(model.Id).LastOrDefault(node => node.Kind == AssetKinds.StoragePath && node.Id.Form == AssetIdForm.Storage);
        LineageNode? endpoint = graph.Downstream(model.Id).FirstOrDefault(node => node.Kind == AssetKinds.OnlineEndpoint);
        if (path is { Graph: not null } from && endpoint is { Graph: not null } to && graph.ShortestPath(from.Id, to.Id) is { } proof)
        {
            output.WriteLine($"    {proof.Start.DisplayName}");
            foreach (LineageEdge edge in proof.Edges)
            {
                EdgeProvenance provenance = edge.Provenance;
                string reason = provenance.Pointer is null ? provenance.Inference.ToString() : $"{provenance.StatedBy.DisplayName} {provenance.Pointer}";
                output.WriteLine($"      {edge.Role} → {edge.Downstream.Kind.DisplayName} {edge.Downstream.DisplayName}   ({edge.Confidence}: {reason})");
            }
        }
    }

    internal void Violations(ComplianceReport report)
    {
        Heading($"What breaks the rules: {report.Count(ComplianceState.NonCompliant)} violations, {report.Count(ComplianceState.Unknown)} undecided, {report.Count(ComplianceState.Compliant)} kept");
        foreach (Finding finding in report.Findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Policy.Id, StringComparer.Ordinal))
        {
            string state = finding.State == ComplianceState.NonCompliant ? string.Empty : $" [{finding.State}]";
            output.WriteLine($"  {finding.Policy.Id} {finding.Severity}{state}: {finding.Asset.Kind.DisplayName} {finding.Asset.DisplayName}{(finding.Asset.Id.Scope is { } scope ? $" in {scope.Name}" : "")}");
            output.WriteLine($"      {finding.Message}");
            foreach (Evidence evidence in finding.Evidence.Take(2))
            {
                if (evidence.Path is { } path)
                {
                    output.WriteLine($"      path: {string.Join(" → ", path.Nodes.Select(node => node.DisplayName))}");
                }
                else
                {
                    output.WriteLine($"      {evidence.Pointer}: expected {evidence.Expected}, found {evidence.Actual ?? "nothing"}");
                }
            }
        }
    }

    internal void Published(GovernanceRun run)
    {
        Heading($"Published to the Data Map: {run.Batch.Entities.Length} entities");
        foreach (PublishReceipt receipt in run.Receipts)
        {
            output.WriteLine($"  {receipt} ({receipt.Requests} requests)");
            foreach (PublishFailure failure in receipt.Failures)
            {
                output.WriteLine($"  refused {failure.Entity.TypeName} {failure.Entity.QualifiedName}: {failure.Code} {failure.Message}");
            }
        }
    }

    internal async Task ReadBackAsync(GovernanceRun run, DataMapClient client)
    {
        if (ServedModel(run.Graph) is not { } model || run.Batch.Entities.FirstOrDefault(entity => entity.Source == model.Id) is not { } entity)
        {
            return;
        }

        Heading("Read back from the Data Map");
        int found = 0;
        foreach (IGrouping<string, CatalogEntity> type in run.Batch.Entities.GroupBy(published => published.TypeName))
        {
            found += (await client.Entities.GetManyByQualifiedNameAsync(type.Key, [.. type.Select(published => published.QualifiedName)])).Length;
        }

        output.WriteLine($"  {found} of {run.Batch.Entities.Length} entities are there");
        AtlasEntity stored = await client.Entities.GetByQualifiedNameAsync(entity.TypeName, entity.QualifiedName);
        AtlasLineage lineage = await client.Lineage.GetByQualifiedNameAsync(entity.TypeName, entity.QualifiedName, DataMapLineageDirection.Input, depth: 12);
        output.WriteLine($"  {stored.TypeName} {stored.QualifiedName}");
        output.WriteLine($"  upstream of it there: {lineage.Entities.Count - 1} entities, {lineage.Relations.Length} relations, among them");
        foreach (AtlasEntity upstream in lineage.Entities.Values.Where(upstream => upstream.TypeName.StartsWith("azure_", StringComparison.Ordinal)).OrderBy(upstream => upstream.QualifiedName, StringComparer.Ordinal))
        {
            output.WriteLine($"    {upstream.TypeName} {upstream.QualifiedName}");
        }
    }

    /// <summary>Picks the served model with the longest story.</summary>
    private static LineageNode? ServedModel(LineageGraph graph) => graph.Snapshot
        .OfKind(AssetKinds.ModelVersion)
        .Where(model => graph.Downstream(model.Id, new LineageQuery { Kinds = [AssetKinds.OnlineEndpoint] }).Count > 0)
        .OrderByDescending(model => graph.Upstream(model.Id).Count)
        .ThenBy(model => model.Id)
        .Select(model => (LineageNode?)graph.Node(model.Id))
        .FirstOrDefault();

    private void Draw(LineageGraph graph, LineageNode node, string indent, HashSet<int> drawn)
    {
        foreach (LineageEdge edge in graph.EdgesInto(node).Where(edge => LineageRoleSet.Data.Contains(edge.Role)).OrderBy(edge => edge.Upstream.Id))
        {
            bool first = drawn.Add(edge.Upstream.Index);
            output.WriteLine($"{indent}← {edge.Role} {edge.Upstream.Kind.DisplayName} {edge.Upstream.DisplayName}{(first ? string.Empty : " (above)")}");
            if (first)
            {
                Draw(graph, edge.Upstream, indent + "  ", drawn);
            }
        }
    }

    private void Heading(string text)
    {
        output.WriteLine();
        output.WriteLine(text);
        output.WriteLine(new string('─', Math.Min(text.Length, 100)));
    }
}
