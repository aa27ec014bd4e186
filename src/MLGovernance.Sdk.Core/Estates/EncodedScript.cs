using System.Text;

namespace MLGovernance;

/// <summary>A script that stands in a payload as base64, such as the set-up scripts of a compute instance (<c>scriptData</c>): secrets in it are as readable as in plain text.</summary>
internal static class EncodedScript
{
    internal static bool IsNamed(string name) => string.Equals(name, "scriptData", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the script without secrets, in base64 again; the same instance when there were none. What is not base64 is scrubbed as it is.</summary>
    internal static string Scrub(string value)
    {
        byte[] decoded = new byte[value.Length];
        if (!Convert.TryFromBase64String(value, decoded, out int length))
        {
            return SecretPatterns.Replace(value);
        }

        string text = Encoding.UTF8.GetString(decoded, 0, length);
        string clean = SecretPatterns.Replace(text);
        return ReferenceEquals(text, clean) ? value : Convert.ToBase64String(Encoding.UTF8.GetBytes(clean));
    }
}
