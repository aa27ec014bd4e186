namespace MLGovernance.Emulator.Arm;

/// <summary>
/// A Resource Manager path taken apart. Segment names, subscriptions, groups and most names compare without case; names of versioned
/// assets, their versions and jobs keep theirs, as the service does.
/// </summary>
internal sealed class ArmPath
{
    public const string MachineLearning = "microsoft.machinelearningservices";

    private static readonly HashSet<string> CaseSensitiveNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "models", "data", "environments", "components", "codes", "featuresets", "featurestoreentities", "jobs", "versions", "features",
    };

    private readonly int _types;

    private ArmPath(string[] segments, int providers)
    {
        Segments = segments;
        _types = providers < 0 ? segments.Length : providers + 2;
        Provider = providers < 0 || providers + 1 >= segments.Length ? "" : segments[providers + 1];
        Scope = providers < 0 ? "" : Join(segments.AsSpan(0, providers));
        Key = Normalize(segments);
    }

    /// <summary>The segments as the client wrote them.</summary>
    public string[] Segments { get; }

    /// <summary>The comparable form.</summary>
    public string Key { get; }

    /// <summary>The last provider namespace of the path, or empty.</summary>
    public string Provider { get; }

    /// <summary>What stands before that provider: a tenant (empty), management group, subscription, group or resource.</summary>
    public string Scope { get; }

    /// <summary>The number of segments behind the provider: even for a resource, odd for a collection or an action.</summary>
    public int Depth => Segments.Length - _types;

    /// <summary>Whether the path names one resource.</summary>
    public bool IsResource => Provider.Length > 0 ? Depth > 0 && Depth % 2 == 0 : Segments.Length % 2 == 0;

    /// <summary>Whether it is a resource directly in a group. What governs others (assignments, locks) is none.</summary>
    public bool IsGroupResource => Depth == 2 && ResourceGroup.Length > 0 && Segments.Length == 8 &&
        !Provider.Equals("Microsoft.Authorization", StringComparison.OrdinalIgnoreCase);

    /// <summary>The last segment: a name, a collection or an action.</summary>
    public string Last => Segments.Length == 0 ? "" : Segments[^1];

    /// <summary>The collection that the last part belongs to: the last type segment.</summary>
    public string Collection => IsResource ? Segments[^2] : Last;

    /// <summary>The subscription, or empty.</summary>
    public string Subscription =>
        Segments.Length > 1 && Segments[0].Equals("subscriptions", StringComparison.OrdinalIgnoreCase) ? Segments[1] : "";

    /// <summary>The resource group, or empty.</summary>
    public string ResourceGroup =>
        Segments.Length > 3 && Segments[2].Equals("resourceGroups", StringComparison.OrdinalIgnoreCase) ? Segments[3] : "";

    /// <summary>The resource type, such as <c>Microsoft.MachineLearningServices/workspaces/models</c>.</summary>
    public string ResourceType => string.Join('/', TypeSegments().Prepend(Provider));

    /// <summary>The path one segment shorter.</summary>
    public ArmPath Parent => Parse(Join(Segments.AsSpan(0, Math.Max(0, Segments.Length - 1))))!;

    public static ArmPath? Parse(string path)
    {
        string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!path.StartsWith('/') && segments.Length > 0)
        {
            return null;
        }

        int providers = Array.FindLastIndex(segments, segment => segment.Equals("providers", StringComparison.OrdinalIgnoreCase));
        return new ArmPath(segments, providers);
    }

    /// <summary>Whether the text starts as a Resource Manager id does.</summary>
    public static bool LooksLikeId(string text) =>
        text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) ||
        text.StartsWith("/providers/", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Join(Segments);

    private static string Join(ReadOnlySpan<string> segments) => segments.IsEmpty ? "" : "/" + string.Join('/', segments!);

    private static string Normalize(string[] segments)
    {
        var parts = new string[segments.Length];
        string provider = "";
        int origin = segments.Length;
        for (int i = 0; i < segments.Length; i++)
        {
            bool isName = i > origin && (i - origin) % 2 == 0;
            bool keepsCase = isName && provider == MachineLearning && CaseSensitiveNames.Contains(segments[i - 1]);
            parts[i] = keepsCase ? segments[i] : segments[i].ToLowerInvariant();
            if (i > 0 && parts[i - 1] == "providers" && !isName)
            {
                provider = parts[i];
                origin = i;
            }
        }

        return Join(parts);
    }

    private IEnumerable<string> TypeSegments()
    {
        for (int i = _types; i < Segments.Length; i += 2)
        {
            yield return Segments[i];
        }
    }
}
