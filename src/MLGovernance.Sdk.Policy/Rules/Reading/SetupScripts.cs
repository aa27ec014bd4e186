using System.Text;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>The set-up scripts of a compute instance, which come as base64 in the payload.</summary>
internal static class SetupScripts
{
    private const string Scripts = "/properties/properties/setupScripts/scripts";

    /// <summary>Finds the scripts that hold what looks like a secret, by JSON pointer. The text of a script goes nowhere.</summary>
    internal static IEnumerable<string> WithSecrets(Asset asset)
    {
        if (asset.Kind != AssetKinds.Compute || asset[Scripts] is not { ValueKind: JsonValueKind.Object } scripts)
        {
            yield break;
        }

        foreach (JsonProperty script in scripts.EnumerateObject())
        {
            if (script.Value.At("/scriptData")?.AsText() is { } data && HoldsSecret(data))
            {
                yield return $"{Scripts}/{script.Name}/scriptData";
            }
        }
    }

    private static bool HoldsSecret(string data)
    {
        byte[] decoded = new byte[data.Length];
        string text = Convert.TryFromBase64String(data, decoded, out int length) ? Encoding.UTF8.GetString(decoded, 0, length) : data;
        return SecretScrubber.ScrubText(text).Contains(SecretScrubber.MarkerPrefix, StringComparison.Ordinal);
    }
}
