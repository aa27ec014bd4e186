using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Reads <c>.mlgovernance.json</c>. Comments and trailing commas are welcome; unknown members are refused, because a misspelt waiver protects nobody.</summary>
public static class PolicyConfigurationReader
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    /// <summary>Reads a configuration.</summary>
    /// <param name="json">The file's content in UTF-8.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="FormatException">The file is not as expected; the message names the file and the place.</exception>
    public static PolicyConfiguration Read(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(new Place(document.RootElement, name, string.Empty));
        }
        catch (JsonException error)
        {
            throw new FormatException($"{name} is no valid JSON at line {error.LineNumber + 1}: {error.Message}", error);
        }
    }

    private static PolicyConfiguration Read(Place root)
    {
        var configuration = new PolicyConfiguration();
        foreach (Place member in root.Members())
        {
            configuration = member.Name switch
            {
                "$schema" => configuration,
                "catalogues" => configuration with { Catalogues = member.Texts() },
                "policies" => configuration with { Settings = [.. configuration.Settings, .. Policies(member, [])] },
                "scopes" => configuration with { Settings = [.. configuration.Settings, .. member.Items().SelectMany(Scope)] },
                "exclude" => configuration with { Excluded = [.. member.Items().Select(item => item.Id())] },
                "exemptions" => configuration with { Exemptions = [.. member.Items().Select(Exemption)] },
                "initiatives" => configuration with { Initiatives = [.. member.Members().Select(initiative => new PolicyInitiative(initiative.Name, initiative.Texts()))] },
                "baseline" => configuration with { Baseline = member.Text() },
                _ => throw member.Unexpected("catalogues, policies, scopes, exclude, exemptions, initiatives, baseline"),
            };
        }

        return configuration;
    }

    private static IEnumerable<PolicyAssignment> Scope(Place place)
    {
        ImmutableArray<AssetId> scopes = [];
        Place? policies = null;
        foreach (Place member in place.Members())
        {
            switch (member.Name)
            {
                case "scope":
                    scopes = [member.Id()];
                    break;
                case "policies":
                    policies = member;
                    break;
                default:
                    throw member.Unexpected("scope, policies");
            }
        }

        return scopes.IsEmpty || policies is not { } stated ? throw place.Wrong("an object with 'scope' and 'policies'") : Policies(stated, scopes);
    }

    private static IEnumerable<PolicyAssignment> Policies(Place place, ImmutableArray<AssetId> scopes) => [.. place.Members().Select(policy =>
    {
        var assignment = new PolicyAssignment { PolicyId = policy.Name, Scopes = scopes };
        foreach (Place member in policy.Members())
        {
            assignment = member.Name switch
            {
                "severity" => assignment with { Severity = member.OneOf<PolicySeverity>() },
                "effect" => assignment with { Effect = member.OneOf<PolicyEffect>() },
                "notScopes" => assignment with { NotScopes = [.. member.Items().Select(item => item.Id())] },
                "parameters" => assignment with { Parameters = member.Members().ToImmutableDictionary(value => value.Name, value => value.Texts(), StringComparer.Ordinal) },
                _ => throw member.Unexpected("severity, effect, parameters, notScopes"),
            };
        }

        return assignment;
    })];

    private static PolicyExemption Exemption(Place place)
    {
        Dictionary<string, Place> members = place.Members().ToDictionary(member => member.Name, StringComparer.Ordinal);
        if (members.Values.FirstOrDefault(member => member.Name is not ("policies" or "scope" or "reason" or "owner" or "expires")) is { Name.Length: > 0 } odd)
        {
            throw odd.Unexpected("policies, scope, reason, owner, expires");
        }

        return members.TryGetValue("scope", out Place scope) && members.TryGetValue("reason", out Place reason) && members.TryGetValue("owner", out Place owner)
            ? new PolicyExemption
            {
                Scope = scope.Id(),
                Reason = reason.Text(),
                Owner = owner.Text(),
                PolicyIds = members.TryGetValue("policies", out Place policies) ? policies.Texts() : [],
                ExpiresAt = members.TryGetValue("expires", out Place expires) ? expires.Time() : null,
            }
            : throw place.Wrong("an object with 'scope', 'reason' and 'owner'");
    }

    /// <summary>A value in the file, which knows where it stands.</summary>
    private readonly record struct Place(JsonElement Json, string File, string Path)
    {
        internal string Name => Path is null ? string.Empty : Path[(Path.LastIndexOf('/') + 1)..];

        internal IEnumerable<Place> Members()
        {
            Place self = this;
            return Json.ValueKind == JsonValueKind.Object
                ? Json.EnumerateObject().Select(member => new Place(member.Value, self.File, $"{self.Path}/{member.Name}"))
                : throw Wrong("an object");
        }

        internal IEnumerable<Place> Items()
        {
            Place self = this;
            return Json.ValueKind == JsonValueKind.Array
                ? Json.EnumerateArray().Select((item, index) => new Place(item, self.File, string.Create(CultureInfo.InvariantCulture, $"{self.Path}/{index}")))
                : throw Wrong("an array");
        }

        internal string Text() => Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw Wrong("a text");

        internal ImmutableArray<string> Texts() => Json.ValueKind == JsonValueKind.Array ? [.. Items().Select(item => item.Text())] : [Text()];

        internal AssetId Id() => AssetId.TryParse(Text(), null, out AssetId id, out string? error) ? id : throw new FormatException($"{File} at {Path}: {error}");

        internal DateTimeOffset Time() => Json.AsTime() ?? throw Wrong("a date such as 2027-01-31");

        internal T OneOf<T>()
            where T : struct, Enum =>
            Enum.TryParse(Text(), ignoreCase: true, out T value) && Enum.IsDefined(value) ? value : throw Wrong("one of " + string.Join(", ", Enum.GetNames<T>()));

        internal FormatException Wrong(string expected) => new($"{File} at {(Path.Length == 0 ? "its root" : Path)}: expected {expected}.");

        internal FormatException Unexpected(string allowed) => new($"{File} at {Path}: '{Name}' is not known here; expected one of {allowed}.");
    }
}
