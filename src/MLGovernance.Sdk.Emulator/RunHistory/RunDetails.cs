using System.Text.Json.Nodes;

namespace MLGovernance.Emulator.RunHistory;

/// <summary>The details of a run: the members of its record that the details call carries, with its definition and log files.</summary>
internal static class RunDetails
{
    private static readonly string[] Members =
        ["runId", "target", "status", "startTimeUtc", "endTimeUtc", "error", "warnings", "properties", "inputs", "outputs", "inputDatasets", "outputDatasets", "runDefinition", "logFiles", "submittedBy"];

    public static JsonObject Of(JsonObject run)
    {
        var details = new JsonObject();
        foreach (string member in Members)
        {
            if (run.TryGetPropertyValue(member, out JsonNode? value))
            {
                details[member] = value?.DeepClone();
            }
        }

        details.TryAdd("inputDatasets", new JsonArray());
        details.TryAdd("outputDatasets", new JsonArray());
        details.TryAdd("logFiles", new JsonObject());
        return details;
    }
}
