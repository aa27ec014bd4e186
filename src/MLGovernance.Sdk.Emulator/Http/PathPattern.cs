using System.Text.RegularExpressions;

namespace MLGovernance.Emulator.Http;

/// <summary>A path pattern: <c>*</c> is one segment or a part of it, <c>**</c> anything; letter case does not matter.</summary>
internal sealed class PathPattern
{
    private readonly Regex _regex;

    public PathPattern(string pattern)
    {
        string text = Regex.Escape(pattern.TrimEnd('/'))
            .Replace(@"/\*\*/", "(?:/.*)?/", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        _regex = new Regex($"^{text}/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    public bool Matches(string path) => _regex.IsMatch(path);
}
