using System.Text.Json;
using System.Text.Json.Nodes;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.RunHistory;

/// <summary>The run record that follows from a job: its parent is named by the pipeline's properties or by the trial's name.</summary>
internal static class JobRun
{
    public static string? ParentOf(ArmResource job)
    {
        JsonElement bag = ArmResource.Member(job.Properties, "properties");
        if (ArmResource.Text(bag, "azureml.pipelinerunid") is { Length: > 0 } pipeline && pipeline != job.Name)
        {
            return pipeline;
        }

        int underscore = job.Name.LastIndexOf('_');
        return underscore > 0 && int.TryParse(job.Name.AsSpan(underscore + 1), out _) ? job.Name[..underscore] : null;
    }

    public static JsonObject Of(ArmResource job)
    {
        JsonElement systemData = ArmResource.Member(job.Body, "systemData");
        string? parent = ParentOf(job);
        JsonElement bag = ArmResource.Member(job.Properties, "properties");
        return new JsonObject
        {
            ["runId"] = job.Name,
            ["parentRunId"] = parent,
            ["rootRunId"] = ArmResource.Text(bag, "azureml.rootpipelinerunid") ?? parent ?? job.Name,
            ["experimentName"] = ArmResource.Text(job.Properties, "experimentName") ?? "Default",
            ["displayName"] = ArmResource.Text(job.Properties, "displayName"),
            ["status"] = ArmResource.Text(job.Properties, "status"),
            ["createdUtc"] = ArmResource.Text(systemData, "createdAt"),
            ["startTimeUtc"] = ArmResource.Text(systemData, "createdAt"),
            ["endTimeUtc"] = ArmResource.Text(systemData, "lastModifiedAt"),
            ["createdBy"] = new JsonObject { ["userObjectId"] = ArmResource.Text(systemData, "createdByObjectId"), ["userName"] = ArmResource.Text(systemData, "createdBy") },
            ["runType"] = ArmResource.Text(bag, "runType") ?? "azureml." + ArmResource.Text(job.Properties, "jobType"),
            ["properties"] = Copy(bag),
            ["tags"] = Copy(ArmResource.Member(job.Properties, "tags")),
            ["inputs"] = Ports(ArmResource.Member(job.Properties, "inputs"), "jobInputType"),
            ["outputs"] = Ports(ArmResource.Member(job.Properties, "outputs"), "jobOutputType"),
            ["inputDatasets"] = new JsonArray(),
            ["outputDatasets"] = new JsonArray(),
        };
    }

    private static JsonNode Copy(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? JsonNode.Parse(element.GetRawText())! : new JsonObject();

    private static JsonObject Ports(JsonElement ports, string typeMember)
    {
        var result = new JsonObject();
        if (ports.ValueKind != JsonValueKind.Object)
        {
            return result;
        }

        foreach (JsonProperty port in ports.EnumerateObject())
        {
            if (ArmResource.Text(port.Value, "uri") is { } uri)
            {
                result[port.Name] = new JsonObject { ["assetId"] = uri, ["type"] = ArmResource.Text(port.Value, typeMember) };
            }
        }

        return result;
    }
}
