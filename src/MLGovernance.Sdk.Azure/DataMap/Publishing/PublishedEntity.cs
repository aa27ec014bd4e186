using System.Buffers;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text.Json;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>What a publisher remembers of an entity that it published.</summary>
/// <param name="Hash">The hash of the entity as it was stated, or <see cref="Pending"/> from the moment a write begins until it is known to have ended.</param>
internal sealed record PublishedEntity(string Hash)
{
    internal const string Pending = "?";

    /// <summary>Gets under which name a scan holds the storage path, when it is another one.</summary>
    internal CatalogReference? HeldAs { get; init; }

    /// <summary>Gets the classifications that publishes put on the entity, ordered.</summary>
    internal ImmutableArray<string> Classifications { get; init; } = [];

    /// <summary>Gets since when the entity is marked as gone from the estate.</summary>
    internal DateTimeOffset? GoneSince { get; init; }

    internal bool IsSame(PublishedEntity? other) => other is not null && Hash == other.Hash && HeldAs == other.HeldAs && GoneSince == other.GoneSince
        && Classifications.AsSpan().SequenceEqual(other.Classifications.AsSpan());

    internal static string HashOf(CatalogEntity entity)
    {
        ArrayBufferWriter<byte> output = new(1024);
        using (Utf8JsonWriter writer = new(output))
        {
            entity.WriteTo(writer);
        }

        return HashOf(output.WrittenSpan);
    }

    /// <summary>Returns 64 bits: a change goes unseen once in 10^19.</summary>
    internal static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(XxHash3.Hash(content));
}
