using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>One change that append or modify would make.</summary>
/// <param name="Operation">add, replace or remove.</param>
/// <param name="Path">The JSON pointer (RFC 6901) into the resource.</param>
/// <param name="Value">The new value; undefined for remove.</param>
public sealed record PolicyPatchOperation(string Operation, string Path, JsonElement Value);
