using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>Checks the <c>api-version</c> that every Resource Manager request has to name.</summary>
internal static partial class ArmApiVersion
{
    public static void Require(HttpRequest request, ArmPath path, IReadOnlyList<string> supported)
    {
        string version = request.Query["api-version"].ToString();
        if (version.Length == 0)
        {
            throw ArmError.MissingApiVersion();
        }

        bool isListed = supported.Count == 0 || !path.Provider.Equals(ArmPath.MachineLearning, StringComparison.OrdinalIgnoreCase) ||
            supported.Contains(version, StringComparer.OrdinalIgnoreCase);
        if (!isListed || !WellFormed().IsMatch(version))
        {
            throw ArmError.InvalidApiVersion(version, supported);
        }
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[a-z]+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
