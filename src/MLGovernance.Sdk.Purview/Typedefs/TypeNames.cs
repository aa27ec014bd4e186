using System.Collections.Immutable;
using System.Text;

namespace MLGovernance.Purview;

/// <summary>
/// The names of the catalogue types that kinds are published as. The default names are this library's own, because Microsoft's names for
/// Azure ML assets are not public; an organisation whose Data Map holds such types maps kinds on to them.
/// </summary>
public sealed class TypeNames
{
    /// <summary>The prefix of this library's own type names.</summary>
    public const string Prefix = "mlgov_aml_";

    /// <summary>The type of a step of lineage that no job stands for, such as a deployment or a registration.</summary>
    public const string LineageStep = Prefix + "lineage_step";

    /// <summary>The business metadata group that holds what policies found.</summary>
    public const string ComplianceGroup = "mlgov_compliance";

    /// <summary>The prefix of the classifications that tags state and lineage carries on.</summary>
    public const string ClassificationPrefix = "mlgov_classification_";

    /// <summary>The business metadata group that holds the reasons of inherited classifications.</summary>
    public const string ClassificationGroup = "mlgov_classification";

    private readonly ImmutableDictionary<string, string> _overrides;

    private TypeNames(ImmutableDictionary<string, string> overrides) => _overrides = overrides;

    /// <summary>Gets the default names.</summary>
    public static TypeNames Default { get; } = new(ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Returns names in which a kind is published as another type.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="typeName">The type's name in the catalogue.</param>
    public TypeNames With(AssetKind kind, string typeName)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentException.ThrowIfNullOrWhiteSpace(typeName);
        return new TypeNames(_overrides.SetItem(kind.Name, typeName));
    }

    /// <summary>Gets the type of a kind, for example <c>mlgov_aml_model_version</c>.</summary>
    /// <param name="kind">The kind.</param>
    public string Of(AssetKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _overrides.TryGetValue(kind.Name, out string? name) ? name : Prefix + Snake(kind.Name);
    }

    /// <summary>Tells whether a kind is published as a type that this library defines.</summary>
    internal bool IsOwn(AssetKind kind) => !_overrides.ContainsKey(kind.Name);

    internal static string Snake(string camel)
    {
        var text = new StringBuilder(camel.Length + 8);
        foreach (char letter in camel)
        {
            if (char.IsAsciiLetterUpper(letter))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
