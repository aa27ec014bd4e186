using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>The catalogue of built-in policies written as data: one JSON file each beside this one, embedded in the assembly.</summary>
internal static class ControlCatalogue
{
    internal const string ResourcePrefix = "MLGovernance.Policy.Controls.";

    private static readonly Lazy<ImmutableArray<PolicyRule>> Shipped = new(ReadAll);

    /// <summary>Gets the policies, ordered by id. Read and compiled once, when first asked for.</summary>
    internal static ImmutableArray<PolicyRule> All => Shipped.Value;

    private static ImmutableArray<PolicyRule> ReadAll()
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name)),
        ];
    }

    private static ControlRule Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The policy '{name}' is missing from the assembly.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return ControlReader.Read(document.RootElement);
    }
}
