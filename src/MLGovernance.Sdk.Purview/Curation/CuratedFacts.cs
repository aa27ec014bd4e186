using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Purview;

/// <summary>What people curated in a catalogue: facts of the estate that policies read, and that no publish overwrites.</summary>
/// <param name="Assets">The assets that were curated, ordered by identity.</param>
public sealed record CuratedFacts(ImmutableArray<CuratedAsset> Assets)
{
    /// <summary>The property of a payload that bears the facts: <c>properties.purview</c>.</summary>
    public const string FactName = "purview";

    private const string Format = "mlgov-curated-1";

    /// <summary>Reads a file that <see cref="Save"/> wrote.</summary>
    /// <param name="stream">The file.</param>
    /// <exception cref="InvalidDataException">It is no such file; the message tells the place.</exception>
    public static CuratedFacts Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using JsonDocument document = JsonDocument.Parse(stream);
            JsonElement root = document.RootElement;
            if (HeldEntity.Text(HeldEntity.Member(root, "format")) != Format || HeldEntity.Member(root, "assets") is not { ValueKind: JsonValueKind.Array } assets)
            {
                throw new InvalidDataException($"Expected an object with the format '{Format}' and an array 'assets', as 'mlgov purview pull' writes it.");
            }

            return new CuratedFacts([.. assets.EnumerateArray().Select(ReadAsset)]);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Line {error.LineNumber + 1} is no JSON: {error.Message}", error);
        }
    }

    /// <summary>Writes the facts as JSON, one asset a line.</summary>
    /// <param name="stream">Receives the file.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write("{\"format\":\"mlgov-curated-1\",\"assets\":["u8);
        for (int index = 0; index < Assets.Length; index++)
        {
            stream.Write(index == 0 ? "\n"u8 : ",\n"u8);
            stream.Write(Json(Assets[index], withId: true));
        }

        stream.Write("\n]}\n"u8);
    }

    /// <summary>Puts the facts on the assets of an estate.</summary>
    /// <param name="into">Receives the facts, each as <c>properties.purview</c>.</param>
    public void AddTo(EstateSnapshotBuilder into)
    {
        ArgumentNullException.ThrowIfNull(into);
        foreach (CuratedAsset asset in Assets)
        {
            into.AddFact(asset.Asset, FactName, Json(asset, withId: false));
        }
    }

    private static CuratedAsset ReadAsset(JsonElement item, int index) =>
        AssetId.TryParse(HeldEntity.Text(HeldEntity.Member(item, "id")) ?? "", null, out AssetId id, out string? error)
            ? CuratedAsset.Read(id, item) : throw new InvalidDataException($"assets[{index}].id is no identity of an asset: {error}");

    private static ReadOnlySpan<byte> Json(CuratedAsset asset, bool withId)
    {
        ArrayBufferWriter<byte> output = new();
        using (Utf8JsonWriter writer = new(output))
        {
            writer.WriteStartObject();
            if (withId)
            {
                writer.WriteString("id", asset.Asset.Value);
            }

            asset.WriteTo(writer);
            writer.WriteEndObject();
        }

        return output.WrittenSpan;
    }
}
