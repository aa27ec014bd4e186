using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Reads a pod plan from JSON (schema: <c>docs/schemas/pod-plan.schema.json</c>).</summary>
public static class PodPlanReader
{
    /// <summary>Reads a plan.</summary>
    /// <param name="json">The file's content in UTF-8; comments and trailing commas are fine.</param>
    /// <param name="source">The file's name, for error messages.</param>
    /// <exception cref="FormatException">The file is no plan; the message names the pod and the field.</exception>
    public static PodPlan Read(ReadOnlyMemory<byte> json, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement, source);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{source} is not JSON: {broken.Message}", broken);
        }
    }

    /// <summary>Reads a plan that is part of a larger document.</summary>
    /// <param name="element">The plan.</param>
    /// <param name="source">What is read, for error messages.</param>
    /// <exception cref="FormatException">The element is no plan.</exception>
    public static PodPlan Read(JsonElement element, string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("pods", out JsonElement pods) || pods.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"{source}: expected an object with an array 'pods'.");
        }

        PodPlan plan = new()
        {
            Pods = [.. pods.EnumerateArray().Select((pod, index) => ReadPod(pod, $"{source}, pods[{index}]"))],
            Administrators = AccessJson.Texts(element, "administrators"),
            BroadGroups = AccessJson.Texts(element, "broadGroups"),
            ApprovedRepositories = AccessJson.Texts(element, "approvedRepositories"),
            Names = ReadNames(element),
        };
        Check(plan, source);
        return plan;
    }

    private static Dictionary<string, string> ReadNames(JsonElement element)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (element.TryGetProperty("names", out JsonElement map) && map.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty name in map.EnumerateObject().Where(name => name.Value.ValueKind == JsonValueKind.String))
            {
                names[name.Name] = name.Value.GetString()!;
            }
        }

        return names;
    }

    private static Pod ReadPod(JsonElement pod, string place)
    {
        string name = AccessJson.Required(pod, "name", place);
        return new Pod
        {
            Name = name,
            Members = AccessJson.Texts(pod, "members"),
            ComputeIdentities = AccessJson.Texts(pod, "computeIdentities"),
            Workspaces = AccessJson.Texts(pod, "workspaces"),
            Datastores = AccessJson.Texts(pod, "datastores"),
            Prefixes = [.. AccessJson.Items(pod, "prefixes").Select(prefix => ReadPrefix(prefix, $"{place} '{name}', prefixes"))],
            Shares = [.. AccessJson.Items(pod, "shares").Select(share => new PodShare
            {
                With = AccessJson.Required(share, "with", $"{place} '{name}', shares"),
                Prefix = share.TryGetProperty("prefix", out JsonElement prefix) ? ReadPrefix(prefix, $"{place} '{name}', shares") : null,
                AllowsWrite = AccessOf(share, $"{place} '{name}', shares"),
            })],
        };
    }

    private static PodPrefix ReadPrefix(JsonElement prefix, string place)
    {
        string account = AccessJson.Required(prefix, "account", place);
        return new PodPrefix
        {
            Account = account[(account.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/'),
            Container = AccessJson.Required(prefix, "container", place),
            Path = LakePath.Normalize(AccessJson.Text(prefix, "path") ?? "/"),
        };
    }

    private static bool AccessOf(JsonElement share, string place) => AccessJson.Text(share, "access") switch
    {
        null or "read" => false,
        "write" => true,
        var other => throw new FormatException($"{place}: '{other}' is no access; expected read or write."),
    };

    private static void Check(PodPlan plan, string source)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Pod pod in plan.Pods)
        {
            if (!names.Add(pod.Name))
            {
                throw new FormatException($"{source}: two pods are named '{pod.Name}'.");
            }
        }

        foreach (Pod pod in plan.Pods)
        {
            ImmutableArray<string> unknown = [.. pod.Shares.Select(share => share.With).Where(with => with != "*" && !names.Contains(with))];
            if (!unknown.IsEmpty)
            {
                throw new FormatException($"{source}: pod '{pod.Name}' shares with '{unknown[0]}', which is no pod of the plan.");
            }
        }
    }
}
