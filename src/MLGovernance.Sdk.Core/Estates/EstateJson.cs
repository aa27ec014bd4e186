using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLGovernance;

/// <summary>The JSON that snapshots hold besides payloads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(AssetIdJsonConverter)])]
[JsonSerializable(typeof(EstateIssue[]))]
internal sealed partial class EstateJson : JsonSerializerContext;

/// <summary>Writes an <see cref="AssetId"/> as its canonical text.</summary>
internal sealed class AssetIdJsonConverter : JsonConverter<AssetId>
{
    public override AssetId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => AssetId.FromCanonical(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, AssetId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
