using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>Resource Manager's errors, in its own codes and words.</summary>
internal static class ArmError
{
    public static EmulatorError MissingApiVersion() => new(
        400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");

    public static EmulatorError InvalidApiVersion(string version, IEnumerable<string> supported) => new(
        400, "InvalidApiVersionParameter", $"The api-version '{version}' is invalid. The supported versions are '{string.Join(',', supported)}'.");

    public static EmulatorError NotFound(ArmPath path)
    {
        if (path.Provider.Length == 0)
        {
            return path.ResourceGroup.Length > 0
                ? new(404, "ResourceGroupNotFound", $"Resource group '{path.ResourceGroup}' could not be found.")
                : new(404, "SubscriptionNotFound", $"The subscription '{path.Subscription}' could not be found.");
        }

        string name = string.Join('/', path.Segments.Where((_, i) => i > path.Segments.Length - path.Depth && (path.Segments.Length - i) % 2 == 1));
        return new(
            404, "ResourceNotFound",
            $"The Resource '{path.ResourceType}/{name}' under resource group '{path.ResourceGroup}' was not found. " +
            "For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    public static EmulatorError ParentNotFound(ArmPath collection) => new(
        404, "ParentResourceNotFound",
        $"Failed to perform 'read' on resource(s) of type '{collection.ResourceType}', because the parent resource '{collection.Parent}' could not be found.");

    public static EmulatorError InvalidType(ArmPath path) => new(
        404, "InvalidResourceType",
        $"The resource type '{path.ResourceType}' could not be found in the namespace '{path.Provider}'.");

    public static EmulatorError UnsupportedKind(ArmPath collection) => new(
        400, "UserError", $"'{collection.Last}' is not supported in '{collection.Parent}': its kind is not FeatureStore.");

    public static EmulatorError Forbidden(ArmPath path, string action) => new(
        403, "AuthorizationFailed",
        $"The client 'emulated' with object id '00000000-0000-0000-0000-00000000c0de' does not have authorization to perform action " +
        $"'{path.ResourceType}/{action}' over scope '{path}' or the scope is invalid.");

    public static EmulatorError MethodNotAllowed(string method, ArmPath path) => new(
        405, "MethodNotAllowed", $"The emulator does not carry out {method} on '{path}'.");

    public static EmulatorError BadParameter(string name, string value, string expected) => new(
        400, "UserError", $"Invalid value '{value}' of query parameter '{name}': expected {expected}.");

    public static EmulatorError TooManyRequests(int retryAfterSeconds)
    {
        var error = new EmulatorError(429, "TooManyRequests", "Rate limit is exceeded. Try again later.");
        error.Headers["Retry-After"] = retryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return error;
    }
}
