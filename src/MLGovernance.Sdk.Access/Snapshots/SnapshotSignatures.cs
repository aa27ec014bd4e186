using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Finds user delegation signatures in the addresses that resources hold: connections, data, jobs, deployments. The signature itself is redacted before a snapshot keeps it.</summary>
/// <remarks>Source of the parameters: "Create a user delegation SAS" (skoid, suoid, saoid, sp, sr, se).</remarks>
internal static class SnapshotSignatures
{
    private static readonly AssetKind[] Holders =
    [
        AssetKinds.Connection, AssetKinds.DataVersion, AssetKinds.ModelVersion, AssetKinds.Job, AssetKinds.OnlineDeployment, AssetKinds.BatchDeployment,
        AssetKinds.ComponentVersion, AssetKinds.Schedule, AssetKinds.Compute,
    ];

    public static IEnumerable<PodSignature> Read(EstateSnapshot snapshot)
    {
        DateTimeOffset? now = snapshot.TakenAt == DateTimeOffset.UnixEpoch ? null : snapshot.TakenAt;
        foreach (Asset asset in Holders.SelectMany(snapshot.OfKind).Where(asset => asset.Payload.Span.IndexOf("skoid="u8) >= 0))
        {
            foreach (string text in Texts(asset.Json))
            {
                if (text.Contains("skoid=", StringComparison.OrdinalIgnoreCase) && TryParse(text, asset.Id.Value, now) is { } signature)
                {
                    yield return signature;
                }
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Texts(property.Value)),
        _ => [],
    };

    private static PodSignature? TryParse(string text, string foundIn, DateTimeOffset? now)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        Dictionary<string, string> query = uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.OrdinalIgnoreCase);
        bool isOver = AccessTime(query.GetValueOrDefault("se")) is { } end && now is { } moment && end <= moment;
        if (isOver || !query.TryGetValue("skoid", out string? delegator))
        {
            return null;
        }

        string[] path = uri.AbsolutePath.Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        bool whole = query.GetValueOrDefault("sr") is "c" or null;
        return new PodSignature
        {
            Account = uri.Host.Split('.')[0],
            FoundIn = foundIn,
            Token = new SharedAccessToken
            {
                Permissions = query.GetValueOrDefault("sp") ?? "",
                Container = path.Length > 0 ? path[0] : null,
                Path = whole || path.Length < 2 ? null : "/" + Uri.UnescapeDataString(string.Join('/', path[1..])),
                Delegator = delegator,
                UnauthorizedObjectId = query.GetValueOrDefault("suoid"),
                AuthorizedObjectId = query.GetValueOrDefault("saoid"),
            },
        };
    }

    private static DateTimeOffset? AccessTime(string? text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
