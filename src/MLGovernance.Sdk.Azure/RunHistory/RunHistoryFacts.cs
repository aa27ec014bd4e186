using System.Buffers;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>
/// Joins what run history says about a run to the job's payload, as one member <c>runHistory</c> beside <c>properties</c>:
/// <c>{"parentRunId","rootRunId","startTimeUtc","endTimeUtc","inputs":{n:{assetId,type}},"outputs":…,"inputDatasets","outputDatasets","createdBy":{"userObjectId"}}</c>.
/// The table of kinds reads references from there like from any other property.
/// </summary>
/// <remarks>Only these members are taken over: run definitions and log links hold environment variables and signed addresses.</remarks>
internal static class RunHistoryFacts
{
    internal const string Member = "runHistory";

    private static readonly string[] Kept =
    [
        "runId", "parentRunId", "rootRunId", "runType", "status", "startTimeUtc", "endTimeUtc",
        "inputs", "outputs", "inputDatasets", "outputDatasets",
    ];

    /// <summary>Returns the job with the facts of the records, the first of which wins.</summary>
    /// <param name="job">The job as Resource Manager sent it.</param>
    /// <param name="records">The run's details and record.</param>
    internal static byte[] Join(ResourceJson job, params ReadOnlySpan<ResourceJson> records)
    {
        ArrayBufferWriter<byte> output = new(job.Utf8.Length + 512);
        using Utf8JsonWriter writer = new(output);
        using JsonDocument document = job.Parse();
        writer.WriteStartObject();
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.Name != Member)
            {
                property.WriteTo(writer);
            }
        }

        writer.WriteStartObject(Member);
        HashSet<string> written = new(StringComparer.Ordinal);
        foreach (ResourceJson record in records)
        {
            using JsonDocument facts = record.Parse();
            foreach (string name in Kept)
            {
                if (facts.RootElement.TryGetProperty(name, out JsonElement value) && HasContent(value) && written.Add(name))
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }
        }

        WriteSubmitter(writer, records);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Returns a job made of a run that Resource Manager does not show as one.</summary>
    /// <param name="workspaceId">The workspace's Resource Manager id.</param>
    /// <param name="run">The run's record.</param>
    internal static ResourceJson ToJob(string workspaceId, ResourceJson run)
    {
        string name = run.Text("runId") ?? throw new InvalidDataException("A run of run history has no 'runId'.");
        ArrayBufferWriter<byte> output = new(512);
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartObject();
            writer.WriteString("id", $"{workspaceId}/jobs/{name}");
            writer.WriteString("name", name);
            writer.WriteString("type", "Microsoft.MachineLearningServices/workspaces/jobs");
            writer.WriteStartObject("properties");
            writer.WriteString("displayName", run.Text("displayName") ?? name);
            writer.WriteString("status", run.Text("status"));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return new ResourceJson(output.WrittenMemory.ToArray());
    }

    /// <summary>Of who submitted the run only the object id is taken over: roles and access lists name it, and Resource Manager tells a name only.</summary>
    private static void WriteSubmitter(Utf8JsonWriter writer, ReadOnlySpan<ResourceJson> records)
    {
        foreach (ResourceJson record in records)
        {
            if (record.Text("createdBy", "userObjectId") is { Length: > 0 } submitter)
            {
                writer.WriteStartObject("createdBy");
                writer.WriteString("userObjectId", submitter);
                writer.WriteEndObject();
                return;
            }
        }
    }

    private static bool HasContent(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.Object => value.EnumerateObject().MoveNext(),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };
}
