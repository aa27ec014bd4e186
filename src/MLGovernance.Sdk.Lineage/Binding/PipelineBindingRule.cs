using System.Text.Json;

namespace MLGovernance.Lineage;

/// <summary>
/// Joins the child runs of a pipeline as its bindings tell: <c>${{parent.jobs.a.outputs.x}}</c> as an input of node b means that b uses what
/// a makes. Child runs are found by the node name in <c>azureml.modulename</c>, or by <c>azureml.nodeid</c>.
/// </summary>
internal static class PipelineBindingRule
{
    private const string Prefix = "${{parent.jobs.";

    internal static void Apply(BindingContext context)
    {
        var children = new Dictionary<(AssetId Pipeline, string Node), int>();
        foreach (int job in context.Snapshot.IndicesOf(AssetKinds.Job))
        {
            Asset child = context.Snapshot[job];
            if (child["/properties/properties/azureml.pipelinerunid"]?.AsText() is { } pipeline && child.Id.Scope is { } workspace)
            {
                foreach (string key in (string[])["azureml.modulename", "azureml.nodeid"])
                {
                    if (child["/properties/properties/" + key]?.AsText() is { } node)
                    {
                        children.TryAdd((workspace.Child("jobs", pipeline), node), job);
                    }
                }
            }
        }

        if (children.Count == 0)
        {
            return;
        }

        foreach (int job in context.Snapshot.IndicesOf(AssetKinds.Job))
        {
            Asset pipeline = context.Snapshot[job];
            if (pipeline["/properties/jobs"] is { ValueKind: JsonValueKind.Object } nodes)
            {
                Join(context, children, pipeline, nodes);
            }
        }
    }

    private static void Join(BindingContext context, Dictionary<(AssetId Pipeline, string Node), int> children, Asset pipeline, JsonElement nodes)
    {
        foreach (JsonProperty node in nodes.EnumerateObject())
        {
            if (!children.TryGetValue((pipeline.Id, node.Name), out int user) || node.Value.At("/inputs") is not { ValueKind: JsonValueKind.Object } inputs)
            {
                continue;
            }

            foreach (JsonProperty input in inputs.EnumerateObject())
            {
                string? binding = input.Value.At("/value")?.AsText() ?? input.Value.At("/path")?.AsText() ?? input.Value.AsText();
                if (MakerOf(binding) is { } maker && children.TryGetValue((pipeline.Id, maker), out int source))
                {
                    context.Edges.Infer(source, user, LineageRole.Consumes, pipeline.Index, LineageInference.PipelineBinding, EdgeConfidence.Derived);
                }
            }
        }
    }

    private static string? MakerOf(string? binding)
    {
        if (binding is null || !binding.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        int end = binding.IndexOf('.', Prefix.Length);
        return end < 0 ? null : binding[Prefix.Length..end];
    }
}
