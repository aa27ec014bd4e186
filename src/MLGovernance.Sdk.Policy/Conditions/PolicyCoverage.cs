using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Whether a definition can be decided offline, and what stands in the way when it cannot.</summary>
public sealed record PolicyCoverage
{
    /// <summary>Gets the title of the definition, its name, or nothing.</summary>
    public required string Definition { get; init; }

    /// <summary>Gets the mode.</summary>
    public required string Mode { get; init; }

    /// <summary>Gets what it takes to decide the definition.</summary>
    public required PolicyDecidability Decidability { get; init; }

    /// <summary>Gets why it is not supported; otherwise null.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the fields that are read by convention or by an assumed path, each once.</summary>
    public ImmutableArray<string> AssumedFields { get; init; } = [];

    /// <summary>Looks at one definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>What it takes to decide it; a definition that is not valid is not supported.</returns>
    public static PolicyCoverage Of(JsonElement definition, AliasCatalog? catalog = null, PolicyLanguageOptions? options = null)
    {
        AzurePolicyDefinition parsed;
        try
        {
            parsed = AzurePolicyDefinition.Parse(definition);
        }
        catch (AzurePolicyFormatException exception)
        {
            return new PolicyCoverage { Definition = "", Mode = "", Decidability = PolicyDecidability.NotSupported, Reason = exception.Message };
        }

        if (string.Equals(parsed.PolicyType, "Static", StringComparison.OrdinalIgnoreCase))
        {
            return new PolicyCoverage { Definition = parsed.Label, Mode = parsed.Mode, Decidability = PolicyDecidability.Attestation };
        }

        try
        {
            CompiledPolicy policy = CompiledPolicy.Compile(parsed, catalog, options);
            ImmutableArray<string> assumed =
                [.. policy.Aliases.Where(static a => a.Source != AliasSource.Catalog).Select(static a => a.Field).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
            return new PolicyCoverage { Definition = parsed.Label, Mode = parsed.Mode, Decidability = policy.Decidability, AssumedFields = assumed };
        }
        catch (AzurePolicyFormatException exception)
        {
            return new PolicyCoverage { Definition = parsed.Label, Mode = parsed.Mode, Decidability = PolicyDecidability.NotSupported, Reason = exception.Message };
        }
    }
}
