namespace MLGovernance.Purview;

/// <summary>How entities of one type are named by the scans and connectors that Purview ships.</summary>
/// <param name="TypeName">The type's name, for example <c>azure_datalake_gen2_path</c>.</param>
/// <param name="Template">
/// The form of the name: text, and parts in braces such as <c>{account}</c>. A last part that ends in a star, such as <c>{path*}</c>, may
/// hold slashes.
/// </param>
/// <param name="IsConfirmed">
/// Whether the form was seen in a real answer of a Data Map or in Microsoft's own pages; otherwise it follows from its siblings.
/// </param>
public sealed record QualifiedNameRule(string TypeName, string Template, bool IsConfirmed);
