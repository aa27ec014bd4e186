namespace MLGovernance.Pipeline;

/// <summary>A request to the event endpoint, as any web framework has it.</summary>
/// <param name="Method">The method: POST for events, OPTIONS for the CloudEvents handshake.</param>
/// <param name="Header">Returns the value of a header, by a name that is compared without case, or null.</param>
/// <param name="Query">Returns the value of a query parameter, or null.</param>
/// <param name="Body">The body; it is read to at most 1 MB, which is the most that Event Grid sends.</param>
public sealed record WorkspaceEventRequest(string Method, Func<string, string?> Header, Func<string, string?> Query, Stream Body);
