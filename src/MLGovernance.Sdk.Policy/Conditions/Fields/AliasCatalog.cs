using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// The aliases policies may name, and the payload paths behind them. <see cref="BuiltIn"/> ships with the library; catalogues in the form
/// <c>az provider list --expand resourceTypes/aliases</c> prints are read with <see cref="Parse(JsonElement)"/> and laid over it with <see cref="With"/>.
/// </summary>
public sealed class AliasCatalog
{
    private static readonly Lazy<AliasCatalog> Shipped = new(ReadShipped);

    private readonly FrozenDictionary<string, ImmutableArray<PolicyAlias>> _byName;

    internal AliasCatalog(string version, IEnumerable<PolicyAlias> aliases, IEnumerable<ResourceTypeCapabilities> types)
    {
        Version = version;
        _byName = aliases
            .GroupBy(static a => a.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(static g => g.Key, static g => g.ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
        Types = types
            .GroupBy(static t => t.ResourceType, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(static g => g.Key, static g => g.Last(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the table that ships with the library: the aliases the built-in definitions for Azure ML and its dependencies use.</summary>
    public static AliasCatalog BuiltIn => Shipped.Value;

    /// <summary>Gets a catalogue without aliases.</summary>
    public static AliasCatalog Empty { get; } = new("", [], []);

    /// <summary>Gets the version of the catalogue; empty when its source has none.</summary>
    public string Version { get; }

    /// <summary>Gets the number of alias names.</summary>
    public int Count => _byName.Count;

    /// <summary>Gets all aliases, ordered by name and resource type.</summary>
    public IEnumerable<PolicyAlias> Aliases =>
        _byName.Values.SelectMany(static a => a).OrderBy(static a => a.Name, StringComparer.Ordinal).ThenBy(static a => a.ResourceType, StringComparer.Ordinal);

    internal FrozenDictionary<string, ResourceTypeCapabilities> Types { get; }

    /// <summary>Reads a catalogue.</summary>
    /// <param name="json">
    /// An array of resource providers (or <c>{"value": [...]}</c>, or one provider), the library's own form
    /// <c>{"version", "types": {type: {suffix: path}}}</c>, or <c>{"aliases": {name: path}}</c>.
    /// </param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="AzurePolicyFormatException">The JSON has none of these forms.</exception>
    public static AliasCatalog Parse(JsonElement json) => AliasCatalogReader.Read(json);

    /// <summary>Makes a catalogue of aliases given in code.</summary>
    /// <param name="aliases">The aliases.</param>
    /// <returns>The catalogue.</returns>
    public static AliasCatalog Create(IEnumerable<PolicyAlias> aliases) => new("", aliases, []);

    /// <summary>Lays another catalogue over this one: what the other describes wins.</summary>
    /// <param name="other">The catalogue with the higher rank.</param>
    /// <returns>A catalogue with the aliases of both.</returns>
    public AliasCatalog With(AliasCatalog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        IEnumerable<PolicyAlias> kept = _byName
            .Where(p => !other._byName.ContainsKey(p.Key))
            .SelectMany(static p => p.Value)
            .Where(a => !other.Describes(a.ResourceType));
        return new AliasCatalog(string.Join('+', new[] { Version, other.Version }.Where(static v => v.Length > 0)), kept.Concat(other.Aliases), Types.Values.Concat(other.Types.Values));
    }

    internal ImmutableArray<PolicyAlias> Find(string name) => _byName.TryGetValue(name, out ImmutableArray<PolicyAlias> found) ? found : [];

    /// <summary>Whether the catalogue lists every alias of a type, so that an alias it does not list does not exist.</summary>
    internal bool Describes(string resourceType) => Types.TryGetValue(resourceType, out ResourceTypeCapabilities? type) && type.IsComplete;

    private static AliasCatalog ReadShipped()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("MLGovernance.Policy.aliases.json")
            ?? throw new InvalidOperationException("The alias table is missing from the assembly.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return AliasCatalogReader.Read(document.RootElement);
    }
}
