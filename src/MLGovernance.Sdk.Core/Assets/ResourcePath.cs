namespace MLGovernance;

/// <summary>Reads the parts of a canonical resource id or registry asset. Works on text, so that an identity stays one reference wide.</summary>
internal static class ResourcePath
{
    internal const string MachineLearning = "microsoft.machinelearningservices";
    private const string RegistryPrefix = "azureml://registries/";
    private const string WorkspacesStep = "/providers/" + MachineLearning + "/workspaces/";
    private const string RegistriesStep = "/providers/" + MachineLearning + "/registries/";

    internal static string TypeOf(string value)
    {
        if (value.StartsWith(RegistryPrefix, StringComparison.Ordinal))
        {
            return Types(MachineLearning + "/registries", value.Split('/')[4..]);
        }

        if (!value.StartsWith('/') || CanonicalText.FormOf(value) != AssetIdForm.Resource)
        {
            return string.Empty;
        }

        int provider = value.LastIndexOf("/providers/", StringComparison.Ordinal);
        if (provider >= 0)
        {
            string[] steps = value[(provider + "/providers/".Length)..].Split('/');
            return Types(steps[0], steps[1..]);
        }

        return value.Contains("/resourcegroups/", StringComparison.Ordinal) ? "microsoft.resources/subscriptions/resourcegroups" : "microsoft.resources/subscriptions";
    }

    internal static string NameOf(string value)
    {
        int last = value.LastIndexOf('/');
        ReadOnlySpan<char> name = value.AsSpan(last + 1);
        if (EndsInVersions(value.AsSpan(0, Math.Max(0, last))) && value.LastIndexOf('/', last - 1) is var versions and > 0)
        {
            name = value.AsSpan(0, versions);
            name = name[(name.LastIndexOf('/') + 1)..];
        }

        int label = name.IndexOf('@');
        return (label < 0 ? name : name[..label]).ToString();
    }

    internal static string? VersionOf(string value) =>
        IsResource(value) && value.LastIndexOf('/') is var last and > 0 && EndsInVersions(value.AsSpan(0, last)) ? value[(last + 1)..] : null;

    internal static string? LabelOf(string value)
    {
        if (!IsResource(value))
        {
            return null;
        }

        string last = CanonicalText.LastStep(value);
        int label = last.IndexOf('@', StringComparison.Ordinal);
        return label < 0 || value.Contains("/versions/", StringComparison.Ordinal) ? null : last[(label + 1)..];
    }

    internal static string? ParentOf(string value)
    {
        if (value.StartsWith(RegistryPrefix, StringComparison.Ordinal))
        {
            return value.Count('/') > 3 ? UpTwo(value) : null;
        }

        int provider = value.LastIndexOf("/providers/", StringComparison.Ordinal);
        if (provider < 0)
        {
            return value.Contains("/resourcegroups/", StringComparison.Ordinal) ? UpTwo(value) : null;
        }

        string above = UpTwo(value);
        return above.Length > provider + "/providers/".Length && above[(provider + "/providers/".Length)..].Contains('/', StringComparison.Ordinal)
            ? above
            : provider == 0 ? null : value[..provider];
    }

    internal static string? ContainerOf(string value)
    {
        if (VersionOf(value) is not null)
        {
            return UpTwo(value);
        }

        return LabelOf(value) is { } label ? value[..^(label.Length + 1)] : null;
    }

    internal static string? ScopeOf(string value)
    {
        if (value.StartsWith(RegistryPrefix, StringComparison.Ordinal))
        {
            int end = value.IndexOf('/', RegistryPrefix.Length);
            return end < 0 ? value : value[..end];
        }

        if (Through(value, RegistriesStep) is { } registry)
        {
            return RegistryForm(registry);
        }

        return Through(value, WorkspacesStep);
    }

    /// <summary>Returns a registry's Resource Manager id as <c>azureml://registries/{name}</c>, the form that its assets start with; other text as it is.</summary>
    internal static string RegistryForm(string value)
    {
        int at = value.IndexOf(RegistriesStep, StringComparison.Ordinal);
        return at < 0 || value.IndexOf('/', at + RegistriesStep.Length) >= 0 ? value : RegistryPrefix + value[(at + RegistriesStep.Length)..];
    }

    internal static string? Step(string value, string name)
    {
        if (!value.StartsWith("/subscriptions/", StringComparison.Ordinal))
        {
            return null;
        }

        string[] steps = value.Split('/', 6);
        return name == "subscriptions" ? steps[2] : steps.Length > 4 && steps[3] == name ? steps[4] : null;
    }

    private static bool EndsInVersions(ReadOnlySpan<char> above) => above.EndsWith("/versions") || above is "versions";

    private static bool IsResource(string value) => value.StartsWith('/') || value.StartsWith(RegistryPrefix, StringComparison.Ordinal);

    private static string UpTwo(string value) => value[..value.LastIndexOf('/', value.LastIndexOf('/') - 1)];

    private static string? Through(string value, string step)
    {
        int at = value.IndexOf(step, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        int end = value.AsSpan(at + step.Length).IndexOfAny('/', '#');
        return end < 0 ? value : value[..(at + step.Length + end)];
    }

    private static string Types(string first, string[] steps)
    {
        var type = new System.Text.StringBuilder(first);
        for (int i = 0; i < steps.Length; i += 2)
        {
            type.Append('/').Append(steps[i]);
        }

        return type.ToString();
    }
}
