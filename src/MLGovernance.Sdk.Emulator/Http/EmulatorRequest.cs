namespace MLGovernance.Emulator;

/// <summary>One request that reached the emulator, as a test reads it. The token itself is never kept.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Host">The host and port that the client addressed.</param>
/// <param name="Path">The path, percent-decoded, without the query.</param>
/// <param name="Query">The query, starting with a question mark, or empty.</param>
/// <param name="HadBearerToken">Whether a bearer token came with it.</param>
/// <param name="Status">The status that was answered; 0 when the connection was dropped instead.</param>
/// <param name="RequestBytes">The length of the request's body.</param>
/// <param name="Faulted">Whether a fault of the script acted on it.</param>
public sealed record EmulatorRequest(
    string Method, string Host, string Path, string Query, bool HadBearerToken, int Status, long RequestBytes, bool Faulted);
