namespace MLGovernance;

/// <summary>
/// Reads and writes the identities of what OpenLineage names: <c>openlineage://{namespace}/{datasets|jobs}/{name}</c>, with
/// <c>/runs/{runId}</c> or <c>/events/{static}</c> behind a job or dataset. Namespace and name are percent-encoded, so that every pair of
/// them is one text and no other.
/// </summary>
internal static class OpenLineageName
{
    internal const string Prefix = "openlineage://";
    internal const string ResourceProvider = "openlineage";

    internal static string Compose(string @namespace, string collection, string name) =>
        $"{Prefix}{Uri.EscapeDataString(@namespace)}/{collection}/{Uri.EscapeDataString(name)}";

    /// <summary>Returns the canonical text, or null with what was expected.</summary>
    internal static string? Parse(string text, out string? error)
    {
        string[] steps = text[Prefix.Length..].TrimEnd('/').Split('/');
        bool good = steps.Length is 3 or 5 && Array.TrueForAll(steps, step => step.Length > 0)
            && steps[1].ToLowerInvariant() is "datasets" or "jobs"
            && (steps.Length == 3 || steps[3].ToLowerInvariant() is "runs" or "events");
        error = good ? null : $"'{AssetIdParser.Shown(text)}' names nothing of OpenLineage: expected 'openlineage://NAMESPACE/datasets/NAME' or 'openlineage://NAMESPACE/jobs/NAME', both percent-encoded.";
        if (!good)
        {
            return null;
        }

        string head = Compose(Uri.UnescapeDataString(steps[0]), steps[1].ToLowerInvariant(), Uri.UnescapeDataString(steps[2]));
        return steps.Length == 3 ? head : $"{head}/{steps[3].ToLowerInvariant()}/{Uri.EscapeDataString(Uri.UnescapeDataString(steps[4]))}";
    }

    internal static string NamespaceOf(string value) => Uri.UnescapeDataString(value[Prefix.Length..value.IndexOf('/', Prefix.Length)]);

    /// <summary>Returns the name of the dataset, job, run or event that a text ends with.</summary>
    internal static string NameOf(string value) => Uri.UnescapeDataString(CanonicalText.LastStep(value));

    internal static string TypeOf(string value)
    {
        string[] steps = value[Prefix.Length..].Split('/');
        return steps.Length == 3 ? $"{ResourceProvider}/{steps[1]}" : $"{ResourceProvider}/{steps[1]}/{steps[3]}";
    }

    /// <summary>Returns the job of a run, the job or dataset of an event; null for a job or dataset.</summary>
    internal static string? ParentOf(string value)
    {
        string[] steps = value[Prefix.Length..].Split('/');
        return steps.Length == 5 ? Prefix + string.Join('/', steps[..3]) : null;
    }
}
