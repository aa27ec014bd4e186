using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>
/// A filter in the language of the Data Map's discovery: <c>and</c>, <c>or</c>, <c>not</c> over leaves such as <c>{"entityType":"x"}</c> or
/// <c>{"attributeName":"owner","operator":"eq","attributeValue":"ada"}</c>. A leaf that is not understood is refused, never ignored.
/// </summary>
/// <remarks>Names and values are compared without case; numbers and times as numbers.</remarks>
public sealed class DiscoveryFilter
{
    private const int MaxDepth = 64;
    private readonly Func<DiscoveryDocument, bool> _test;

    private DiscoveryFilter(Func<DiscoveryDocument, bool> test) => _test = test;

    /// <summary>Gets the filter that every asset passes.</summary>
    public static DiscoveryFilter Everything { get; } = new(_ => true);

    /// <summary>Reads a filter.</summary>
    /// <param name="json">The filter; null and an empty object are <see cref="Everything"/>.</param>
    /// <exception cref="FormatException">It is not understood; the message says which part and what was expected.</exception>
    public static DiscoveryFilter Parse(JsonElement json) =>
        json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? Everything : new DiscoveryFilter(Read(json, 0));

    /// <summary>Tells whether an asset passes.</summary>
    /// <param name="document">The asset.</param>
    public bool Matches(DiscoveryDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return _test(document);
    }

    private static Func<DiscoveryDocument, bool> Read(JsonElement filter, int depth)
    {
        if (filter.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The filter '{DiscoveryText.Cut(filter)}' is invalid: expected an object.");
        }

        if (depth > MaxDepth)
        {
            throw new FormatException($"The filter is nested deeper than {MaxDepth}.");
        }

        if (filter.TryGetProperty("and", out JsonElement all) && all.ValueKind == JsonValueKind.Array)
        {
            Func<DiscoveryDocument, bool>[] parts = [.. all.EnumerateArray().Select(part => Read(part, depth + 1))];
            return document => Array.TrueForAll(parts, part => part(document));
        }

        if (filter.TryGetProperty("or", out JsonElement any) && any.ValueKind == JsonValueKind.Array)
        {
            Func<DiscoveryDocument, bool>[] parts = [.. any.EnumerateArray().Select(part => Read(part, depth + 1))];
            return document => Array.Exists(parts, part => part(document));
        }

        if (filter.TryGetProperty("not", out JsonElement negated))
        {
            Func<DiscoveryDocument, bool> part = Read(negated, depth + 1);
            return document => !part(document);
        }

        return DiscoveryLeaf.Read(filter);
    }
}
