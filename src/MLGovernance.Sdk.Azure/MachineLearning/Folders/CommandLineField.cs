namespace MLGovernance.Azure;

/// <summary>How one member that the command line prints stands in Resource Manager's shape.</summary>
/// <param name="To">The path below the object that the family's members go to, for example <c>build/contextUri</c>.</param>
/// <param name="Family">The family that the value's own members are read by; see <see cref="CommandLineFields"/>.</param>
/// <param name="IsEnumeration">Whether the value is a name in snake case that Azure writes in its own way: <c>azure_blob</c> as <c>AzureBlob</c>.</param>
internal sealed record CommandLineField(string To, string Family = CommandLineFields.Common, bool IsEnumeration = false);
